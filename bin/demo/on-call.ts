import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'

const milestone = (
  key: string,
  title: string,
  description: string,
  criteria: string[],
  more: Partial<MilestoneContent> = {},
): MilestoneContent => ({
  key,
  kind: 'skill',
  title,
  description,
  criteria: criteria.map((text, index) => ({ key: `${index + 1}`, text })),
  needs: [],
  weeks: null,
  shown: [],
  outcome: null,
  rubric: null,
  cadence: null,
  resources: [],
  ...more,
})

const logs = milestone(
  'read-the-logs',
  'Find the cause of a failure in the logs',
  'Most of a night on call is reading. Whoever knows where the lines come from reads fewer of them.',
  [
    'Names the service and the deploy that an error came with',
    'Follows one request through all three services by its id',
    'Says what a missing line means, not only what a present one says',
  ],
)
const runbook = milestone(
  'follow-the-runbook',
  'Work through a runbook and mend it',
  'A runbook that nobody has followed since it was written is a guess. You follow it and leave it better.',
  ['Has followed a runbook to its end on staging', 'Has mended at least two steps that were out of date'],
)
const pager = milestone(
  'silence-a-noisy-alert',
  'Silence an alert that nobody acts on',
  'An alert that wakes someone for nothing costs trust in all the others.',
  [
    'Shows from the last month how often it fired and what was done',
    'Removes it or raises its limit, with a reason',
  ],
)
const shadow = milestone(
  'shadow-a-week',
  'Shadow a week on call',
  'You sit beside whoever is on call, by day only, and write down what you would have done.',
  [
    'Took part in every hand-over of the week',
    'Kept notes of each alert: what it was and what you’d have tried',
  ],
  { needs: ['read-the-logs', 'follow-the-runbook'], weeks: 1 },
)
const incident = milestone(
  'write-up-an-incident',
  'Write up an incident without blame',
  'The write-up is read by people who weren’t there and who will be on call next.',
  [
    'Has a timeline with sources',
    'Names what helped, not only what broke',
    'Ends in at most three actions with owners',
  ],
  { needs: ['shadow-a-week'] },
)
const own = milestone(
  'own-a-week',
  'Be on call for a week',
  'With someone to ring, and from nine to six. The nights come later.',
  ['Handed over in writing', 'Asked for help at least once, and early'],
  { needs: ['shadow-a-week'], weeks: 1, shown: ['alone'] },
)

export const firstVersion: RoadmapContent = {
  title: 'On call for what we run',
  summary: 'From reading the logs to a week on call, for those who want to share the rota.',
  levels: [],
  stages: [
    {
      key: 'beside',
      title: 'Beside someone on call',
      summary: 'You look on, learn where things are, and mend what you find.',
      milestones: [logs, runbook, pager],
    },
    {
      key: 'on-call',
      title: 'On call by day',
      summary: 'You carry the pager in working hours.',
      milestones: [shadow, incident, own],
    },
  ],
}

/** One milestone reworded, one moved to the other stage, one gone and one new. */
export const secondVersion: RoadmapContent = {
  ...firstVersion,
  stages: [
    {
      key: 'beside',
      title: 'Beside someone on call',
      summary: 'You look on, learn where things are, and mend what you find.',
      milestones: [
        {
          ...logs,
          criteria: [
            { key: '1', text: 'Names the service and the deploy that an error came with' },
            { key: '2', text: 'Follows one request through the traces, from the edge to the database' },
            { key: '4', text: 'Saves the query that found it, so that the next one starts from there' },
          ],
        },
        runbook,
        shadow,
      ],
    },
    {
      key: 'on-call',
      title: 'On call by day',
      summary: 'You carry the pager in working hours.',
      milestones: [
        incident,
        own,
        milestone(
          'hand-over-well',
          'Hand over a week on call',
          'What isn’t written down at hand-over is found again at night.',
          ['Lists what is still open, with links', 'Says what the next one can ignore'],
          { needs: ['own-a-week'] },
        ),
      ],
    },
  ],
}

export const noteOnSecond =
  'We have traces now, so reading logs is about them. The pager is David’s to tune; if you’re in the middle of that one, it stays yours.'

import { newId } from '#lib/core/ids.ts'
import type { Cast } from '../every-text/write.ts'
import type { ActionRow, Fields } from './row.ts'

type Goal = Exclude<keyof Cast['goals'], 'comments' | 'withdrawn' | 'observations'>

const file = 'app/(main)/goals/[goalId]/actions.ts'
// As the steps in `tests/access/every-text/goals.ts` leave them.
const versions: Partial<Record<Goal, number>> = {
  planned: 1,
  talk: 5,
  blocked: 5,
  behaviour: 2,
  habit: 2,
  dropped: 2,
  achieved: 4,
}
const on =
  (goal: Goal, fields: (cast: Cast) => Fields = () => ({})): ActionRow['fields'] =>
  (cast) => ({ goalId: cast.goals[goal], formId: newId(), version: String(versions[goal]), ...fields(cast) })
const reason = { reason: 'The reason' }

// The junior's own steps; the mentor and the lead see the goal and are told no.
const ofJunior = (name: string, fields: ActionRow['fields']): ActionRow => ({
  file,
  name,
  fields,
  may: 'junior',
  told: 'mentor lead',
})
// Steps of the mentor and the lead; the junior is told no.
const ofGuides = (name: string, fields: ActionRow['fields']): ActionRow => ({
  file,
  name,
  fields,
  may: 'mentor lead',
  told: 'junior',
})
// The verdict is the active mentor's; a lead may only give it if there is no mentor.
const ofMentor = (name: string, fields: ActionRow['fields']): ActionRow => ({
  file,
  name,
  fields,
  may: 'mentor',
  told: 'junior lead',
})
// Everyone in the circle.
const ofCircle = (name: string, fields: ActionRow['fields']): ActionRow => ({
  file,
  name,
  fields,
  may: 'junior mentor lead',
})

export const goals: ActionRow[] = [
  ofJunior('start', on('planned')),
  ofJunior('askApproval', on('behaviour')),
  ofJunior('withdraw', on('talk')),
  ofJunior(
    'work',
    on('blocked', ({ roadmap }) => ({
      decision: 'tick',
      criteria: roadmap.milestones.second.criterionIds,
    })),
  ),
  ofJunior(
    'work',
    on('project', ({ roadmap }) => ({
      decision: 'submit',
      criteria: roadmap.milestones.project.criterionIds,
      note: 'Here it is',
      'links.0.id': newId(),
      'links.0.url': 'https://example.org/',
    })),
  ),
  ofMentor(
    'answer',
    on('talk', ({ goals }) => ({ decision: 'approve', allMet: 'on', evidenceId: goals.waiting })),
  ),
  ofMentor(
    'answer',
    on('talk', ({ goals }) => ({
      decision: 'request_changes',
      evidenceId: goals.waiting,
      feedback: 'Not yet',
    })),
  ),
  {
    file,
    name: 'comment',
    fields: (cast, asker) => ({
      goalId: cast.goals.talk,
      formId: newId(),
      body: 'A word',
      visibility: 'circle',
      readerId: asker === 'junior' ? cast.ids.mentor : '',
    }),
    may: 'junior mentor lead',
  },
  {
    file,
    name: 'comment',
    about: 'a junior writes to nobody but their mentors of now',
    fields: ({ goals, ids }, asker) => ({
      goalId: goals.talk,
      id: newId(),
      body: 'A word',
      visibility: 'pair',
      readerId: asker === 'junior' ? ids.mentor : ids.junior,
    }),
    may: 'junior mentor lead',
  },
  {
    file,
    name: 'comment',
    about: 'the page named a mentor whose mentorship has ended since',
    fields: ({ goals, ids }) => ({
      goalId: goals.talk,
      formId: newId(),
      body: 'A word',
      visibility: 'pair',
      readerId: ids.formerMentor,
    }),
    may: 'nobody',
    told: 'junior mentor lead',
  },
  // No one may change another person's comment, and whether they may read it makes no difference to the answer.
  {
    file,
    name: 'edit',
    fields: ({ goals }) => ({
      goalId: goals.talk,
      commentId: goals.comments['comment-mentor-circle'],
      version: '1',
      body: 'Other words',
    }),
    may: 'mentor',
  },
  {
    file,
    name: 'edit',
    about: 'its author mentors the junior no more',
    fields: ({ goals }) => ({
      goalId: goals.talk,
      commentId: goals.comments['comment-former-pair'],
      version: '1',
      body: 'Other words',
    }),
    may: 'nobody',
  },
  {
    file,
    name: 'widen',
    fields: ({ goals, circle }) => ({
      goalId: goals.talk,
      commentId: goals.comments['comment-mentor-private'],
      version: '1',
      circle,
      visibility: 'circle',
      confirmed: 'yes',
    }),
    may: 'mentor',
  },
  {
    file,
    name: 'widen',
    about: 'its author mentors the junior no more',
    fields: ({ goals }) => ({
      goalId: goals.talk,
      commentId: goals.comments['comment-former-private'],
      version: '1',
      visibility: 'pair',
      confirmed: 'yes',
    }),
    may: 'nobody',
  },
  {
    file,
    name: 'observe',
    fields: on('behaviour', ({ today }) => ({ observedOn: today, body: 'Seen again' })),
    may: 'junior mentor',
    told: 'lead',
  },
  ofJunior(
    'logEntry',
    on('habit', ({ today }) => ({ doneOn: today, body: 'Read on', url: '' })),
  ),
  ofCircle(
    'block',
    on('planned', () => reason),
  ),
  ofCircle('unblock', on('blocked')),
  ofGuides(
    'drop',
    on('talk', () => reason),
  ),
  ofGuides('takeUp', on('dropped')),
  ofGuides(
    'moveDue',
    on('planned', ({ tomorrow }) => ({ ...reason, dueOn: tomorrow })),
  ),
  ofMentor(
    'reopen',
    on('achieved', () => reason),
  ),
]

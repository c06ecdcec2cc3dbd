import { newId } from '#lib/core/ids.ts'
import type { Cast } from '../every-text/write.ts'
import type { ActionRow } from './row.ts'

// Only an author mends, withdraws and puts back; for everyone else there is no such text of theirs.

const goalsFolder = 'app/(main)/goals/[goalId]'

const decide = (
  about: string,
  kind: string,
  id: (cast: Cast) => string | undefined,
  who: Pick<ActionRow, 'may' | 'told'>,
  { decision = 'withdraw', version = '1' } = {},
): ActionRow => ({
  file: 'app/(main)/_withdrawing/actions.ts',
  name: 'decide',
  about,
  fields: (cast) => ({ kind, id: id(cast) ?? '', version, decision, from: '/goals' }),
  ...who,
})

const putBack = { decision: 'put_back', version: '2' }

export const mending: ActionRow[] = [
  decide('a comment', 'comment', ({ goals }) => goals.comments['comment-mentor-circle'], { may: 'mentor' }),
  decide(
    'a comment, put back',
    'comment',
    ({ goals }) => goals.withdrawn['comment-mentor-withdrawn'],
    { may: 'mentor' },
    putBack,
  ),
  decide('a comment after the end', 'comment', ({ goals }) => goals.comments['comment-former-circle'], {
    may: 'nobody',
  }),
  decide(
    'a comment, put back after the end',
    'comment',
    ({ goals }) => goals.withdrawn['comment-former-withdrawn'],
    { may: 'nobody' },
    putBack,
  ),
  decide('an observation', 'observation', ({ goals }) => goals.observations.mentor, { may: 'mentor' }),
  decide('a proposal', 'proposal', ({ proposals }) => proposals.open, { may: 'junior' }),
  decide(
    'a proposal, put back',
    'proposal',
    ({ proposals }) => proposals.withdrawn,
    { may: 'junior' },
    putBack,
  ),
  decide('an answered proposal', 'proposal', ({ proposals }) => proposals.answered, {
    may: 'nobody',
    told: 'junior',
  }),
  decide('an entry', 'habit_entry', ({ goals }) => goals.entry, { may: 'junior' }),
  decide('evidence', 'evidence', ({ goals }) => goals.waiting, { may: 'junior' }),
  decide('answered evidence', 'evidence', ({ goals }) => goals.first, { may: 'nobody', told: 'junior' }),
  decide(
    'evidence, put back',
    'evidence',
    ({ goals }) => goals.withdrawn['evidence-withdrawn'],
    { may: 'junior' },
    putBack,
  ),
  decide('notes of a session', 'session_note', ({ sessions }) => sessions.briefNote, { may: 'mentor' }),
  decide('notes after the end', 'session_note', ({ sessions }) => sessions.formerNote, {
    may: 'nobody',
    told: 'formerMentor',
  }),
  decide('a point', 'agenda_point', ({ points }) => points['point-mentor-pair'], { may: 'mentor' }),
  decide('a point after the end', 'agenda_point', ({ points }) => points['point-former-pair'], {
    may: 'nobody',
    told: 'formerMentor',
  }),
  decide('an action', 'action', ({ actions }) => actions['action-mentor-circle'], { may: 'mentor' }),
  decide('an action after the end', 'action', ({ actions }) => actions['action-former-circle'], {
    may: 'nobody',
    told: 'formerMentor',
  }),
  decide('a review note', 'review', ({ reviews }) => reviews.ids['review-mentor-circle'], {
    may: 'mentor',
    told: 'junior lead',
  }),
  decide('a review note after the end', 'review', ({ reviews }) => reviews.ids['review-former-circle'], {
    may: 'nobody',
    told: 'junior mentor lead formerMentor',
  }),
  {
    file: `${goalsFolder}/observations/actions.ts`,
    name: 'mend',
    fields: ({ goals, today }) => ({
      goalId: goals.behaviour,
      formId: newId(),
      observationId: goals.observations.mentor,
      version: '1',
      observedOn: today,
      body: 'Other words',
    }),
    may: 'mentor',
  },
  {
    file: `${goalsFolder}/entries/actions.ts`,
    name: 'mend',
    fields: ({ goals, today }) => ({
      goalId: goals.habit,
      formId: newId(),
      entryId: goals.entry,
      version: '1',
      doneOn: today,
      url: '',
      body: 'Other words',
    }),
    may: 'junior',
  },
  {
    file: `${goalsFolder}/evidence/actions.ts`,
    name: 'mend',
    fields: ({ goals }) => ({
      goalId: goals.talk,
      formId: newId(),
      evidenceId: goals.waiting,
      version: '1',
      note: 'Other words',
    }),
    may: 'junior',
  },
  {
    file: `${goalsFolder}/evidence/actions.ts`,
    name: 'mend',
    about: 'answered',
    fields: ({ goals }) => ({
      goalId: goals.talk,
      formId: newId(),
      evidenceId: goals.first,
      version: '1',
      note: 'Other words',
    }),
    may: 'nobody',
    told: 'junior',
  },
  {
    file: 'app/(main)/sessions/points/[pointId]/actions.ts',
    name: 'edit',
    fields: ({ points }) => ({
      formId: newId(),
      pointId: points['point-mentor-circle'],
      version: '1',
      body: 'Other words',
      from: '/sessions',
    }),
    may: 'mentor',
  },
  {
    file: 'app/(main)/sessions/points/[pointId]/actions.ts',
    name: 'edit',
    about: 'after the end',
    fields: ({ points }) => ({
      formId: newId(),
      pointId: points['point-former-pair'],
      version: '1',
      body: 'Other words',
      from: '/sessions',
    }),
    may: 'nobody',
    told: 'formerMentor',
  },
]

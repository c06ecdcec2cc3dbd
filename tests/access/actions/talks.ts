import { newId } from '#lib/core/ids.ts'
import type { TextName } from '../texts.ts'
import { agenda } from './agenda.ts'
import type { ActionRow } from './row.ts'

const opinionFile = 'app/(main)/sessions/[sessionId]/opinion/actions.ts'
const withdrawFile = 'app/(main)/sessions/[sessionId]/withdraw/actions.ts'
const editFile = 'app/(main)/sessions/[sessionId]/edit/actions.ts'

const wider = { version: '1', visibility: 'circle', confirmed: 'yes' }

const widenPoint = (name: TextName, may: string, told: string): ActionRow => ({
  file: 'app/(main)/sessions/points/[pointId]/widen/actions.ts',
  name: 'widen',
  about: name,
  fields: ({ points, circle }) => ({ pointId: points[name], from: '/sessions', circle, ...wider }),
  may,
  told,
})

export const talks: ActionRow[] = [
  ...agenda,
  {
    file: 'app/(main)/sessions/new/actions.ts',
    name: 'log',
    fields: ({ mentorshipId, today, points, actions }) => ({
      formId: newId(),
      mentorshipId,
      heldOn: today,
      notes: 'We talked',
      talked: [points['point-junior-pair']],
      'open.0.id': actions['action-junior-pair'],
      'open.0.version': '1',
      'open.0.choice': 'done',
    }),
    may: 'mentor',
  },
  {
    file: 'app/(main)/sessions/new/actions.ts',
    name: 'log',
    about: 'with an action of another pair',
    fields: ({ mentorshipId, today, actions }) => ({
      formId: newId(),
      mentorshipId,
      heldOn: today,
      'open.0.id': actions['action-former-circle'],
      'open.0.version': '1',
      'open.0.choice': 'done',
    }),
    may: 'nobody',
  },
  {
    file: 'app/(main)/sessions/new/actions.ts',
    name: 'log',
    about: 'with an agenda point of another pair',
    fields: ({ mentorshipId, today, points }) => ({
      formId: newId(),
      mentorshipId,
      heldOn: today,
      talked: [points['point-former-pair']],
    }),
    may: 'nobody',
  },
  {
    file: 'app/(main)/sessions/plan/actions.ts',
    name: 'plan',
    fields: ({ otherMentorshipId, tomorrow }) => ({
      formId: newId(),
      mentorshipId: otherMentorshipId,
      heldOn: tomorrow,
    }),
    may: 'otherMentor',
  },
  {
    file: editFile,
    name: 'edit',
    fields: ({ sessions, today }) => ({
      sessionId: sessions.held,
      version: sessions.heldVersion,
      heldOn: today,
      pair: 'Other words',
    }),
    may: 'mentor',
    told: 'junior lead',
  },
  {
    file: editFile,
    name: 'edit',
    about: 'with an action of another pair',
    fields: ({ sessions, today, actions }) => ({
      sessionId: sessions.held,
      version: sessions.heldVersion,
      heldOn: today,
      'open.0.id': actions['action-former-circle'],
      'open.0.version': '1',
      'open.0.choice': 'done',
    }),
    may: 'nobody',
    told: 'junior lead',
  },
  {
    file: editFile,
    name: 'edit',
    about: 'with an agenda point of another pair',
    fields: ({ sessions, today, points }) => ({
      sessionId: sessions.held,
      version: sessions.heldVersion,
      heldOn: today,
      talked: [points['point-former-pair']],
    }),
    may: 'nobody',
    told: 'junior lead',
  },
  {
    file: opinionFile,
    name: 'give',
    fields: ({ opinions }) => ({ formId: newId(), sessionId: opinions.unsaid, useful: 'partly' }),
    may: 'junior',
    told: 'mentor lead',
  },
  {
    file: opinionFile,
    name: 'change',
    fields: ({ opinions }) => ({ sessionId: opinions.toLead, decision: 'withdraw' }),
    may: 'junior',
  },
  {
    file: withdrawFile,
    name: 'withdraw',
    fields: ({ sessions }) => ({ sessionId: sessions.held, version: '1' }),
    may: 'mentor',
  },
  {
    file: withdrawFile,
    name: 'withdraw',
    about: 'after the mentorship ended',
    fields: ({ sessions }) => ({ sessionId: sessions.ofFormer, version: '1' }),
    may: 'nobody',
    told: 'formerMentor',
  },
  {
    file: withdrawFile,
    name: 'putBack',
    fields: ({ sessions }) => ({ sessionId: sessions.withdrawn, version: '2' }),
    may: 'mentor',
  },
  {
    file: editFile,
    name: 'writeNotes',
    fields: ({ sessions }, asker) => ({
      sessionId: sessions.held,
      version: asker === 'junior' ? sessions.juniorVersion : sessions.mentorVersion,
      pair: 'Other words',
    }),
    may: 'junior mentor',
    told: 'lead',
  },
  {
    file: editFile,
    name: 'writeNotes',
    about: 'after the mentorship ended',
    fields: ({ sessions }) => ({ sessionId: sessions.ofFormer, version: '1', pair: 'Other words' }),
    may: 'nobody',
    told: 'junior mentor lead formerMentor',
  },
  {
    file: 'app/(main)/sessions/[sessionId]/notes/[noteId]/widen/actions.ts',
    name: 'widen',
    fields: ({ sessions, circle }) => ({
      sessionId: sessions.brief,
      noteId: sessions.briefNote,
      version: '1',
      circle,
      visibility: 'circle',
      confirmed: 'yes',
    }),
    may: 'mentor',
    told: 'junior',
  },
  {
    file: 'app/(main)/sessions/[sessionId]/notes/[noteId]/widen/actions.ts',
    name: 'widen',
    about: 'after the mentorship ended',
    fields: ({ sessions }) => ({
      sessionId: sessions.ofFormer,
      noteId: sessions.formerNote,
      version: '1',
      visibility: 'circle',
      confirmed: 'yes',
    }),
    may: 'nobody',
    told: 'formerMentor junior',
  },
  widenPoint('point-mentor-pair', 'mentor', 'junior'),
  widenPoint('point-junior-pair', 'junior', 'mentor'),
  widenPoint('point-former-pair', 'nobody', 'formerMentor junior'),
  {
    file: editFile,
    name: 'move',
    fields: ({ sessions, tomorrow }) => ({ sessionId: sessions.planned, version: '1', heldOn: tomorrow }),
    may: 'mentor',
    told: 'junior lead',
  },
  {
    file: editFile,
    name: 'cancel',
    fields: ({ sessions }) => ({ sessionId: sessions.planned, version: '1' }),
    may: 'mentor',
    told: 'junior lead',
  },
]

import { sql } from 'drizzle-orm'
import type { AnyColumn } from '../columns.ts'
import {
  check,
  day,
  dayCheck,
  id,
  index,
  instant,
  integer,
  json,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { actionStates, agendaParts, sessionStates } from '../words.ts'
import { mentorships, people, teams } from './people.ts'
import { audience, audienceChecks } from './visibility.ts'

type PlannedDate = { heldOn: string; startsAt: string | null; agreedZone: string | null }

/**
 * Versions are those that the withdrawal left: what has changed since stays as it is when the session is put back. Moments
 * are in milliseconds.
 */
export type Undone = {
  /** `isMade`: added in the session and withdrawn with it. `talkedAt` is null for one that was open. */
  points: { id: string; version: number; isMade: boolean; talkedAt: number | null }[]
  /** `closed` is null for one that was made in the session and withdrawn with it. */
  actions: {
    id: string
    version: number
    closed: { state: 'done' | 'dropped'; at: number; byId: string | null } | null
  }[]
  /** The session that was planned again. */
  plannedId: string | null
}

/** The circle sees its day; its texts have their own visibility. */
export const sessions = table(
  'sessions',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    mentorshipId: ref(() => mentorships.id).notNull(),
    mentorId: ref(() => people.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    state: oneOf(sessionStates).notNull(),
    heldOn: day().notNull(),
    /** 'HH:MM' on `heldOn` in `agreedZone`. The three are one moment, which no change of anyone's zone moves. */
    startsAt: text(),
    /** Null without a time: then `heldOn` is a calendar day. */
    agreedZone: text(),
    minutes: integer(),
    plannedInId: ref((): AnyColumn => sessions.id),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    editedAt: instant(),
    /** The date of the planned session that it was, if it was one. */
    plannedAs: json<PlannedDate>(),
    /** Logged by mistake, as its mentor said. */
    withdrawnAt: instant(),
    /** What withdrawing it undid. Null unless it's withdrawn. */
    undone: json<Undone>(),
  },
  (t) => [
    oneOfCheck('sessions_state', t.state, sessionStates),
    dayCheck('sessions_held_on', t.heldOn),
    check('sessions_minutes', sql`${t.minutes} between 1 and 1440`),
    index('sessions_mentorship').on(t.mentorshipId, t.state, t.heldOn),
    index('sessions_junior').on(t.juniorId, t.teamId, t.heldOn),
    index('sessions_mentor').on(t.mentorId, t.heldOn),
    index('sessions_team').on(t.teamId, t.heldOn),
  ],
)

/** At most one text per author and visibility, besides those withdrawn. */
export const sessionNotes = table(
  'session_notes',
  {
    id: id(),
    sessionId: ref(() => sessions.id).notNull(),
    ...audience(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    ...audienceChecks('session_notes', t),
    index('session_notes_session').on(t.sessionId),
    uniqueIndex('session_notes_one')
      .on(t.sessionId, t.authorId, t.visibility)
      .where(sql`${t.withdrawnAt} is null`),
  ],
)

/** Belongs to the mentorship until it's discussed or withdrawn. */
export const agendaPoints = table(
  'agenda_points',
  {
    id: id(),
    mentorshipId: ref(() => mentorships.id).notNull(),
    ...audience(),
    body: text().notNull(),
    part: oneOf(agendaParts),
    /** Its order among the open ones of the mentorship, then by age. Shown to nobody, since it counts points of any reader. */
    place: integer().notNull().default(0),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    talkedAt: instant(),
    talkedInId: ref(() => sessions.id),
    /** The session in whose form it was written. */
    addedInId: ref(() => sessions.id),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    ...audienceChecks('agenda_points', t),
    oneOfCheck('agenda_points_part', t.part, agendaParts),
    index('agenda_points_mentorship').on(t.mentorshipId, t.talkedAt),
    index('agenda_points_session').on(t.talkedInId),
    index('agenda_points_added_in').on(t.addedInId),
  ],
)

/** Belongs to the mentorship, not to a session. */
export const actions = table(
  'actions',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    mentorshipId: ref(() => mentorships.id).notNull(),
    sessionId: ref(() => sessions.id),
    ownerId: ref(() => people.id).notNull(),
    ...audience(),
    body: text().notNull(),
    dueOn: day(),
    state: oneOf(actionStates).notNull(),
    closedAt: instant(),
    closedById: ref(() => people.id),
    closedInId: ref(() => sessions.id),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    oneOfCheck('actions_state', t.state, actionStates),
    dayCheck('actions_due_on', t.dueOn),
    check('actions_closed', sql`(${t.state} = 'open') = (${t.closedAt} is null)`),
    ...audienceChecks('actions', t),
    index('actions_mentorship').on(t.mentorshipId, t.state),
    index('actions_owner').on(t.ownerId, t.state, t.dueOn),
    index('actions_junior').on(t.juniorId, t.teamId, t.state),
    index('actions_session').on(t.sessionId),
    index('actions_closed_in').on(t.closedInId),
  ],
)

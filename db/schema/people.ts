import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  id,
  index,
  instant,
  integer,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { roles } from '../words.ts'

export const people = table(
  'people',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    /** Where the name comes in a list (`sortKey`). */
    sortKey: text().notNull(),
    /** What an admin's search looks in (`personSearchKey`). Null until the first start after an upgrade. */
    searchKey: text(),
    /** What others call the person; null means their full name. */
    shortName: text(),
    timeZone: text().notNull(),
    /** A PHC string (argon2id); null until the person has set a password. */
    passwordHash: text(),
    isAdmin: boolean().notNull().default(false),
    hasShortcuts: boolean().notNull().default(true),
    deactivatedAt: instant(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('people_email').on(t.email),
    // Covers the admins' search, so that it doesn't read the table.
    index('people_sort_key').on(t.sortKey, t.id, t.searchKey),
    check('people_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

/** The zones that a person has had, each with the moment from which it counted. `people.timeZone` repeats the last. */
export const personTimeZones = table(
  'person_time_zones',
  {
    id: id(),
    personId: ref(() => people.id).notNull(),
    zone: text().notNull(),
    since: instant().notNull(),
  },
  (t) => [uniqueIndex('person_time_zones_since').on(t.personId, t.since)],
)

export const teams = table(
  'teams',
  {
    id: id(),
    name: text().notNull(),
    /** As `people.sortKey`. */
    sortKey: text().notNull(),
    /** Evidence that waits longer is marked as late. */
    evidenceWaitDays: integer().notNull().default(3),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (t) => [index('teams_sort_key').on(t.sortKey, t.id)],
)

/** Ended, never deleted. */
export const memberships = table(
  'memberships',
  {
    id: id(),
    personId: ref(() => people.id).notNull(),
    teamId: ref(() => teams.id).notNull(),
    role: oneOf(roles).notNull(),
    startedAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    oneOfCheck('memberships_role', t.role, roles),
    uniqueIndex('memberships_one_active').on(t.personId, t.teamId, t.role).where(sql`${t.endedAt} is null`),
    index('memberships_team').on(t.teamId, t.role, t.endedAt),
    index('memberships_person').on(t.personId, t.role),
    index('memberships_role').on(t.role, t.endedAt),
  ],
)

export const mentorships = table(
  'mentorships',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    mentorId: ref(() => people.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    /** Contact is amber after this many days, red after twice as many. */
    cadenceDays: integer().notNull(),
    version: integer().notNull().default(1),
    startedAt: instant().notNull(),
    endedAt: instant(),
    endedById: ref(() => people.id),
  },
  (t) => [
    check('mentorships_not_oneself', sql`${t.mentorId} <> ${t.juniorId}`),
    check('mentorships_cadence', sql`${t.cadenceDays} between 1 and 365`),
    uniqueIndex('mentorships_one_active')
      .on(t.mentorId, t.juniorId, t.teamId)
      .where(sql`${t.endedAt} is null`),
    index('mentorships_mentor').on(t.mentorId, t.juniorId, t.teamId),
    index('mentorships_junior').on(t.juniorId, t.teamId),
    index('mentorships_team').on(t.teamId),
  ],
)

/** The cookie carries nothing but this id, so ending the row ends the sign-in. */
export const signIns = table(
  'sign_ins',
  {
    id: id(),
    personId: ref(() => people.id).notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    userAgent: text(),
  },
  (t) => [index('sign_ins_person').on(t.personId)],
)

/** Tries of the last quarter of an hour, to limit guessing per account and network address. */
export const signInFailures = table(
  'sign_in_failures',
  { id: id(), email: text().notNull(), address: text().notNull(), at: instant().notNull() },
  (t) => [
    index('sign_in_failures_email').on(t.email, t.at),
    index('sign_in_failures_address').on(t.address, t.at),
    index('sign_in_failures_at').on(t.at),
  ],
)

/** Without `teamId` and `role`, it's for a new admin. */
export const invites = table(
  'invites',
  {
    id: id(),
    /** SHA-256 of the token, which only the link contains. */
    tokenHash: text().notNull(),
    email: text().notNull(),
    teamId: ref(() => teams.id),
    role: oneOf(roles),
    invitedById: ref(() => people.id).notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    acceptedById: ref(() => people.id),
    takenBackAt: instant(),
  },
  (t) => [
    oneOfCheck('invites_role', t.role, roles),
    uniqueIndex('invites_token').on(t.tokenHash),
    index('invites_team').on(t.teamId, t.createdAt),
    index('invites_email').on(t.email),
    index('invites_accepted_by').on(t.acceptedById),
  ],
)

export const passwordResets = table(
  'password_resets',
  {
    id: id(),
    tokenHash: text().notNull(),
    personId: ref(() => people.id).notNull(),
    /** The person themself if the operator made it. */
    madeById: ref(() => people.id).notNull(),
    /** Made with the command on the server, and so by nobody with an account. */
    isOperators: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** When it stopped working unused, before it expired. */
    endedAt: instant(),
    /** When the person said that they have read about it. */
    seenAt: instant(),
  },
  (t) => [
    uniqueIndex('password_resets_token').on(t.tokenHash),
    index('password_resets_person').on(t.personId),
  ],
)

/** At most one row is unused: the token that the latest start printed. */
export const setupTokens = table('setup_tokens', {
  id: id(),
  tokenHash: text().notNull(),
  createdAt: instant().notNull(),
  usedAt: instant(),
})

export const lastReads = table(
  'last_reads',
  {
    id: id(),
    personId: ref(() => people.id).notNull(),
    /** The id of the person or goal whose page was read. */
    subjectId: text().notNull(),
    readAt: instant().notNull(),
  },
  (t) => [uniqueIndex('last_reads_one').on(t.personId, t.subjectId)],
)

/** Ids and plain facts, never anyone's texts. */
export const auditEvents = table(
  'audit_events',
  {
    id: id(),
    at: instant().notNull(),
    actorId: ref(() => people.id),
    teamId: ref(() => teams.id),
    /** Such as 'goal.approved'. */
    event: text().notNull(),
    subjectId: text(),
    detail: text(),
  },
  (t) => [
    index('audit_events_at').on(t.at),
    index('audit_events_team_event').on(t.teamId, t.event, t.at),
    index('audit_events_subject').on(t.subjectId, t.at),
  ],
)

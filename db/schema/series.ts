import { sql } from 'drizzle-orm'
import { check, day, dayCheck, id, index, instant, integer, ref, table, text } from '../columns.ts'
import { mentorships, people, teams } from './people.ts'

/** A rhythm of planned sessions, each of which is a row of its own. The circle sees its days. */
export const sessionSeries = table(
  'session_series',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    mentorshipId: ref(() => mentorships.id).notNull(),
    firstOn: day().notNull(),
    everyDays: integer().notNull(),
    /** 'HH:MM' in `agreedZone`, which is null without a time. */
    startsAt: text(),
    agreedZone: text(),
    plannedMinutes: integer(),
    version: integer().notNull().default(1),
    createdById: ref(() => people.id).notNull(),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    dayCheck('session_series_first_on', t.firstOn),
    check('session_series_every', sql`${t.everyDays} between 1 and 365`),
    check('session_series_minutes', sql`${t.plannedMinutes} between 1 and 1440`),
    index('session_series_mentorship').on(t.mentorshipId, t.endedAt),
  ],
)

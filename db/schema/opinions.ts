import { sql } from 'drizzle-orm'
import { check, id, index, instant, oneOf, oneOfCheck, ref, table, text, uniqueIndex } from '../columns.ts'
import { usefulness } from '../words.ts'
import { people, teams } from './people.ts'
import { sessions } from './sessions.ts'

/**
 * What a junior says of a session. Nobody reads `useful` by itself: the mentor reads a summary of five at a time. The
 * word is the junior's and its one reader's.
 */
export const sessionOpinions = table(
  'session_opinions',
  {
    id: id(),
    sessionId: ref(() => sessions.id).notNull(),
    teamId: ref(() => teams.id).notNull(),
    mentorId: ref(() => people.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    useful: oneOf(usefulness).notNull(),
    body: text(),
    readerId: ref(() => people.id),
    createdAt: instant().notNull(),
    /** Of the word. */
    withdrawnAt: instant(),
  },
  (t) => [
    oneOfCheck('session_opinions_useful', t.useful, usefulness),
    check('session_opinions_reader', sql`(${t.body} is null) = (${t.readerId} is null)`),
    uniqueIndex('session_opinions_one').on(t.sessionId, t.juniorId),
    index('session_opinions_mentor').on(t.mentorId, t.createdAt),
    index('session_opinions_junior').on(t.juniorId, t.createdAt),
    index('session_opinions_reader_id').on(t.readerId),
  ],
)

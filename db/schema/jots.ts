import { sql } from 'drizzle-orm'
import {
  check,
  day,
  dayCheck,
  id,
  index,
  instant,
  integer,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
} from '../columns.ts'
import { jotOutcomes, jotStates } from '../words.ts'
import { people, teams } from './people.ts'

/** One line for later, its author's only. */
export const jots = table(
  'jots',
  {
    id: id(),
    authorId: ref(() => people.id).notNull(),
    /** The team of the person it's about, or one of the author's. */
    teamId: ref(() => teams.id).notNull(),
    aboutId: ref(() => people.id),
    body: text().notNull(),
    comesBackOn: day(),
    state: oneOf(jotStates).notNull(),
    becameKind: oneOf(jotOutcomes),
    /** The record that it was made into. */
    becameId: text(),
    closedAt: instant(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    editedAt: instant(),
  },
  (t) => [
    dayCheck('jots_comes_back_on', t.comesBackOn),
    oneOfCheck('jots_state', t.state, jotStates),
    oneOfCheck('jots_became_kind', t.becameKind, jotOutcomes),
    check('jots_closed', sql`(${t.state} = 'open') = (${t.closedAt} is null)`),
    check(
      'jots_became',
      sql`(${t.state} = 'done') = (${t.becameKind} is not null) and (${t.becameKind} is null) = (${t.becameId} is null)`,
    ),
    index('jots_author').on(t.authorId, t.state, t.createdAt),
    index('jots_about_one').on(t.authorId, t.aboutId, t.state),
  ],
)

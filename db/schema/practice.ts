import { day, dayCheck, id, index, instant, integer, ref, table, text } from '../columns.ts'
import { goals } from './goals.ts'
import { people } from './people.ts'

/** Read by the circle. */
export const observations = table(
  'observations',
  {
    id: id(),
    goalId: ref(() => goals.id).notNull(),
    authorId: ref(() => people.id).notNull(),
    observedOn: day().notNull(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    dayCheck('observations_observed_on', t.observedOn),
    index('observations_goal').on(t.goalId, t.observedOn),
  ],
)

/** Read by the circle. */
export const habitEntries = table(
  'habit_entries',
  {
    id: id(),
    goalId: ref(() => goals.id).notNull(),
    authorId: ref(() => people.id).notNull(),
    doneOn: day().notNull(),
    url: text(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [dayCheck('habit_entries_done_on', t.doneOn), index('habit_entries_goal').on(t.goalId, t.doneOn)],
)

import { id, instant, oneOf, oneOfCheck, table, uniqueIndex } from '../columns.ts'
import { upkeepTaskKinds } from '../words.ts'

/** What keeps the database well, done by one process at a time. At most one row for each kind. */
export const upkeepTasks = table(
  'upkeep_tasks',
  {
    id: id(),
    kind: oneOf(upkeepTaskKinds).notNull(),
    /** Since when a process is at it; null if none is. One that is ended on the way leaves it. */
    takenAt: instant(),
    /** When it last ended well, and when it last didn't. */
    doneAt: instant(),
    failedAt: instant(),
  },
  (t) => [
    oneOfCheck('upkeep_tasks_kind', t.kind, upkeepTaskKinds),
    uniqueIndex('upkeep_tasks_one').on(t.kind),
  ],
)

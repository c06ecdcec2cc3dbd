import { instant, integer, table } from '../columns.ts'

/** One row: `/up` counts in it, to prove that the database can be written and read back. */
export const healthChecks = table('health_checks', {
  id: integer().primaryKey(),
  number: integer().notNull(),
  checkedAt: instant().notNull(),
})

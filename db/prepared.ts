import { sql } from 'drizzle-orm'
import { onceOpen } from './client.ts'
import { goals } from './schema/goals.ts'

type Query<Rows> = PromiseLike<Rows> & { prepare: unknown }
type Prepared<Rows> = { execute(values: Record<string, unknown>): PromiseLike<Rows> }

/** A value that's filled in when a prepared read runs, but not an instant: drivers encode those differently. */
export const placeholder = <Value extends string>(name: string): Value =>
  sql.placeholder(name) as unknown as Value

/** An instant that's filled in when a prepared read runs, encoded like `goals.createdAt`. */
export const instantPlaceholder = (name: string): Date =>
  sql.param(sql.placeholder(name), goals.createdAt) as unknown as Date

/**
 * Drizzle builds the statement once per open database. Only for the busiest pages, where building a long statement
 * costs more than running it.
 */
export function prepared<Rows>(build: () => Query<Rows>) {
  // Without a name, so that nothing is left on the server's side of a connection: a pooler may give that to others.
  const prepare = () => (build() as unknown as { prepare(): Prepared<Rows> }).prepare()
  return async (values: Record<string, unknown>): Promise<Rows> => onceOpen(build, prepare).execute(values)
}

import { sql } from 'drizzle-orm'
import { onceOpen } from './client.ts'
import { goals } from './schema/goals.ts'

type Query<Rows> = PromiseLike<Rows> & { prepare: unknown }
type Prepared<Rows> = { execute(values: Record<string, unknown>): PromiseLike<Rows> }

/** Stands for a value in a prepared read, and is typed as that value. Not for instants, which each driver spells otherwise. */
export const placeholder = <Value extends string>(name: string): Value =>
  sql.placeholder(name) as unknown as Value

/** Stands for an instant in a prepared read. */
export const instantPlaceholder = (name: string): Date =>
  sql.param(sql.placeholder(name), goals.createdAt) as unknown as Date

/**
 * A read that drizzle puts together once for each open database, and runs with the values given. For the hottest pages
 * only: putting a long statement together costs more than running it.
 */
export function prepared<Rows>(name: string, build: () => Query<Rows>) {
  // PostgreSQL asks for a name; SQLite takes none.
  const prepare = () => (build() as unknown as { prepare(name: string): Prepared<Rows> }).prepare(name)
  return async (values: Record<string, unknown>): Promise<Rows> => onceOpen(build, prepare).execute(values)
}

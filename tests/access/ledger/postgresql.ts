import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Ledger } from './ledger.ts'

/** Copies all tables into a schema of its own, for `restore`. */
export async function openPostgresLedger(url: string): Promise<Ledger> {
  const client = new pg.Client(url)
  await client.connect()
  // Foreign keys aren't checked, so that tables can be put back in any order.
  await client.query('SET session_replication_role TO replica')
  const { rows } = await client.query(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('cairn_database', '__drizzle_migrations', 'last_reads') ORDER BY 1",
  )
  const tables: string[] = rows.map(({ name }) => name)
  await client.query('CREATE SCHEMA pristine')
  for (const name of tables)
    await client.query(`CREATE TABLE pristine."${name}" AS SELECT * FROM public."${name}"`)
  const allOrNothing = async (statements: readonly string[]) => {
    await client.query('BEGIN')
    try {
      for (const statement of statements) await client.query(statement)
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  }
  const texts = async () => {
    const each = tables.map((name) => `SELECT '${name}' AS name, t::text AS row FROM public."${name}" t`)
    const all = await client.query(`${each.join(' UNION ALL ')} ORDER BY 1, 2`)
    return all.rows.map(({ name, row }) => `${name} ${row}`)
  }
  return {
    state: async () =>
      createHash('sha256')
        .update((await texts()).join('\n'))
        .digest('hex'),
    ids: async () => new Set((await texts()).flatMap((row) => row.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [])),
    emailOf: async (personId) =>
      (await client.query('SELECT email FROM public.people WHERE id = $1', [personId])).rows[0]?.email,
    list: async (statement) =>
      (await client.query({ text: statement, rowMode: 'array' })).rows.map(([first]) => first),
    restore: () =>
      allOrNothing(
        tables.flatMap((name) => [
          `DELETE FROM public."${name}"`,
          `INSERT INTO public."${name}" SELECT * FROM pristine."${name}"`,
        ]),
      ),
    // SQLite calls its own database `main`.
    run: (statements) => allOrNothing(statements.map((each) => each.replaceAll('main.', 'public.'))),
    close: () => client.end(),
  }
}

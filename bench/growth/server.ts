import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { type Server, serverFrom, serverProblem } from '#db/server.ts'
import { move } from '#db/upkeep/move/move.ts'

/**
 * The company of that file in a schema of its own, by the product's own move, unless it's there already. Returns the
 * address with the schema. Throws an Error that says what is wrong with an address.
 */
export async function bringToServer(file: string, address: string): Promise<string> {
  const problem = serverProblem(address)
  if (problem) throw new Error(`The database’s address ${problem}.`)
  const made = readFileSync(`${file}.made.json`, 'utf8')
  const url = new URL(address)
  url.searchParams.set('schema', `cairn_bench_${createHash('sha256').update(file).digest('hex').slice(0, 8)}`)
  const server = serverFrom({ CAIRN_DATABASE: url.href }) as Server & { schema: string }
  const client = new pg.Client(server.url)
  await client.connect()
  try {
    const { rows } = await client
      .query('select obj_description($1::regnamespace) as made', [server.schema])
      .catch(() => ({ rows: [] }))
    if (rows[0]?.made === made) return url.href
    await client.query(`drop schema if exists ${server.schema} cascade`)
    await move({ from: file, to: server })
    // What autovacuum does by itself within minutes.
    const { rows: tables } = await client.query('select tablename from pg_tables where schemaname = $1', [
      server.schema,
    ])
    for (const { tablename } of tables) await client.query(`vacuum analyze ${server.schema}.${tablename}`)
    await client.query(`comment on schema ${server.schema} is ${client.escapeLiteral(made)}`)
  } finally {
    await client.end()
  }
  return url.href
}

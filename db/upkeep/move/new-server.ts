import pg from 'pg'
import { inSearchPath, quoted, tablesIn, within } from '../../postgresql/client.ts'
import { migrateServer } from '../../postgresql/migrate.ts'
import { moveTable } from '../../postgresql/moves.ts'
import { createOurs, createSchema } from '../../postgresql/ours.ts'
import { assertSettings } from '../../postgresql/settings.ts'
import { vectorOf } from '../../search/postgresql.ts'
import type { Server } from '../../server.ts'
import { UpkeepFailed } from '../files.ts'
import { contentText, doneIn, type Mark, type Target, tableEntry } from './ends.ts'
import { capital, saying, sayingPages } from './failures.ts'
import { beginReading, connected, nameInText, pagesOfServer } from './server.ts'
import { type MovedTable, tablesInOrder } from './tables.ts'
import { type Content, type Row, toPostgres } from './values.ts'

/** A database without tables, or with what an earlier try of the same move brought there. */
export async function openServerTarget(server: Server, mark: Mark): Promise<Target> {
  const name = nameInText(server)
  const clients: pg.Client[] = []
  const close = async () => {
    for (const each of clients) await each.end().catch(() => undefined)
  }
  try {
    return await saying(name, async () => {
      const client = await connected(server)
      clients.push(client)
      await assertSettings(client, server)
      const done = await within(client, server, () => markOrMade(client, server, name, mark))
      const holder = await connected(server)
      clients.push(holder)
      await holdMark(holder, server, name)
      await migrateServer({ ...server, isMovedTo: true }, undefined, { limit: 5000 })
      return targetOn(client, holder, server, name, done, close)
    })
  } catch (error) {
    await close()
    throw error
  }
}

function targetOn(
  client: pg.Client,
  holder: pg.Client,
  server: Server,
  name: string,
  done: Map<string, Content>,
  close: () => Promise<void>,
): Target {
  const writing = <T>(work: () => Promise<T>) => saying(name, () => within(client, server, work))
  return {
    name,
    done,
    beginAnew: async () => {
      await writing(async () => {
        const names = [...tablesInOrder().map((table) => table.name), 'search_index']
        await client.query(`TRUNCATE ${names.map(quoted).join(', ')}`)
        await client.query(`DELETE FROM ${moveTable} WHERE entry LIKE $1`, [`${tableEntry}%`])
      })
      done.clear()
    },
    copy: (table, pages, content) =>
      writing(async () => {
        const apart: [key: unknown, ...own: unknown[]][] = []
        for await (const page of pages) await insert(client, table, page, apart)
        await connect(client, table, apart)
        await note(client, `${tableEntry}${table.name}`, contentText(content()))
      }),
    pages: (table) =>
      sayingPages(
        name,
        (async function* () {
          await beginReading(client, server)
          yield* pagesOfServer(client, table)
          await client.query('COMMIT')
        })(),
      ),
    finish: () =>
      writing(async () => {
        await assertIndexed(client, name)
        for (const table of tablesInOrder()) if (table.key.kind === 'integer') await renumber(client, table)
        // Its lock on the row is on the table too.
        await holder.query('ROLLBACK')
        await client.query("SET LOCAL lock_timeout TO '5s'")
        await client.query(`DROP TABLE ${moveTable}`)
      }),
    close,
  }
}

/** The mark comes before any table, so that whatever is cut off after it can go on. */
async function markOrMade(
  client: pg.Client,
  server: Server,
  name: string,
  mark: Mark,
): Promise<Map<string, Content>> {
  if (server.schema) await createSchema(client, server.schema)
  const tables = await tablesIn(client)
  if (tables.some((table) => table.name === moveTable)) {
    const { rows } = await client.query(`SELECT entry, says FROM ${moveTable}`)
    const done = doneIn(rows, mark)
    if (done) return done
    throw new UpkeepFailed(
      `${capital(name)} holds a part of what another move brought there. Move to an empty database. Nothing was changed.`,
    )
  }
  if (tables[0])
    throw new UpkeepFailed(
      `${capital(name)} isn’t empty: it has ${tables[0].name}${tables.length > 1 ? ` and ${tables.length - 1} more` : ''}. Move to an empty database. Nothing was changed.`,
    )
  await createOurs(client)
  await client.query(`CREATE TABLE ${moveTable} (entry text PRIMARY KEY, says text NOT NULL)`)
  for (const [entry, says] of Object.entries(mark)) await note(client, entry, says)
  return new Map()
}

async function note(client: pg.Client, entry: string, says: string): Promise<void> {
  await client.query(`INSERT INTO ${moveTable} (entry, says) VALUES ($1, $2)`, [entry, says])
}

/** Until the connection ends. Throws `UpkeepFailed` if someone else holds it. */
async function holdMark(holder: pg.Client, server: Server, name: string): Promise<void> {
  await holder.query('BEGIN')
  await inSearchPath(holder, server)
  try {
    await holder.query(`SELECT 1 FROM ${moveTable} WHERE entry = 'source' FOR UPDATE NOWAIT`)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === '55P03')) throw error
    throw new UpkeepFailed(`The same move to ${name} is under way. Wait until it’s done.`)
  }
}

const types = { text: 'text', integer: 'integer', boolean: 'boolean', instant: 'timestamptz', json: 'jsonb' }

/** What refers to the same table is put into `apart`, since the row that it refers to may come later. */
async function insert(
  client: pg.Client,
  table: MovedTable,
  page: Row[],
  apart: [key: unknown, ...own: unknown[]][],
): Promise<void> {
  const { columns, key } = table
  const values = columns.map((column, at) =>
    page.map((row) => (column.isOwn ? null : toPostgres(column, row[at] ?? null))),
  )
  await client.query(
    `INSERT INTO ${quoted(table.name)} (${columns.map((column) => quoted(column.name)).join(', ')}) SELECT * FROM unnest(${columns.map((column, at) => `$${at + 1}::${types[column.kind]}[]`).join(', ')})`,
    values,
  )
  const place = (name: string) => columns.findIndex((column) => column.name === name)
  for (const row of page) {
    const own = columns.flatMap(({ isOwn }, at) => (isOwn ? [row[at] ?? null] : []))
    if (own.some((value) => value !== null)) apart.push([row[place(key.name)], ...own])
  }
  if (table.name !== 'search_documents') return
  // The next start puts the others into the index.
  const known = page.filter((row) => (row[place('readers')] ?? null) !== null)
  const words = known.map((row) => {
    const textAt = (name: string) => String(row[place(name)] ?? '')
    return vectorOf({
      readers: textAt('readers'),
      titleWords: textAt('title_words'),
      bodyWords: textAt('body_words'),
    })
  })
  await client.query(
    'INSERT INTO search_index (number, words) SELECT number, words::tsvector FROM unnest($1::integer[], $2::text[]) AS each (number, words)',
    [known.map((row) => row[place('number')]), words],
  )
}

async function connect(
  client: pg.Client,
  { name, key, columns }: MovedTable,
  apart: readonly [key: unknown, ...own: unknown[]][],
): Promise<void> {
  const own = columns.filter(({ isOwn }) => isOwn)
  for (let at = 0; at < apart.length; at += 1000) {
    const some = apart.slice(at, at + 1000)
    await client.query(
      `UPDATE ${quoted(name)} SET ${own.map((column, index) => `${quoted(column.name)} = each.own_${index}`).join(', ')} FROM unnest(${[key, ...own].map(({ kind }, index) => `$${index + 1}::${types[kind]}[]`).join(', ')}) AS each (key, ${own.map((_, index) => `own_${index}`).join(', ')}) WHERE ${quoted(name)}.${quoted(key.name)} = each.key`,
      [key, ...own].map((_, index) => some.map((row) => row[index])),
    )
  }
}

/** The next row that the database numbers comes after those that are there. */
async function renumber(client: pg.Client, { name, key }: MovedTable): Promise<void> {
  const { rows } = await client.query('SELECT pg_get_serial_sequence($1, $2) AS sequence', [
    quoted(name),
    key.name,
  ])
  if (rows[0].sequence)
    await client.query(
      `SELECT setval($1, coalesce(max(${quoted(key.name)}), 0) + 1, false) FROM ${quoted(name)}`,
      [rows[0].sequence],
    )
}

async function assertIndexed(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query(
    'SELECT (SELECT count(readers) FROM search_documents) - (SELECT count(*) FROM search_index) AS missing',
  )
  if (Number(rows[0].missing) !== 0)
    throw new UpkeepFailed(`${capital(name)} doesn’t have every text in its search index.`)
}

import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hold } from '#db/hold.ts'
import { migrateServer } from '#db/postgresql/migrate.ts'
import { type Server, serverFrom } from '#db/server.ts'
import { type Moved, move } from '#db/upkeep/move/move.ts'
import { cairn, within } from './support/commands.ts'
import { demoFile } from './support/demo-database.ts'
import { addHostileRows, findings, recordIn } from './support/moving.ts'
import { type PostgresServer, startPostgres } from './support/postgresql/server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-move-'))
let postgres: PostgresServer
// The demo, moved without anything in the way.
let straight: { data: string; url: string; server: Server; tables: Moved['tables'] }
beforeAll(async () => {
  postgres = await startPostgres()
  const data = copyOfTheDemo()
  const target = await emptyDatabase()
  straight = { data, ...target, tables: (await moving(data, target.server)).tables }
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

let places = 0
function copyOfTheDemo(): string {
  const data = path.join(folder, `${++places}`, 'cairn.db')
  mkdirSync(path.dirname(data))
  copyFileSync(demoFile, data)
  chmodSync(data, 0o600)
  addHostileRows(data)
  return data
}

async function emptyDatabase(): Promise<{ url: string; server: Server }> {
  const name = `moved_${++places}`
  await postgres.run(`create database ${name}`)
  const url = postgres.url(name)
  return { url, server: serverFrom({ CAIRN_DATABASE: url }) as Server }
}

async function asked(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(statement).finally(() => client.end())
  return rows.map((row) => Object.values(row)[0])
}

/** Does it once, as soon as that share of the rows is done. */
const at = (share: number, then: () => unknown) => {
  let isOver = false
  return async (done: number) => {
    if (isOver || done < share) return
    isOver = true
    await then()
  }
}

const moving = (from: string | Server, to: string | Server, more: Partial<Parameters<typeof move>[0]> = {}) =>
  move({ from, to, ...more })

/** In its middle, as by Ctrl+C. */
async function brokenOff(from: string | Server, to: string | Server): Promise<void> {
  const stop = new AbortController()
  const broken = moving(from, to, { signal: stop.signal, onCopied: at(0.5, () => stop.abort()) })
  await expect(broken).rejects.toThrow(/^Stopped\. .*it goes on: \d+ of \d+ tables/)
}

test('the demo is moved to PostgreSQL and back, and is the same: by hash, row for row, and to those who search', async () => {
  const data = copyOfTheDemo()
  const [bytes, original] = [readFileSync(data), recordIn(data)]
  const { url } = await emptyDatabase()
  // Anyone is let in, so any password will do.
  const address = url.replace('cairn@', 'cairn:sesame@')
  const there = await cairn(data, ['move', address, '--json'])
  expect(there).toMatchObject({ status: 0, err: '' })
  expect(there.out).not.toContain('sesame')
  expect(readFileSync(data).equals(bytes)).toBe(true)
  expect(statSync(`${data}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)

  const found = findings(data)
  expect(found.hits.length).toBeGreaterThan(50)
  expect(findings(data, url)).toEqual(found)
  const numbers = "nextval(pg_get_serial_sequence('search_documents', 'number'))::integer - max(number)"
  expect(await asked(url, `select ${numbers} from search_documents`)).toEqual([1])

  const back = path.join(folder, 'back', 'cairn.db')
  const again = await cairn(data, ['move', back], { env: { CAIRN_DATABASE: address } })
  expect(again).toMatchObject({ status: 0, err: '' })
  expect(again.out).toContain('Every table has the same count and the same hash in both.')
  expect(again.out).toContain(`Set CAIRN_DATA to ${back}`)
  expect(again.out).not.toContain('sesame')
  expect(recordIn(back)).toEqual(original)
  const { tables } = JSON.parse(there.out) as Moved
  for (const [name, { rows }] of Object.entries(tables))
    expect([name, rows]).toEqual([name, original[name]?.rows])
  expect(Object.keys(tables).length).toBe(Object.keys(original).length - 1)
  const doctor = await cairn(back, ['doctor', '--json'])
  expect(JSON.parse(doctor.out)).toMatchObject({ ok: true })
})

test('a move to PostgreSQL that is broken off goes on; until then no start takes what is there', async () => {
  const data = copyOfTheDemo()
  const { url, server } = await emptyDatabase()
  await brokenOff(data, server)
  await expect(migrateServer(server)).rejects.toThrow('a move to it hasn’t ended')
  // Neither is it a source, nor does another record come to what is there.
  await expect(moving(server, path.join(folder, 'half.db'))).rejects.toThrow('a move to it hasn’t ended')
  await expect(moving(copyOfTheDemo(), server)).rejects.toThrow('what another move brought there')

  const cut = moving(data, server, {
    onCompared: at(0.5, () =>
      asked(
        url,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cairn move'",
      ),
    ),
  })
  await expect(cut).rejects.toThrow(
    /^The PostgreSQL database \S+ at \S+ doesn’t answer \(.*it goes on: (\d+) of \1 tables/,
  )

  const { wentOn, tables } = await moving(data, server)
  expect(wentOn).toBe(true)
  expect(tables).toEqual(straight.tables)
  expect(await migrateServer(server)).toEqual({ applied: 0 })
})

test('a source that was used between two tries is moved as it is now', async () => {
  const data = copyOfTheDemo()
  const { url, server } = await emptyDatabase()
  await brokenOff(data, server)
  within(data, (connection) => connection.exec("update people set name = 'Someone Else' where rowid = 1"))
  const { tables } = await moving(data, server)
  const { people, ...others } = straight.tables
  expect(tables).toMatchObject(others)
  expect(tables.people?.hash).not.toBe(people?.hash)
  expect(await asked(url, "select count(*)::integer from people where name = 'Someone Else'")).toEqual([1])
})

test('a move to a file that is broken off, or meets a full disk, goes on', async () => {
  const { data, url, server } = straight
  const to = path.join(folder, 'files', 'cairn.db')
  await brokenOff(server, to)
  expect(existsSync(to)).toBe(false)
  const full = await cairn(data, ['move', to], { env: { CAIRN_DATABASE: url }, blocks: 5000 })
  expect(full).toMatchObject({ status: 1, out: '' })
  expect(full.err).toMatch(/cairn\.db (has no room|is on a disk that fails).*it goes on/)
  expect(existsSync(to)).toBe(false)
  const moved = await moving(server, to)
  expect(moved.wentOn).toBe(true)
  expect(recordIn(to)).toEqual(recordIn(data))
  expect(existsSync(`${to}.moving`)).toBe(false)
})

test('a file whose name is taken meanwhile stays, and the move begins anew', async () => {
  const to = path.join(folder, 'taken.db')
  const taken = moving(straight.server, to, { onCompared: at(0.9, () => writeFileSync(to, 'theirs')) })
  await expect(taken).rejects.toThrow(/exists already.*Run the same command again, and it begins anew\.$/)
  expect(readFileSync(to, 'utf8')).toBe('theirs')
  expect(existsSync(`${to}.moving`)).toBe(false)
})

test('a write to the source during the move is noticed, and the move fails', async () => {
  const { url, server } = straight
  const to = path.join(folder, 'written.db')
  const write = (what: string) => asked(url, `update goals set version = version ${what}`)
  const written = moving(server, to, { onCopied: at(0.5, () => write('+ 1')) })
  await expect(written).rejects.toThrow('goals was written to during the move')
  expect(existsSync(to)).toBe(false)
  await write('- 1')
})

test('a copy that isn’t the original is noticed, and the move names the table', async () => {
  const data = copyOfTheDemo()
  const { url, server } = await emptyDatabase()
  const spoilt = moving(data, server, {
    onCompared: at(0, () => asked(url, "update search_documents set title = 'x'")),
  })
  await expect(spoilt).rejects.toThrow(/^search_documents isn’t the same in .*with another hash/)
  await expect(migrateServer(server)).rejects.toThrow('a move to it hasn’t ended')
})

test('what holds something, is in use, or is no place to move to is refused', async () => {
  const { data, url, server } = straight
  const theirs = await emptyDatabase()
  await asked(theirs.url, 'create table theirs (one integer)')
  await expect(moving(data, theirs.server)).rejects.toThrow('isn’t empty: it has theirs')
  const release = hold(data)
  await expect(moving(data, server)).rejects.toThrow('is in use, by a running Cairn')
  release()
  await expect(moving(data, server)).rejects.toThrow('isn’t empty')
  const running = new pg.Client({ connectionString: url, application_name: 'cairn' })
  await running.connect()
  await expect(moving(server, path.join(folder, 'used.db'))).rejects.toThrow('is in use, by a running Cairn')
  await running.end()
  await expect(moving(server, data)).rejects.toThrow('exists already')

  const wrong: [to: string, status: number, says: string][] = [
    ['mysql://cairn:sesame@127.0.0.1/cairn', 2, 'TO must be an address of PostgreSQL'],
    ['postgres://cairn:sesame@127.0.0.1:1/cairn', 1, 'doesn’t answer'],
    ['other.db', 1, 'Both are SQLite files'],
  ]
  for (const [to, status, says] of wrong) {
    const refused = await cairn(data, ['move', to])
    expect(refused).toMatchObject({ status, out: '' })
    expect(refused.err).toContain(says)
    expect(refused.err).not.toContain('sesame')
  }
})

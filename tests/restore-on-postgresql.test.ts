import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProgram } from '#db/upkeep/postgresql/programs.ts'
import { cairn } from './support/commands.ts'
import { ask, makeRecord, runOn } from './support/postgresql/record.ts'
import { type PostgresServer, startPostgres } from './support/postgresql/server.ts'

// What keeps a restore on PostgreSQL from doing harm.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-restore-'))
const data = path.join(folder, 'cairn.db')
let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
  await postgres.run('create role team login', 'create database record owner team')
  await makeRecord(asTeam('record'))
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

let places = 0
/** Of an account that isn't an administrator, and owns the database. */
async function newRecord(): Promise<string> {
  const name = `record_${++places}`
  await postgres.run(`create database ${name} template record owner team`)
  return asTeam(name)
}

const asTeam = (name: string) => postgres.url(name).replace('cairn@', 'team@')
const asAdmin = (url: string) => url.replace(/\w+@/, 'cairn@')

async function backUp(url: string): Promise<string> {
  const file = path.join(folder, `${++places}.dump`)
  const made = await cairn(data, ['backup', file], { env: { CAIRN_DATABASE: url } })
  expect(made).toMatchObject({ status: 0, err: '' })
  return file
}

const restore = (url: string, file: string) =>
  cairn(data, ['restore', file], { env: { CAIRN_DATABASE: url } })

const schemas = async (url: string) =>
  (await ask(asAdmin(url), "select nspname as name from pg_namespace where nspname !~ '^pg_' order by 1"))
    .map(({ name }) => String(name))
    .filter((name) => name !== 'information_schema')

const numberOf = async (url: string, table: string) =>
  (await ask(asAdmin(url), `select count(*)::integer as number from ${table}`))[0]?.number

const marked = 'What only two people may read'
const note = `insert into audit_events (id, at, event) values ('mark', now(), '${marked}')`

describe.runIf(findProgram('pg_dump') && findProgram('pg_restore'))('on PostgreSQL', () => {
  test('the schema is the one that PostgreSQL chooses for the account', async () => {
    await postgres.run('create database apart owner team')
    const url = asTeam('apart')
    await ask(url, 'create schema team')
    await makeRecord(url)
    const file = await backUp(url)
    await ask(url, note)
    expect(await restore(url, file)).toMatchObject({ status: 0, err: '' })
    expect(await schemas(url)).toEqual([
      expect.stringMatching(/^cairn_replaced_team_\d{4}_/),
      'public',
      'team',
    ])
    expect(await numberOf(url, "team.audit_events where id = 'mark'")).toBe(0)
    expect(await numberOf(url, "pg_class where relnamespace = 'public'::regnamespace")).toBe(0)
  })

  test('who may not put the schema aside is told what to do before anything is changed', async () => {
    const url = await newRecord()
    const database = url.split('/').at(-1)
    const file = await backUp(url)
    await ask(
      asAdmin(url),
      'alter schema public owner to cairn',
      'grant all on schema public to team',
      `alter database ${database} owner to cairn`,
    )
    const tried = await restore(url, file)
    expect(tried.status).toBe(1)
    expect(tried.err).toContain(
      `ALTER SCHEMA "public" OWNER TO "team"; GRANT CREATE ON DATABASE "${database}" TO "team"; Nothing was changed.`,
    )
    expect(await schemas(url)).toEqual(['public'])
    await ask(
      asAdmin(url),
      'alter schema public owner to team',
      `grant create on database ${database} to team`,
    )
    expect(await restore(url, file)).toMatchObject({ status: 0, err: '' })
  })

  test('a dump with what would run by itself is refused', async () => {
    const url = await newRecord()
    const nothing =
      'create function nothing() returns trigger language plpgsql as $$ begin return new; end $$'
    for (const [kind, ...statements] of [
      ['rule', 'create rule silent as on insert to goals do instead nothing'],
      ['function', 'drop rule silent on goals', nothing],
    ] as const) {
      await ask(url, ...statements)
      const tried = await restore(url, await backUp(url))
      expect(tried.status).toBe(1)
      expect(tried.err).toMatch(new RegExp(`has a ${kind} in it .*Nothing was changed`))
    }
    expect(await schemas(url)).toEqual(['public'])
    // What doesn't run is no reason: it isn't Cairn's, and is left out.
    await ask(url, 'drop function nothing', 'create view names as select name from people')
    expect(await restore(url, await backUp(url))).toMatchObject({ status: 0, err: '' })
    expect(await numberOf(url, "pg_views where schemaname = 'public'")).toBe(0)
  })

  test('one that fails leaves all as it was, and says no one’s words', async () => {
    const url = await newRecord()
    await ask(
      asAdmin(url),
      `set session_replication_role = replica; update audit_events set actor_id = '${marked}'; ${note.replace("'mark'", "'other'")}; update audit_events set actor_id = '${marked}'`,
    )
    const file = await backUp(url)
    await ask(url, note)
    const tried = await restore(url, file)
    expect(tried.status).toBe(1)
    expect(tried.err).toMatch(/pg_restore failed: .*violates foreign key constraint/)
    expect(tried.err).not.toContain(marked)
    expect(await schemas(url)).toEqual(['public'])
    expect(await numberOf(url, "audit_events where id = 'mark'")).toBe(1)
  })

  test('one whose connection breaks puts back what was there', async () => {
    const url = await newRecord()
    const file = await backUp(url)
    await ask(url, note)
    const script = `
      import pg from 'pg'
      import { restore } from './db/upkeep/postgresql/restore.ts'
      await restore(${JSON.stringify(file)}, '', { now: new Date(), prepare: async () => {
        const client = new pg.Client(${JSON.stringify(asAdmin(url))})
        await client.connect()
        await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cairn restore'")
        await client.end()
        throw new Error('It breaks here.')
      } }).catch((error) => console.log(error.message))`
    expect(await runOn(url, script)).toBe('It breaks here.\n')
    expect(await schemas(url)).toEqual(['public'])
    expect(await numberOf(url, "audit_events where id = 'mark'")).toBe(1)
  })

  test('one that is killed before it has ended the sign-ins opens to nobody, and is done again', async () => {
    const url = await newRecord()
    await ask(
      url,
      "insert into people (id, email, name, sort_key, time_zone, created_at) values ('ada', 'ada@test.example', 'Ada', 'ada', 'UTC', now())",
      "insert into sign_ins (id, person_id, created_at, expires_at, last_seen_at) values ('open', 'ada', now(), now() + interval '1 day', now())",
    )
    const file = await backUp(url)
    await ask(url, note, "update sign_ins set ended_at = now() where id = 'open'")
    const killed = runOn(
      url,
      `import { restore } from './db/upkeep/postgresql/restore.ts'
      await restore(${JSON.stringify(file)}, '', { now: new Date(), prepare: () => process.kill(process.pid, 'SIGKILL') })`,
    )
    await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL' })
    const [aside, ...others] = await schemas(url)
    expect([aside, others]).toEqual([expect.stringMatching(/^cairn_replaced_public_/), ['public']])
    await expect(makeRecord(url)).rejects.toThrow(
      `holds a backup whose restore hasn’t ended. If it no longer runs, run the same “cairn restore” again. Or put back what was there before: DROP SCHEMA "public" CASCADE; ALTER SCHEMA "${aside}" RENAME TO "public";`,
    )
    const doctor = await cairn(data, ['doctor'], { env: { CAIRN_DATABASE: url } })
    expect([doctor.status, doctor.out]).toEqual([1, expect.stringContaining('restore hasn’t ended')])
    const moved = await cairn(data, ['move', path.join(folder, 'moved.db')], { env: { CAIRN_DATABASE: url } })
    expect([moved.status, moved.err]).toEqual([1, expect.stringContaining('restore hasn’t ended')])
    expect(await restore(url, file)).toMatchObject({ status: 0, err: '' })
    // What the first one put aside is there still, and nothing of what it brought.
    expect(await schemas(url)).toEqual([aside, 'public'])
    expect(await numberOf(url, `${aside}.audit_events where id = 'mark'`)).toBe(1)
    expect(await numberOf(url, "sign_ins where id = 'open' and ended_at is not null")).toBe(1)
    await makeRecord(url)
    expect(await restore(url, await backUp(url))).toMatchObject({ status: 0, err: '' })
  })

  test('what a command meets in the database is said without values, and of the database', async () => {
    const url = await newRecord()
    const env = { CAIRN_DATABASE: url }
    await ask(asAdmin(url), 'revoke select on goals from team')
    const exported = await cairn(data, ['export'], { env })
    expect(exported.status).toBe(1)
    expect(exported.err).toMatch(/^The PostgreSQL database \S+ at \S+ doesn’t let Cairn in/)
    await ask(asAdmin(url), 'alter table people rename to persons')
    const asked = await cairn(data, ['reset-link', 'ada@hidden.example'], { env })
    expect(asked.status).toBe(1)
    expect(asked.err).toContain('relation "people" does not exist')
    expect(asked.err).not.toContain('hidden.example')
  })

  test('the doctor looks at the disk with the backups, also before its folder is there', async () => {
    const url = await newRecord()
    const place = path.join(folder, 'not', 'yet', 'cairn.db')
    const found = await cairn(data, ['doctor', '--data', place], { env: { CAIRN_DATABASE: url } })
    expect(found).toMatchObject({ status: 0, err: '' })
    expect(found.out).toMatch(new RegExp(`Disk: .* free in ${path.dirname(place)}`))
  })
})

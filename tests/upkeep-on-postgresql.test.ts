import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findProgram } from '#db/upkeep/postgresql/programs.ts'
import { cairn, writeWithoutEnd } from './support/commands.ts'
import { ask as askOn, makeRecord } from './support/postgresql/record.ts'
import { type PostgresServer, startPostgres } from './support/postgresql/server.ts'

// What an operator runs, on a PostgreSQL of the tests' own.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-upkeep-'))
const data = path.join(folder, 'cairn.db')
let server: PostgresServer
let env: { CAIRN_DATABASE: string }
beforeAll(async () => {
  server = await startPostgres()
  await server.run('create database cairn', 'create database other')
  env = { CAIRN_DATABASE: server.url('cairn') }
  await makeRecord(env.CAIRN_DATABASE)
})
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (statement: string) => askOn(env.CAIRN_DATABASE, statement)

/** Of every row, but for what a restore itself notes. */
async function state(): Promise<string> {
  const tables = await ask(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('audit_events', 'upkeep_tasks') order by 1",
  )
  const hash = createHash('sha256')
  for (const { name } of tables)
    hash.update(
      JSON.stringify(await ask(`select '${name}' as name, t::text from public."${name}" t order by 2`)),
    )
  return hash.digest('hex')
}

// PostgreSQL's own client programs may be missing, and then a sentence says so.
const hasPrograms = Boolean(findProgram('pg_dump') && findProgram('pg_restore'))

test.skipIf(hasPrograms)('without pg_dump, a backup says what is missing', async () => {
  const tried = await cairn(data, ['backup'], { env })
  expect([tried.status, tried.err]).toEqual([1, expect.stringContaining('pg_dump isn’t on this machine')])
})

test.runIf(hasPrograms)(
  'a backup is made under writes, and restored when no Cairn uses the database',
  async () => {
    const writer = await writeWithoutEnd(data, env)
    const made = await cairn(data, ['backup', '--json'], { env })
    expect(made).toMatchObject({ status: 0, err: '' })
    const { file, rows } = JSON.parse(made.out)
    expect(file).toMatch(/\/backups\/cairn-[\dTZ-]+\.dump$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)

    const early = await cairn(data, ['restore', file], { env })
    expect(early).toMatchObject({ status: 1, out: '' })
    expect(early.err).toContain('is in use by a running Cairn')
    writer.child.kill('SIGKILL')
    await writer.gone

    const before = await state()
    await ask("delete from audit_events where event = 'test.written'")
    const restored = await cairn(data, ['restore', file, '--json'], { env })
    expect(restored.err).toBe('')
    expect(JSON.parse(restored.out)).toMatchObject({
      ok: true,
      aside: expect.stringContaining('cairn_replaced_public_'),
    })
    expect(await state()).toBe(before)
    const [written] = await ask(
      "select count(*)::integer as number from audit_events where event <> 'sign-ins.ended'",
    )
    expect(Number(written?.number)).toBeGreaterThanOrEqual(rows.audit_events)
    expect(Number(rows.audit_events)).toBeGreaterThan(20)

    const doctor = await cairn(data, ['doctor'], { env })
    expect(doctor).toMatchObject({ status: 0, err: '' })
    expect(doctor.out).toContain('PostgreSQL: the PostgreSQL database cairn at 127.0.0.1')
    expect(doctor.out).toContain('Nothing is wrong.')
    await ask(`drop schema ${JSON.parse(restored.out).aside.split(' ')[2]} cascade`)
  },
)

test.runIf(hasPrograms)('what isn’t a whole backup of this Cairn changes nothing', async () => {
  const made = await cairn(data, ['backup', path.join(folder, 'good.dump'), '--json'], { env })
  const { file } = JSON.parse(made.out)
  const place = (name: string) => path.join(folder, name)
  writeFileSync(place('empty.dump'), '')
  writeFileSync(place('other.dump'), 'Something else altogether')
  copyFileSync(file, place('cut.dump'))
  writeFileSync(place('cut.dump'), readFileSync(file).subarray(0, statSync(file).size / 2))
  await ask("insert into __drizzle_migrations (id, hash, created_at) values (99, 'newer', 9999999999999)")
  await cairn(data, ['backup', place('newer.dump')], { env })
  await ask('delete from __drizzle_migrations where id = 99')
  const before = await state()
  for (const [name, why] of [
    ['empty.dump', 'is empty (0 bytes)'],
    ['other.dump', 'is not a backup of Cairn on PostgreSQL'],
    ['cut.dump', 'pg_restore failed'],
    ['newer.dump', 'made by a newer Cairn'],
    ['missing.dump', 'There is no file'],
  ] as const) {
    const tried = await cairn(data, ['restore', place(name)], { env })
    expect([tried.status, tried.err], name).toEqual([1, expect.stringContaining(why)])
    expect(await state(), name).toBe(before)
  }
  expect(await ask("select 1 from pg_namespace where nspname like 'cairn_replaced%'")).toEqual([])
})

test('a database that isn’t there, or isn’t Cairn’s, is said without the password', async () => {
  const secret = 'stones-and-paths'
  for (const name of ['nowhere', 'other']) {
    const url = new URL(server.url(name))
    url.password = secret
    for (const command of ['doctor', 'backup', 'people']) {
      const { status, out, err } = await cairn(data, [command], { env: { CAIRN_DATABASE: url.href } })
      expect([name, command, status]).toEqual([name, command, 1])
      expect(out + err).toContain(`database ${name} at 127.0.0.1`)
      expect(out + err).not.toContain(secret)
    }
  }
})

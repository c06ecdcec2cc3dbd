import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { unzip } from './support/archive.ts'
import { cairn, hashes, within, writeWithoutEnd } from './support/commands.ts'
import { demoFile } from './support/demo-database.ts'

// What an operator runs, as they run it. Variants of what can be wrong are in `tests/upkeep.test.ts`.

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let places = 0
function copyOfTheDemo(): string {
  const data = path.join(folder, `${++places}`, 'cairn.db')
  mkdirSync(path.dirname(data))
  copyFileSync(demoFile, data)
  chmodSync(data, 0o600)
  return data
}

const numberOf = (file: string, where: string) =>
  within(file, (connection) => connection.prepare(`select count(*) from ${where}`).pluck().get())

test('the demo is backed up under writes, restored elsewhere, and is the same there', async () => {
  const data = copyOfTheDemo()
  const untouched = hashes(data)
  const writer = await writeWithoutEnd(data)
  const made = await cairn(data, ['backup', '--json'])
  expect(made.err).toBe('')
  expect(made.status).toBe(0)
  const { file } = JSON.parse(made.out)
  expect(path.dirname(file)).toBe(path.join(path.dirname(data), 'backups'))
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const early = await cairn(data, ['restore', file])
  expect(early).toMatchObject({ status: 1, out: '' })
  expect(early.err).toContain('is in use, by a running Cairn')

  // A crash leaves its log, and no lock.
  writer.child.kill('SIGKILL')
  await writer.gone
  expect(statSync(`${data}-wal`).size).toBeGreaterThan(0)

  // All but what was being written is the original, row for row.
  const { audit_events: _, ...copied } = hashes(file)
  expect(untouched).toMatchObject(copied)
  const kept = Number(numberOf(file, 'audit_events'))
  expect(kept).toBeGreaterThan(Number(numberOf(demoFile, 'audit_events')))
  const written = within(data, (connection) =>
    connection.prepare('select * from audit_events order by rowid limit ?').raw().all(kept),
  )
  expect(
    within(file, (connection) => connection.prepare('select * from audit_events order by rowid').raw().all()),
  ).toEqual(written)

  const elsewhere = path.join(folder, 'elsewhere', 'other.db')
  mkdirSync(path.dirname(elsewhere))
  const restored = await cairn(elsewhere, ['restore', path.relative(path.dirname(elsewhere), file)])
  expect(restored.err).toBe('')
  expect(restored.out).toContain('Start Cairn again now.')
  // Only what a restore ends is another.
  const ended = ['sign_ins', 'password_resets', 'setup_tokens', 'audit_events']
  const differing = Object.entries(hashes(elsewhere)).filter(([name, hash]) => hashes(file)[name] !== hash)
  expect(ended).toEqual(expect.arrayContaining(differing.map(([name]) => name)))
  expect(numberOf(elsewhere, 'sign_ins where ended_at is null')).toBe(0)
  expect(numberOf(elsewhere, 'audit_events')).toBe(kept + 1)

  const doctor = await cairn(elsewhere, ['doctor', '--json'])
  expect(JSON.parse(doctor.out)).toMatchObject({ ok: true })
  expect(doctor.status).toBe(0)

  // Over the crashed one: what it had in its log is kept with it.
  const all = numberOf(data, 'audit_events')
  const { aside } = JSON.parse((await cairn(data, ['restore', file, '--json'])).out)
  expect(numberOf(aside, 'audit_events')).toBe(all)
  expect(numberOf(data, 'audit_events')).toBe(kept + 1)
  expect(statSync(data).mode & 0o777).toBe(0o600)
})

test('a disk that takes no more is said, and nothing half is left', async () => {
  const data = copyOfTheDemo()
  const made = await cairn(data, ['backup'], { blocks: 2000 })
  expect(made).toMatchObject({ status: 1, out: '' })
  expect(made.err).toMatch(/^The disk of \S+ (is full|failed)/)
  expect(readdirSync(path.join(path.dirname(data), 'backups'))).toEqual([])
})

test('the doctor names what is wrong, and mends the index', async () => {
  const data = copyOfTheDemo()
  within(data, (connection) => {
    connection.exec("update search_documents set folded_body = 'other words' where number = 2")
    connection.exec("update search_documents set readers = 'nobody00' where number = 3")
    connection.exec(
      "update search_documents set visibility = 'circle', reader_id = null where kind = 'comment'",
    )
    connection.exec(
      "update evidence set withdrawn_at = 1 where id = (select record_id from search_documents where kind = 'evidence')",
    )
    connection.exec("insert into search_index(search_index) values ('delete-all')")
  })
  const before = await cairn(data, ['doctor'])
  expect(before.status).toBe(1)
  expect(before.out).toMatch(/wrong +Search: .*doctor --repair/)
  for (const found of [
    'by all of their words',
    'by everyone who reads them',
    'by other people',
    'though they’re gone',
  ])
    expect(before.out).toContain(found)
  const after = await cairn(data, ['doctor', '--repair'])
  expect(after.out).toContain('Nothing is wrong.')
  expect(after.status).toBe(0)
  within(data, (connection) => {
    connection.pragma('foreign_keys = OFF')
    connection.exec("update goals set junior_id = 'nobody' where rowid = 1")
    connection.exec('update audit_events set at = at + 86400000 * 400 where rowid = 1')
  })
  const last = JSON.parse((await cairn(data, ['doctor', '--json'])).out)
  const wrong = last.checks.filter(({ state }: { state: string }) => state === 'wrong')
  expect(wrong.map(({ name }: { name: string }) => name)).toEqual(['References', 'Clock'])
  expect(JSON.stringify(last)).not.toContain('a secret')
})

test('accounts are listed, made admins and helped in, by the address', async () => {
  const data = copyOfTheDemo()
  const { people } = JSON.parse((await cairn(data, ['people', '--json'])).out)
  const { email } = people.find(({ isAdmin }: { isAdmin: boolean }) => !isAdmin)
  expect((await cairn(data, ['make-admin', email.toUpperCase()])).out).toBe(`${email} is an admin now.\n`)
  expect((await cairn(data, ['people'])).out).toMatch(new RegExp(`${email}.*admin`))
  expect((await cairn(data, ['reset-link', email])).out).toMatch(
    /https:\/\/cairn\.example\.org\/reset\/[\w-]{20,}\n/,
  )
  const untold = await cairn(data, ['reset-link', email], { env: { CAIRN_ORIGIN: '' } })
  expect(untold.out).toContain('CAIRN_ORIGIN isn’t set, so the link begins with http://localhost:3000.')
  expect(await cairn(data, ['make-admin', 'nobody@test.cairn'])).toMatchObject({ status: 1, out: '' })
  expect((await cairn(data, ['set-up-link'])).err).toContain('Someone has an account already.')
})

test('what a person may read is exported for this account only, over no other file and never half', async () => {
  const data = copyOfTheDemo()
  const made = await cairn(data, ['export', 'Junior@demo.cairn', '--to', 'for-ada.zip', '--json'])
  expect(made.err).toBe('')
  const { ok, file, person, rows } = JSON.parse(made.out)
  expect({ ok, file, person }).toEqual({
    ok: true,
    file: path.join(path.dirname(data), 'for-ada.zip'),
    person: 'junior@demo.cairn',
  })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const manifest = JSON.parse(unzip(readFileSync(file)).get('manifest.json')?.text ?? '')
  const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8'))
  expect(manifest).toMatchObject({ cairn: version, of: 'person', person: { email: person } })
  expect(manifest.files.find(({ name }: { name: string }) => name === 'goals').rows).toBe(rows.goals)
  // The person is told, in words that have the event.
  expect(
    numberOf(
      data,
      "audit_events join people on people.id = subject_id where event = 'person.exported' and email = 'junior@demo.cairn'",
    ),
  ).toBe(1)

  const again = await cairn(data, ['export', '--to', 'for-ada.zip'])
  expect(again).toMatchObject({ status: 1, out: '' })
  expect(again.err).toContain('exists already')
  const full = await cairn(data, ['export'], { blocks: 200 })
  expect(full).toMatchObject({ status: 1, out: '' })
  expect(full.err).toMatch(/^The disk of \S+ (is full|failed)/)
  expect(readdirSync(path.join(path.dirname(data), 'exports'))).toEqual([])
})

test('what is written wrongly has status 2 and its help; a missing database is a sentence', async () => {
  const data = path.join(folder, 'nothing.db')
  for (const args of [['bakcup'], ['backup', '--keep', '0']]) {
    const asked = await cairn(data, args)
    expect(asked).toMatchObject({ status: 2, out: '' })
    expect(asked.err).toContain('Usage: npm run cairn --')
  }
  const asked = await cairn(data, ['people', '--json'])
  expect(JSON.parse(asked.out)).toEqual({
    ok: false,
    problem: expect.stringContaining('There is no database at'),
  })
  expect(existsSync(`${data}.lock`)).toBe(false)
})

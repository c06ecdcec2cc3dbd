import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeExport } from '#bin/commands/export.ts'
import { listAccountEvents } from '#lib/people/account/reads.ts'
import type { Exporting } from '#lib/views/export/access.ts'
import { rowsOf } from '#lib/views/export/paging/reads.ts'
import { sheetsOf } from '#lib/views/export/reads.ts'
import { unzip } from '#tests/support/archive.ts'
import { dayFrom, systemContext, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { ids, readers, type Whose } from '#tests/support/exported/texts.ts'
import { writeTexts } from '#tests/support/exported/write.ts'
import { makeWorld, type PersonName, personNames, type World } from '#tests/support/world/world.ts'

openTestDatabase()

// One text of each kind and audience, each with its own words. Who has it in their export is written beside it, by hand.

let world: World
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-export-'))
beforeAll(async () => {
  world = await makeWorld()
  await writeTexts(world)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const files = new Map<string, ReturnType<typeof unzip>>()
async function exportOf(who: Whose) {
  const known = files.get(who)
  if (known) return known
  const to = path.join(folder, `${who}.zip`)
  await writeExport(who === 'record' ? systemContext() : world[who], 'cairn.db', to)
  const read = unzip(readFileSync(to))
  files.set(who, read)
  return read
}

type Row = Record<string, unknown>
const rowsIn = async (who: Whose, name: string): Promise<Row[]> =>
  JSON.parse((await exportOf(who)).get(`${name}.json`)?.text ?? '')

test.each([...personNames, 'record'] as const)(
  'the export of %s has the texts that they read, and no other',
  async (who) => {
    const entries = [...(await exportOf(who)).values()]
    const json = entries.map(({ text }) => text).join('\n')
    const [has, should] = [
      [...readers.keys()].filter((words) => json.includes(`${words}.`)),
      [...readers].filter(([, by]) => by.includes(who)).map(([words]) => words),
    ]
    expect(has).toEqual(should)
  },
)

test.each([...personNames, 'record'] as const)(
  'the export of %s doesn’t even have the id of what is private',
  async (who) => {
    const json = [...(await exportOf(who)).values()].map(({ text }) => text).join('\n')
    const hidden = [...ids].filter(
      ([words]) => /private|draft|version/.test(words) && !readers.get(words)?.includes(who),
    )
    // That there was feedback is known to the circle, who see what it decided.
    const known = hidden.filter(([words, id]) => !/feedback|remark/.test(words) && json.includes(id))
    expect(known).toEqual([])
  },
)

test('the circle sees what was decided, and only its reader what for', async () => {
  const decided = async (who: Whose) => new Map((await rowsIn(who, 'verdicts')).map((row) => [row.id, row]))
  const [pair, own, former] = ['feedback pair', 'feedback private', 'feedback of a former mentor'].map(
    (words) => ids.get(words),
  )
  const hidden = { decision: 'approved', visibility: null, reader_id: null, reader: null, feedback: null }
  expect((await decided('lead')).get(pair)).toMatchObject(hidden)
  expect((await decided('record')).get(own)).toMatchObject(hidden)
  expect((await decided('record')).get(pair)).toMatchObject({ decision: 'approved', visibility: 'pair' })
  // Who keeps their own feedback without being in the circle has no other fact of the goal.
  expect([...(await decided('formerMentor')).keys()]).toEqual([former])
  expect((await decided('formerMentor')).get(former)).toMatchObject({
    goal_id: null,
    decision: null,
    all_met: null,
  })
  expect(await rowsIn('formerMentor', 'goals')).toEqual([])
  expect((await rowsIn('formerMentor', 'goal_events')).map(({ kind, due_to }) => [kind, due_to])).toEqual([
    [null, null],
  ])
})

test('of a withdrawn text, those who could read it have a line; of a withdrawn session its day', async () => {
  const lines = async (who: Whose) =>
    (await rowsIn(who, 'withdrawn')).map(({ id }) => [...ids].find(([, each]) => each === id)?.[0]).sort()
  const of = ['comment withdrawn', 'evidence withdrawn', 'point withdrawn', 'review withdrawn']
  expect(await lines('record')).toEqual(of)
  expect(await lines('junior')).toEqual(['comment withdrawn', 'review withdrawn'])
  expect(await lines('mentor')).toEqual(['evidence withdrawn', 'point withdrawn'])
  expect(await lines('outsider')).toEqual([])
  const held = (await rowsIn('lead', 'sessions')).map(({ withdrawn_at, minutes }) => [
    withdrawn_at !== null,
    minutes,
  ])
  expect(held).toEqual([
    [false, null],
    [true, null],
  ])
  expect((await rowsIn('junior', 'sessions')).map(({ minutes }) => minutes)).toEqual([50, null])
})

test('addresses, teams and invitations are for those to whom a page shows them', async () => {
  const addresses = async (who: PersonName) =>
    (await rowsIn(who, 'memberships')).filter(({ email }) => email !== null).length
  expect(await addresses('junior')).toBe(1)
  expect(await addresses('lead')).toBe(6)
  expect(await addresses('outsider')).toBe(1)
  const limits = async (who: PersonName) => (await rowsIn(who, 'teams')).map((row) => row.evidence_wait_days)
  expect([await limits('junior'), await limits('mentor'), await limits('lead')]).toEqual([
    [null],
    [null],
    [3],
  ])
  const known = async (who: PersonName) => (await rowsIn(who, 'people')).length
  expect([await known('outsider'), await known('junior'), await known('admin')]).toEqual([1, 6, 8])
  expect((await rowsIn('admin', 'teams')).length).toBe(2)
  expect((await rowsIn('outsider', 'teams')).map(({ name }) => name)).toEqual(['Gophers'])
})

test('the manifest counts each file, and says whose export it is', async () => {
  const read = await exportOf('junior')
  const manifest = JSON.parse(read.get('manifest.json')?.text ?? '')
  expect(manifest).toMatchObject({
    format: 1,
    made_at: testNow.toISOString(),
    day: dayFrom(testNow, 0),
    time_zone: 'Asia/Kathmandu',
    of: 'person',
    person: { id: world.junior.viewer.id },
  })
  for (const { name, rows, columns } of manifest.files) {
    const list: Row[] = JSON.parse(read.get(`${name}.json`)?.text ?? '')
    expect(list.length, name).toBe(rows)
    for (const row of list) expect(Object.keys(row)).toEqual(columns)
    const [header] = (read.get(`${name}.csv`)?.text ?? '').split('\r\n')
    expect(header).toBe(`\uFEFF${columns.join(',')}`)
  }
  expect([...read.values()].every(({ mode }) => (mode & 0o777) === 0o600)).toBe(true)
})

test('the audit trail in the record tells of no private text, and no person has it', async () => {
  const events = async (who: Whose) =>
    (await rowsIn(who, 'events')).map(({ event }) => event).filter((event) => event !== 'person.exported')
  expect(await events('record')).toEqual(['comment.added', 'comment.edited'])
  for (const who of ['mentor', 'junior', 'admin'] as const) expect(await events(who)).toEqual([])
})

test('each person is told of their own export, and of nobody else’s', async () => {
  for (const who of ['junior', 'mentor', 'record'] as const) await exportOf(who)
  const told = async (who: PersonName) =>
    (await listAccountEvents(world[who], { page: 1 })).events.map(({ sentence }) => sentence)
  const exported = 'The person who runs this server exported everything you can read.'
  expect(await told('junior')).toEqual([exported])
  expect(await told('mentor')).toEqual([exported])
  await writeExport(world.mentor, 'cairn.db', path.join(folder, 'again.zip'))
  expect(await told('junior')).toEqual([exported])
  expect(await told('mentor')).toEqual([exported, exported])
})

test('rows that are read in small pages are the same, each once', async () => {
  const all = async (ctx: Exporting, most: number) => {
    const read: unknown[] = []
    for (const sheet of sheetsOf(ctx)) for await (const rows of rowsOf(ctx, sheet, most)) read.push(...rows)
    return read
  }
  for (const ctx of [world.junior, systemContext()]) expect(await all(ctx, 2)).toEqual(await all(ctx, 500))
})

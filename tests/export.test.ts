import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeExport } from '#bin/commands/export.ts'
import { closeDatabase } from '#db/client.ts'
import { openDatabase } from '#db/open.ts'
import { makeContext, makeSystemContext } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { viewerByAddress } from '#lib/sign-ins/reads.ts'
import type { Exporting } from '#lib/views/export/access.ts'
import { wordsIn } from './access/canaries/plant.ts'
import { plantDemo } from './access/canaries/record.ts'
import { wholeText } from './support/archive.ts'
import { within } from './support/commands.ts'

// A unique word in every text of the demo: an export has the words that a list written by hand gives its reader, and no
// other one.

let demo: ReturnType<typeof plantDemo>
beforeAll(() => {
  demo = plantDemo([])
  openDatabase(demo.file)
})
afterAll(async () => {
  await closeDatabase()
  rmSync(demo.folder, { recursive: true, force: true })
})

const now = new Date()
const idOf = (key: string) => demo.signIns.find((each) => each.key === key)?.id ?? ''
const contextOf = async (key: string): Promise<Exporting> => {
  const system = makeSystemContext(now)
  if (key === 'record') return system
  const id = idOf(key)
  const address = within(demo.file, (connection) =>
    connection.prepare('select email from people where id = ?').pluck().get(id),
  )
  return makeContext(await viewerByAddress(system, String(address)), now)
}

async function wordsExportedTo(key: string): Promise<Set<string>> {
  const to = path.join(demo.folder, `${key}.zip`)
  await writeExport(await contextOf(key), demo.file, to)
  const whole = wholeText(readFileSync(to))
  expect(demo.secrets.filter((hash) => whole.includes(hash))).toEqual([])
  return wordsIn(whole)
}

/** By table and column. */
const kindsOf = (canaries: typeof demo.canaries) =>
  [...new Set(canaries.map(({ table, column }) => `${table}.${column}`))].sort()

// Where the list says who may know it at most: names are known in the teams that someone was ever in, the goal repeats
// the evidence for its junior only, an invitation is listed while it's open, a user agent is shown as the device that it names,
// and an uploaded file is left out.
const atMost = [
  'goals.outcome',
  'goals.repository_url',
  'invites.email',
  'people.email',
  'people.name',
  'people.short_name',
  'roadmap_imports.file_name',
  'sign_ins.user_agent',
]

// Those who differ most: out of the team, one pair less, a former lead.
test.each(['lead', 'mentor', 'junior', 'outsider', 'admin', 'david', 'olga', 'greta'])(
  '%s gets the words that are theirs',
  async (key) => {
    const words = await wordsExportedTo(key)
    const may = ({ word }: { word: string }) => {
      const readers = demo.readers.get(word)
      return readers === 'everyone' || Boolean(readers?.has(idOf(key)))
    }
    expect(kindsOf(demo.canaries.filter((canary) => words.has(canary.word) && !may(canary)))).toEqual([])
    const missing = kindsOf(demo.canaries.filter((canary) => !words.has(canary.word) && may(canary)))
    expect(missing.filter((kind) => !atMost.includes(kind))).toEqual([])
    expect(words.size).toBeGreaterThan(300)
  },
)

test('the operator gets what people share: nothing that only its author reads', async () => {
  const words = await wordsExportedTo('record')
  const isShared = ({ word, table }: { word: string; table: string }) => {
    const readers = demo.readers.get(word)
    // A team's working copy is its leads', of whom there may be one.
    if (table.startsWith('working_')) return true
    return readers === 'everyone' || table === 'people' || (readers?.size ?? 0) > 1
  }
  expect(kindsOf(demo.canaries.filter((canary) => words.has(canary.word) && !isShared(canary)))).toEqual([])
  expect(kindsOf(demo.canaries.filter((canary) => !words.has(canary.word) && isShared(canary)))).toEqual([
    'goals.outcome',
    'goals.repository_url',
  ])
  const isAuthors = (canary: (typeof demo.canaries)[number]) => !isShared(canary) && !words.has(canary.word)
  expect(kindsOf(demo.canaries.filter(isAuthors))).toEqual(
    expect.arrayContaining(['session_notes.body', 'comments.body', 'evidence.note']),
  )
})

test('someone who is deactivated reads nothing, so there is no export', async () => {
  await expect(contextOf('mateo')).rejects.toThrow(NotFound)
})

test('an export that is stopped, or whose name is taken, leaves nothing and isn’t recorded', async () => {
  const folder = path.join(demo.folder, 'stopped')
  const to = path.join(folder, 'record.zip')
  const recorded = () =>
    within(demo.file, (connection) =>
      connection.prepare("select count(*) from audit_events where event = 'cairn.exported'").pluck().get(),
    )
  const before = recorded()
  const stop = new AbortController()
  const stopped = writeExport(await contextOf('record'), demo.file, to, {
    signal: stop.signal,
    onProgress: (done) => done > 0.4 && stop.abort(),
  })
  await expect(stopped).rejects.toThrow('Stopped.')
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(to, 'mine')
  await expect(writeExport(await contextOf('record'), demo.file, to)).rejects.toThrow('exists already')
  expect(readFileSync(to, 'utf8')).toBe('mine')
  expect(recorded()).toBe(before)
})

test('a place that can’t be written and a table that can’t be read are each a sentence', async () => {
  const folder = path.join(demo.folder, 'taken')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'file'), '')
  const inFile = writeExport(await contextOf('record'), demo.file, path.join(folder, 'file', 'record.zip'))
  await expect(inFile).rejects.toThrow('is no folder')
  within(demo.file, (connection) => connection.exec('alter table themes rename to lost'))
  const to = path.join(folder, 'record.zip')
  await expect(writeExport(await contextOf('record'), demo.file, to)).rejects.toThrow()
  expect(existsSync(to)).toBe(false)
  expect(readdirSync(folder)).toEqual(['file'])
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { actionRows } from './actions/all.ts'
import type { ActionRow } from './actions/row.ts'
import { type Asker, askers, type Instance, startInstance } from './instance.ts'
import { Ledger } from './ledger.ts'
import { pageRows } from './pages/all.ts'
import { rolesOf } from './roles.ts'
import { builtActions, callAction, type Outcome, postForm } from './send-action.ts'

const built = builtActions()
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-ledger-'))
let instance: Instance
let ledger: Ledger
let before: string
beforeAll(async () => {
  instance = await startInstance()
  ledger = new Ledger(instance.server.data, path.join(folder, 'pristine.db'))
  before = ledger.state()
})
afterAll(async () => {
  ledger?.close()
  await instance?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const keyOf = ({ file, name }: ActionRow) => `${file} ${name}`
const idOf = (row: ActionRow) => built.get(keyOf(row))?.id ?? ''
// A page of the record that carries the form; who may not see it can post to it all the same.
function pageOf(row: ActionRow): string {
  const page = pageRows.find(({ route }) => built.get(keyOf(row))?.routes.includes(route))
  return page?.at?.(instance.cast) ?? page?.route ?? ''
}
const titleOf = (row: ActionRow) =>
  [row.file.replace(/^app\/(\(main\)\/)?|\/?actions\.ts$/g, ''), row.name, row.about]
    .filter(Boolean)
    .join(' ')

function expected(row: ActionRow, asker: Asker): Outcome {
  if (asker === 'anonymous') return row.anonymous ?? 'signed-out'
  if (rolesOf(row.may).includes(asker)) return 'ok'
  return row.told && rolesOf(row.told).includes(asker) ? 'told' : 'not-found'
}

const call = (row: ActionRow, asker: Asker) =>
  callAction(instance, asker, idOf(row), row.fields(instance.cast, asker))

test('every action of the build stands in the tables', () => {
  const listed = new Set(actionRows.map(keyOf))
  expect([...built.keys()].filter((key) => !listed.has(key))).toEqual([])
  expect([...listed].filter((key) => !built.has(key))).toEqual([])
})

describe('who may do what', () => {
  afterEach(() => {
    if (ledger.state() !== before) ledger.restore()
  })
  test.each(actionRows.map((row, index) => [`${index + 1} ${titleOf(row)}`, row] as const))(
    '%s',
    async (_, row) => {
      const outcomes: Partial<Record<Asker, Outcome>> = {}
      const [may, mayNot] = [true, false].map((is) =>
        askers.filter((asker) => (expected(row, asker) === 'ok') === is),
      )
      await Promise.all(
        (mayNot ?? []).map(async (asker) => {
          outcomes[asker] = await call(row, asker)
        }),
      )
      const isUntouched = ledger.state() === before
      for (const asker of may ?? []) {
        outcomes[asker] = await call(row, asker)
        const wrote = ledger.state() !== before
        if (wrote === Boolean(row.writesNothing))
          outcomes[asker] += wrote ? ' and wrote' : ' and wrote nothing'
        if (wrote) ledger.restore()
      }
      expect(outcomes).toEqual(Object.fromEntries(askers.map((asker) => [asker, expected(row, asker)])))
      expect(isUntouched).toBe(true)
    },
  )
})

describe('forged without JavaScript, at the page of the form', () => {
  const withOrigin =
    (origin: string): Instance['ask'] =>
    async (asker, address, init) => {
      // In one piece: the server doesn't wait for the rest of what it refuses.
      const whole = new Response(init?.body)
      const headers = new Headers(init?.headers)
      headers.set('origin', origin)
      headers.set('content-type', whole.headers.get('content-type') ?? '')
      return instance.ask(asker, address, { ...init, headers, body: await whole.arrayBuffer() })
    }
  const post = (row: ActionRow, asker: Asker) =>
    postForm(instance, asker, pageOf(row), idOf(row), row.fields(instance.cast, asker))

  test.each(['anonymous', 'otherLead'] as const)('by %s: nothing is written', async (asker) => {
    const refused = actionRows.filter((row) => expected(row, asker) !== 'ok')
    const rows = [...new Map(refused.map((row) => [keyOf(row), row])).values()]
    const statuses = await Promise.all(
      rows.map(async (row) => {
        const { status } = await post(row, asker)
        return `${[200, 307, 404].includes(status) ? 'fine' : status}: ${titleOf(row)}`
      }),
    )
    expect(statuses.filter((line) => !line.startsWith('fine'))).toEqual([])
    expect(ledger.state()).toBe(before)
  })

  test.each(['https://evil.example', 'null', ''])('from the origin “%s”: 403', async (origin) => {
    const foreign = { ...instance, ask: withOrigin(origin) }
    for (const row of actionRows.slice(0, 12)) {
      const asker = rolesOf(row.may)[0] ?? 'mentor'
      const { status } = await postForm(
        foreign,
        asker,
        pageOf(row),
        idOf(row),
        row.fields(instance.cast, asker),
      )
      expect([titleOf(row), status]).toEqual([titleOf(row), 403])
      expect(await callAction(foreign, asker, idOf(row), row.fields(instance.cast, asker))).toBe('status 403')
    }
    expect(ledger.state()).toBe(before)
  })

  test('while it goes through for those who may', async () => {
    for (const [title, asker] of [
      ['goals/[goalId] start', 'junior'],
      ['goals/[goalId] drop', 'mentor'],
      ['sessions/plan plan', 'otherMentor'],
      ['teams/[teamId]/people saveTeam', 'admin'],
    ] as const) {
      const answer = await post(actionRows.find((each) => titleOf(each) === title) as ActionRow, asker)
      expect([title, answer.status]).toEqual([title, 303])
      expect(ledger.state()).not.toBe(before)
      ledger.restore()
    }
    expect(ledger.state()).toBe(before)
  })
})

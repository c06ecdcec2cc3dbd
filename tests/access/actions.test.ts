import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { actionRows } from './actions/all.ts'
import type { ActionRow } from './actions/row.ts'
import { type Asker, askers, type Instance, openInstance } from './instance.ts'
import { pageRows } from './pages/all.ts'
import { rolesNamed } from './roles.ts'
import { builtActions, callAction, type Outcome, postForm } from './send-action.ts'

const built = builtActions()
const instance = openInstance()
let before: string
beforeAll(async () => {
  before = await instance.ledger.state()
})

const keyOf = ({ file, name }: ActionRow) => `${file} ${name}`
const idOf = (row: ActionRow) => built.get(keyOf(row))?.id ?? ''
// A page that has the form. Someone who may not see the page can still post to it.
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
  if (rolesNamed(row.may).includes(asker)) return 'ok'
  return row.told && rolesNamed(row.told).includes(asker) ? 'told' : 'not-found'
}

const call = (row: ActionRow, asker: Asker) =>
  callAction(instance, asker, idOf(row), row.fields(instance.cast, asker))

test('every action of the build stands in the tables', () => {
  const listed = new Set(actionRows.map(keyOf))
  expect([...built.keys()].filter((key) => !listed.has(key))).toEqual([])
  expect([...listed].filter((key) => !built.has(key))).toEqual([])
})

describe('who may do what', () => {
  afterEach(async () => {
    if ((await instance.ledger.state()) !== before) await instance.ledger.restore()
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
      const isUntouched = (await instance.ledger.state()) === before
      for (const asker of may ?? []) {
        outcomes[asker] = await call(row, asker)
        const wrote = (await instance.ledger.state()) !== before
        if (wrote === Boolean(row.writesNothing))
          outcomes[asker] += wrote ? ' and wrote' : ' and wrote nothing'
        if (wrote) await instance.ledger.restore()
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
      // In one piece, since the server doesn't wait for the rest of a request that it refuses.
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
        return `${[200, 307, 401, 404, 409].includes(status) ? 'fine' : status}: ${titleOf(row)}`
      }),
    )
    expect(statuses.filter((line) => !line.startsWith('fine'))).toEqual([])
    expect(await instance.ledger.state()).toBe(before)
  })

  test.each(['https://evil.example', 'null', ''])('from the origin “%s”: 403', async (origin) => {
    const foreign = { ...instance, ask: withOrigin(origin) }
    for (const row of actionRows.slice(0, 12)) {
      const asker = rolesNamed(row.may)[0] ?? 'mentor'
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
    expect(await instance.ledger.state()).toBe(before)
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
      expect(await instance.ledger.state()).not.toBe(before)
      await instance.ledger.restore()
    }
    expect(await instance.ledger.state()).toBe(before)
  })
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsIn } from './canaries/plant.ts'
import { type Account, openCanaries } from './canaries/record.ts'

// A unique word in every text of the demo, and all its people on every address: no one sees a word that a list written
// by hand doesn't give them. `npm run canaries` opens every address; here each person opens a few of each kind.

const isWhole = process.env.CAIRN_CANARIES === 'whole'
// In milliseconds. Only ends what hangs; the whole takes about 20 minutes on two cores.
const most = (isWhole ? 60 : 10) * 60_000
const routes = Object.values(
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../.next/app-path-routes-manifest.json'), 'utf8'),
  ) as Record<string, string>,
)
// Those who differ most.
const few = ['lead', 'mentor', 'junior', 'outsider', 'david', 'mateo']

let cairn: Awaited<ReturnType<typeof openCanaries>>
let accounts: Account[]
let canaryOf: ReadonlyMap<string, (typeof cairn.canaries)[number]>
beforeAll(async () => {
  cairn = await openCanaries(routes)
  canaryOf = new Map(cairn.canaries.map((canary) => [canary.word, canary]))
  accounts = cairn.accounts.filter(({ key }) => isWhole || few.includes(key))
})
afterAll(() => cairn?.stop())

/** Words seen by someone who may see them, by table and column. */
const seen = new Map<string, number>()
const outside: string[] = []
let answers = 0

async function look(account: Account, address: string, headers?: Record<string, string>): Promise<string> {
  const { whole, status } = await cairn.ask(account, address, headers)
  answers += 1
  const typed = wordsIn(decodeURIComponent(address))
  for (const word of wordsIn(whole)) {
    if (typed.has(word)) continue
    const readers = cairn.readers.get(word)
    const canary = canaryOf.get(word)
    const kind = `${canary?.table}.${canary?.column}`
    if (readers === 'everyone' || readers?.has(account.id)) seen.set(kind, (seen.get(kind) ?? 0) + 1)
    else outside.push(`${account.key} sees ${kind} ${canary?.rowId} on ${address}`)
  }
  for (const hash of cairn.secrets)
    if (whole.includes(hash)) outside.push(`${account.key} sees the hash ${hash} on ${address}`)
  expect(status, `${account.key} on ${address}`).toBeLessThan(500)
  return whole
}

test('the columns of the schema are all decided', () => {
  expect(cairn.unlisted).toEqual([])
  const planted = new Set(cairn.canaries.map(({ table, column }) => `${table}.${column}`))
  expect(planted.size).toBeGreaterThan(30)
})

test('addresses show no one a word that isn’t theirs', { timeout: most }, async () => {
  for (const [index, account] of accounts.entries()) {
    const asked = [...cairn.addresses.values()].flatMap((addresses) =>
      isWhole ? addresses : some(addresses, index, 2),
    )
    if (!isWhole) await lookByLinks(account)
    await eachOf(asked, (address) => look(account, address))
    // What React asks for on the way to a page, without the HTML around it.
    await eachOf(some(asked, index, isWhole ? 400 : 20), (address) => look(account, address, { rsc: '1' }))
  }
  expect(outside).toEqual([])
})

test('a search for a word finds it for its readers, and nothing for others', { timeout: most }, async () => {
  const words = cairn.canaries.filter(({ table }) => searched.includes(table))
  let [found, offered] = [0, 0]
  for (const [index, account] of accounts.entries())
    await eachOf(some(words, index, isWhole ? 500 : 25), async ({ word }) => {
      const readers = cairn.readers.get(word)
      const whole = await look(account, `/search?q=${word}`)
      const isFound = /<mark\b/.test(whole)
      if (isFound) found += 1
      if (isFound && readers !== 'everyone' && !readers?.has(account.id))
        outside.push(`${account.key} finds ${word}`)
      // With a letter left out, it may be offered to its readers only: anyone else's answer with it in it is outside.
      if (/Did you mean/.test(await look(account, `/search?q=${word.slice(0, 4)}${word.slice(5)}`)))
        offered += 1
    })
  expect(outside).toEqual([])
  expect(found).toBeGreaterThan(0)
  expect(offered).toBeGreaterThan(0)
})

// Otherwise the tests above could pass by seeing nothing.
test('every kind of text is seen by someone who may', () => {
  const planted = new Set(cairn.canaries.map(({ table, column }) => `${table}.${column}`))
  const unseen = [...planted].filter((kind) => !seen.has(kind) && !shownNowhere.includes(kind))
  if (isWhole) expect(unseen).toEqual([])
  else expect([...seen.keys()].length).toBeGreaterThan(planted.size / 2)
  console.log(`${answers} answers, ${cairn.canaries.length} words, ${outside.length} outside`)
})

const searched = ['comments', 'evidence', 'verdicts', 'session_notes', 'agenda_points', 'actions', 'reviews']
// A user agent is shown as the device that it names.
const shownNowhere = ['sign_in_failures.email', 'sign_in_failures.address', 'sign_ins.user_agent']

/** So many of the list, evenly apart, others for each `turn`. */
function some<T>(list: readonly T[], turn: number, most: number): T[] {
  if (list.length <= most) return [...list]
  const apart = list.length / most
  return Array.from(
    { length: most },
    (_, index) => list[Math.floor(index * apart + turn * 7) % list.length] as T,
  )
}

/** Looks at one address of each kind that the person reaches by links from their home. */
async function lookByLinks(account: Account): Promise<void> {
  const kinds = new Set<string>()
  const waiting = ['/']
  for (let address = waiting.pop(); address; address = waiting.pop()) {
    const html = await look(account, address)
    for (const [, link = ''] of html.matchAll(/href="(\/[^"#]*)/g)) {
      const to = link.replaceAll('&amp;', '&')
      const kind = to.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '[id]')
      if (kinds.has(kind) || /^\/(_next|sign-out|icon)/.test(kind)) continue
      kinds.add(kind)
      waiting.push(to)
    }
  }
}

async function eachOf<T>(list: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = [...list]
  const worker = async () => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: 4 }, worker))
}

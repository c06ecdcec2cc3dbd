import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { hostileValues, never } from '../access/hostile-values.ts'
import { type Asker, openInstance } from '../access/instance.ts'
import { pageRows } from '../access/pages/all.ts'
import { rolesNamed } from '../access/roles.ts'
import { sendRaw } from '../support/raw-request.ts'

const instance = openInstance()

const parameters =
  'did q kind page of with team planned goal theme from to before since stage mentor attention milestone junior all role token error callbackUrl __proto__'.split(
    ' ',
  )

const paged = (address: string, query: string) => `${address}${address.includes('?') ? '&' : '?'}${query}`

const readerOf = ({ open }: { open: string }): Asker => rolesNamed(open)[0] ?? 'mentor'

const places = [
  ...new Map(pageRows.filter(({ open }) => open !== 'nobody').map((row) => [row.route, row])).values(),
]

// Pages that ignore their query only get a few.
function readsItsQuery(route: string): boolean {
  const files = ['app/(main)', 'app/(visitor)', 'app'].map((folder) =>
    path.resolve(`${folder}${route === '/' ? '' : route}/page.tsx`),
  )
  return files.some((file) => existsSync(file) && readFileSync(file, 'utf8').includes('searchParams'))
}

describe('no address fails, whatever it asks for', () => {
  test.each(places.map((row) => [row.route, row] as const))('%s', async (_, row) => {
    const address = row.at?.(instance.cast) ?? row.route
    // Each query gives every parameter a different value; `twice` gives every parameter two.
    const turns = hostileValues.flatMap((_value, turn) => (turn % 2 === 0 ? [turn] : []))
    const queries = turns.map((turn) =>
      new URLSearchParams(
        parameters.map((name, index) => [name, hostileValues[(turn + index) % hostileValues.length] ?? '']),
      ).toString(),
    )
    const twice = new URLSearchParams(
      parameters.flatMap((name) => [
        [name, 'x'],
        [name, never],
      ]),
    ).toString()
    const answers = await Promise.all(
      [
        ...queries.slice(0, readsItsQuery(row.route) ? queries.length : 2),
        twice,
        'q=%ff%fe',
        'page=%C0%80',
        '&&==&a=&=b',
        'a[b][c]=d&q[]=x',
      ].map(async (query) => {
        const answer = await instance.ask(readerOf(row), paged(address, query))
        await answer.arrayBuffer()
        return [answer.status, query.slice(0, 80)] as const
      }),
    )
    expect(answers.filter(([status]) => status >= 500)).toEqual([])
  })

  test('nor where an id stands', async () => {
    const wrong = ['x', never.toUpperCase(), 'a'.repeat(5000), '%00', '%2e%2e%2f', '%F0%9F', '__proto__']
    const routes = places.flatMap(({ route }) => (route.includes('[') ? [route] : []))
    // A few for each, so that each of them stands in many.
    const addresses = routes.flatMap((route, index) =>
      [0, 2, 4].map((turn) => route.replace(/\[[^\]]*\]/g, wrong[(index + turn) % wrong.length] ?? '')),
    )
    const answers = await Promise.all(
      addresses.map(async (address) => {
        const answer = await instance.ask('lead', address)
        await answer.arrayBuffer()
        return [answer.status, address.slice(0, 80)] as const
      }),
    )
    expect(answers.filter(([status]) => ![200, 307, 308, 400, 404].includes(status))).toEqual([])
  })

  test('nor a very long one, nor one that is no text', async () => {
    expect((await instance.ask('lead', `/search?q=${'a'.repeat(12_000)}`)).status).toBe(200)
    for (const target of ['/search?q=\xff\xfe', '/\xff', '/search?q=%']) {
      const { origin } = instance.server
      const answer = await sendRaw(origin, `GET ${target} HTTP/1.1\r\nHost: ${new URL(origin).host}`)
      expect([target.slice(0, 20), Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1])]).toEqual([
        target.slice(0, 20),
        expect.toSatisfy((status: number) => status < 500),
      ])
    }
  })
})

import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, signIn, test } from './fixtures.ts'
import { expectWell } from './well.ts'

// Every kind of page that somebody can reach by links, for each kind of person: nothing for axe to say, in light and
// in dark, and nothing that reaches beyond a narrow screen. Pages are found by following links, one of each address.
const people = ['mentor', 'junior', 'lead', 'admin'] as const
const seen = new Map<string, Set<string>>()
// Pages that look different for different people; all others are looked at for the first who reaches them.
const personal = new Set(['/', '/people/[id]', '/teams/[id]', '/goals/[id]', '/sessions/[id]', '/actions'])

// In order and in one worker, so that the crawls know of each other.
test.describe.configure({ mode: 'default' })

/** An address with ids taken out, so that one goal stands for all; a goal's kind of page is told by what links to it. */
const patternOf = (path: string) => path.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '[id]')

const isKnown = (pattern: string) => [...seen.values()].some((patterns) => patterns.has(pattern))

for (const person of people) {
  test(`every page that the ${person} reaches by links`, async ({ page }) => {
    await signIn(page, `${person}@demo.cairn`)
    // The search is reached by its form; of sessions several are opened, since planned ones offer other ways than held ones.
    const ways = ['/', '/search?q=retry']
    const taken = new Map<string, number>()
    const visited = new Set<string>()
    for (let next = ways.shift(); next; next = ways.shift()) {
      const pattern = patternOf(next)
      const times = taken.get(pattern) ?? 0
      if (times >= (pattern === '/sessions/[id]' ? 4 : 1)) continue
      taken.set(pattern, times + 1)
      const answer = await page.goto(next)
      expect(answer?.status(), `${next}, reached by a link`).toBe(200)
      ways.push(...(await linksOf(page)))
      if (personal.has(pattern) || !isKnown(pattern)) await expectWell(page, next)
      visited.add(pattern)
    }
    seen.set(person, visited)
    // The ways of this person are open: a crawl that finds little has found a fault.
    expect(visited.size).toBeGreaterThan(8)
  })
}

for (const path of [
  '/sign-in',
  '/sign-in?error=wrong',
  '/setup?token=none',
  '/invite/none',
  '/reset/none',
  '/help/who-sees-what',
  '/nowhere',
]) {
  test(`${path}, without being signed in`, async ({ page, expected }) => {
    // Links that nobody made, and what isn't there.
    expected.push(/status of 404 .* at \S+\/(setup|invite|reset|nowhere)\b/)
    await page.goto(path)
    await expectWell(page, path)
  })
}

test('the pages that were reached are all that the program has for people who are signed in', async () => {
  expect(seen.size, 'The crawls before this test have to pass first').toBe(people.length)
  const manifest = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<
    string,
    string
  >
  const pages = Object.entries(manifest).flatMap(([file, route]) =>
    file.includes('(main)') && file.endsWith('/page') ? [route] : [],
  )
  const reached = [...new Set([...seen.values()].flatMap((patterns) => [...patterns]))]
  expect(pages.length).toBeGreaterThan(15)
  const fits = (route: string) => new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`)
  expect(pages.filter((route) => !reached.some((path) => fits(route).test(path)))).toEqual([])
})

async function linksOf(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  const origin = new URL(page.url()).origin
  return hrefs.flatMap((href) => {
    const url = new URL(href)
    return url.origin === origin && !url.pathname.startsWith('/api') ? [url.pathname + url.search] : []
  })
}

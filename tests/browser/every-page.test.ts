import { readFileSync } from 'node:fs'
import type { APIRequestContext, Page } from '@playwright/test'
import { placesIn } from '#bench/places.ts'
import { demoFile } from '../support/demo-database.ts'
import { readMarkup } from '../support/markup.ts'
import { expect, signIn, test } from './fixtures.ts'
import { expectWell, isWhole } from './well.ts'

// Every kind of page that each kind of person can reach: axe finds nothing, in light or dark, and nothing is wider
// than a narrow screen. Pages are found by following links, one for each kind of address.
const people = ['mentor', 'junior', 'lead', 'admin'] as const
const seen = new Map<string, Set<string>>()
// These look different for different people; the others are only drawn for the first person who reaches them.
const personal = new Set(
  isWhole ? ['/', '/people/[id]', '/teams/[id]', '/goals/[id]', '/sessions/[id]', '/actions'] : ['/'],
)

const ofOtherKinds =
  /\/(goals\/.*\/(entries|evidence|observations)\/|sessions\/.*\/(withdraw|opinion)$|notes\/|roadmaps\/.*\/(changes|suggestions\/new))/

// In order and in one worker, so that each crawl knows what the ones before have seen.
test.describe.configure({ mode: 'default' })

/** An address without ids, keys and queries, so that one goal represents all. */
const patternOf = (path: string) =>
  path
    .replace(/\?.*/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '[id]')
    .replace(/\/(edit|stages)\/[^/]+$/, '/$1/[key]')

const isKnown = (pattern: string) => [...seen.values()].some((patterns) => patterns.has(pattern))

for (const person of people) {
  test(`every page that the ${person} reaches by links`, async ({ page }) => {
    const places = placesIn(demoFile)
    await signIn(page, `${person}@demo.cairn`)
    // Search is reached by its form. One goal represents all, but others have the texts that belong to their kind.
    const texts = places.filter(({ as, route }) => as === person && ofOtherKinds.test(route))
    const ways = ['/', '/search?q=retry', ...texts.map(({ address }) => address)]
    const taken = new Map<string, number>()
    const visited = new Set<string>()
    for (let next = ways.shift(); next; next = ways.shift()) {
      const pattern = patternOf(next)
      const times = taken.get(pattern) ?? 0
      // Planned sessions have other links and forms than held ones, and only some roadmaps several versions.
      if (times >= (/^\/(sessions\/\[id\](\/edit)?|roadmaps\/\[id\])$/.test(pattern) ? 4 : 1)) continue
      taken.set(pattern, times + 1)
      if (isWhole || !isKnown(pattern) || personal.has(pattern)) {
        const answer = await page.goto(next)
        expect(answer?.status(), `${next}, reached by a link`).toBe(200)
        ways.push(...(await linksOf(page)))
      } else ways.push(...(await linksIn(page.request, next)))
      if (!isKnown(pattern))
        await expectWell(page, next, pattern === '/goals/[id]' ? ['light', 'dark'] : undefined)
      else if (personal.has(pattern)) await expectWell(page, next, ['light'])
      visited.add(pattern)
    }
    seen.set(person, visited)
    // A crawl that finds too little has found a fault.
    expect(visited.size).toBeGreaterThan(8)
  })
}

for (const path of [
  '/sign-in',
  '/sign-in?error=wrong',
  '/setup?token=none',
  '/invite/none',
  '/reset/none',
  '/help/keys',
  '/help/who-sees-what',
  '/help/writing',
  '/nowhere',
]) {
  test(`${path}, without being signed in`, async ({ page, expected }) => {
    // Links that no one created, and pages that don't exist.
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
    .locator('a[href]:not([download])')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
  return withinCairn(hrefs, page.url())
}

/** Of a page that another person has seen drawn: it's there for this one too, and where does it lead? */
async function linksIn(request: APIRequestContext, path: string): Promise<string[]> {
  const answer = await request.get(path)
  expect(answer.status(), `${path}, reached by a link`).toBe(200)
  const { elements } = readMarkup(await answer.text())
  const hrefs = elements.flatMap(({ tag, attributes: { href, download } }) =>
    tag === 'a' && href && download === undefined ? [href] : [],
  )
  return withinCairn(hrefs, answer.url())
}

function withinCairn(hrefs: readonly string[], from: string): string[] {
  return hrefs.flatMap((href) => {
    const url = new URL(href, from)
    const isPage = url.origin === new URL(from).origin && !url.pathname.startsWith('/api')
    return isPage ? [url.pathname + url.search] : []
  })
}

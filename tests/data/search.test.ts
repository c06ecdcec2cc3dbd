import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { find, findIds, makeDocument } from '#tests/support/search.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

test('words are found whatever their case and marks, by their beginning, and in phrases', async () => {
  const { mentor } = world
  const id = await makeDocument(world, { body: 'Leïla said: the gateway was down, не спать, naïveté' })
  for (const typed of [
    'Leila',
    'LEÏLA',
    'leil',
    'gateway down',
    '"gateway was"',
    'спать',
    'naivete',
    'down:',
  ])
    expect(await findIds(mentor, typed), typed).toEqual([id])
  for (const typed of ['"gateway down"', 'eila', 'gateway up', '"gateway wa"'])
    expect(await findIds(mentor, typed), typed).toEqual([])
})

test('nothing that is typed is an error', async () => {
  const { mentor } = world
  const hostile = [
    '"',
    '""',
    "' OR 1=1 --",
    'a" OR body:b',
    'NEAR(a b, 5)',
    'title:x',
    '{title body}:x',
    '^a',
    'a*b*',
    '-a',
    '+',
    'AND',
    'NOT',
    'a AND',
    '\u0000',
    '\ud800',
    '\u{1E900}\u{1E901}',
    '々',
    '\u0301',
    'e\u0301',
    '%',
    '_',
    'x'.repeat(200),
    '(((((',
    '; TABLE people',
  ]
  for (const typed of hostile) expect((await find(mentor, typed)).hits, typed).toBeInstanceOf(Array)
  expect(await find(mentor, '?!')).toMatchObject({ hasQuery: false, hits: [] })
})

test('a title counts more than a body, and what was found is marked in both', async () => {
  const { mentor } = world
  const inBody = await makeDocument(world, { title: 'Other', body: 'about a macadamia, a long way down' })
  const inTitle = await makeDocument(world, { title: 'The macadamia', body: 'something else' })
  const { hits } = await find(mentor, 'macad')
  expect(hits.map(({ recordId }) => recordId)).toEqual([inTitle, inBody])
  expect(hits[0]?.title).toEqual([
    { text: 'The ', isFound: false },
    { text: 'macadamia', isFound: true },
  ])
  expect(hits[1]?.excerpt.find((part) => part.isFound)?.text).toBe('macadamia')
})

test('hits come in pages of twenty, by kind, with counts of what one may read', async () => {
  const { mentor, lead } = world
  for (let index = 0; index < 23; index++) await makeDocument(world, { body: 'cashew', visibility: 'circle' })
  await makeDocument(world, { body: 'cashew', kind: 'session' })
  await makeDocument(world, { body: 'cashew', kind: 'action', visibility: 'circle' })
  const first = await find(mentor, 'cashew')
  expect([first.hits.length, first.hasMore]).toEqual([20, true])
  expect(first.counts).toEqual({ all: 25, goals: 23, sessions: 2, reviews: 0, private: 1 })
  const second = await find(mentor, 'cashew', { page: 2 })
  expect([second.hits.length, second.hasMore]).toEqual([5, false])
  const shown = [...first.hits, ...second.hits].map(({ recordId }) => recordId)
  expect(new Set(shown).size).toBe(25)
  expect((await find(lead, 'cashew', { kind: 'sessions' })).hits).toHaveLength(1)
  // Juniors and milestones with that name are in the count of all, on every page and for every kind.
  const names = (await find(mentor, 'milestone')).milestones.length
  expect(names).toBeGreaterThan(0)
  expect((await find(mentor, 'milestone', { kind: 'reviews' })).counts.all).toBe(names)
  expect((await find(lead, 'cashew')).counts).toMatchObject({ all: 24, sessions: 1, private: 0 })
})

test('juniors are found by whom their circle holds, milestones by everyone', async () => {
  const { lead, otherMentor, otherJunior, mentor, junior, outsider, admin } = world
  const names = async (ctx: Ctx) => (await find(ctx, 'Zielinski')).juniors.map(({ name }) => name)
  expect(await names(lead)).toEqual(['Tomasz Zieliński'])
  expect(await names(otherMentor)).toEqual(['Tomasz Zieliński'])
  expect(await names(otherJunior)).toEqual(['Tomasz Zieliński'])
  for (const stranger of [mentor, junior, outsider, admin]) expect(await names(stranger)).toEqual([])
  expect((await find(admin, 'milestone hab')).milestones).toMatchObject([
    { title: 'Milestone habit', roadmapId: world.roadmap.roadmapId },
  ])
})

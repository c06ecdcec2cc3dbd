import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { find, idsOf, put, withFullTextSearch } from '#tests/support/search.ts'
import { makeTestRoadmap, makeTestTeam, type TestRoadmap, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let roadmap: TestRoadmap
beforeAll(async () => {
  team = await makeTestTeam()
  roadmap = await makeTestRoadmap()
})

withFullTextSearch(
  () => team,
  () => {
    test('words are found whatever their case and marks, by their beginning, and in phrases', async () => {
      const id = await put(team, { body: 'Leïla said: the gateway was down, не спать, naïveté' })
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
        expect(await idsOf(team.mentor, typed), typed).toEqual([id])
      for (const typed of ['"gateway down"', 'eila', 'gateway up', '"gateway wa"'])
        expect(await idsOf(team.mentor, typed), typed).toEqual([])
    })

    test('nothing that is typed is an error', async () => {
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
        ';DROP TABLE people',
      ]
      for (const typed of hostile) expect((await find(team.mentor, typed)).hits, typed).toBeInstanceOf(Array)
      expect(await find(team.mentor, '?!')).toMatchObject({ hasQuery: false, hits: [] })
    })

    test('a title counts more than a body, and what was found is marked in both', async () => {
      const inBody = await put(team, { title: 'Other', body: 'about a macadamia, a long way down' })
      const inTitle = await put(team, { title: 'The macadamia', body: 'something else' })
      const { hits } = await find(team.mentor, 'macad')
      expect(hits.map(({ recordId }) => recordId)).toEqual([inTitle, inBody])
      expect(hits[0]?.title).toEqual([
        { text: 'The ', isFound: false },
        { text: 'macadamia', isFound: true },
      ])
      expect(hits[1]?.excerpt.find((part) => part.isFound)?.text).toBe('macadamia')
    })

    test('hits come in pages of twenty, by kind, with counts of what one may read', async () => {
      const of = await makeTestTeam()
      for (let index = 0; index < 23; index++) await put(of, { body: 'cashew', visibility: 'circle' })
      await put(of, { body: 'cashew', kind: 'session' })
      await put(of, { body: 'cashew', kind: 'action', visibility: 'circle' })
      const first = await find(of.mentor, 'cashew')
      expect([first.hits.length, first.hasMore]).toEqual([20, true])
      expect(first.counts).toEqual({ all: 25, goals: 23, sessions: 2, reviews: 0, private: 1 })
      const second = await find(of.mentor, 'cashew', { page: 2 })
      expect([second.hits.length, second.hasMore]).toEqual([5, false])
      const shown = [...first.hits, ...second.hits].map(({ recordId }) => recordId)
      expect(new Set(shown).size).toBe(25)
      expect((await find(of.lead, 'cashew', { kind: 'sessions' })).hits).toHaveLength(1)
      // Juniors and milestones of that name count among all, on every page and under every kind.
      const names = (await find(of.mentor, 'milestone')).milestones.length
      expect(names).toBeGreaterThan(0)
      expect((await find(of.mentor, 'milestone', { kind: 'reviews' })).counts.all).toBe(names)
      expect((await find(of.lead, 'cashew')).counts).toMatchObject({ all: 24, sessions: 1, private: 0 })
    })

    test('juniors are found by whom their circle holds, milestones by everyone', async () => {
      const names = async (ctx: Ctx) => (await find(ctx, 'Zielinski')).juniors.map(({ name }) => name)
      expect(await names(team.lead)).toEqual(['Tomasz Zieliński'])
      expect(await names(team.otherMentor)).toEqual(['Tomasz Zieliński'])
      expect(await names(team.otherJunior)).toEqual(['Tomasz Zieliński'])
      for (const stranger of [team.mentor, team.junior, team.outsider, team.admin])
        expect(await names(stranger)).toEqual([])
      expect((await find(team.admin, 'milestone hab')).milestones).toMatchObject([
        { title: 'Milestone habit', roadmapId: roadmap.roadmapId },
      ])
    })
  },
)

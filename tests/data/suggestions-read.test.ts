import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { roadmapSuggestions } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import {
  countSuggestions,
  getSuggestion,
  listSuggestions,
  listWaitingSuggestions,
} from '#lib/roadmaps/suggestions/reads.ts'
import { leaveTeam } from '#lib/teams/members/writes.ts'
import { rowsOf } from '#lib/views/export/paging/reads.ts'
import { sheetsOf } from '#lib/views/export/reads.ts'
import { search } from '#lib/views/search/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { shownEnding } from '#tests/support/world/people.ts'
import { answer, edit, publishedForTeam, suggest } from '#tests/support/world/suggestions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { begin, publish, reword } from '#tests/support/world/writing.ts'

openTestDatabase()

let world: World
let roadmapId: string
beforeEach(async () => {
  world = await makeWorld()
  roadmapId = await publishedForTeam(world)
})

const notFound = { name: 'NotFound' }

describe('who reads a suggestion', () => {
  test('its author and the team’s leads, and no one can tell that there is one', async () => {
    const { mentor, otherMentor, lead, junior, outsider, admin } = world
    const id = await suggest(mentor, roadmapId)
    for (const ctx of [mentor, lead])
      expect(await getSuggestion(ctx, roadmapId, id)).toMatchObject({
        body: 'Name a debugger',
        milestoneTitle: 'Milestone skill',
        mayEdit: ctx === mentor,
        mayAnswer: ctx === lead,
      })
    for (const ctx of [otherMentor, junior, outsider, admin])
      await expect(getSuggestion(ctx, roadmapId, id)).rejects.toMatchObject(notFound)
    expect(await listSuggestions(otherMentor, roadmapId)).toMatchObject({ leads: false, suggestions: [] })
    expect(await countSuggestions(otherMentor, roadmapId)).toEqual({ all: 0, open: 0, own: 0 })
    for (const ctx of [junior, outsider, admin])
      await expect(listSuggestions(ctx, roadmapId)).rejects.toMatchObject(notFound)
    // It's of this roadmap, and not at the address of another one.
    await expect(getSuggestion(lead, world.roadmap.roadmapId, id)).rejects.toMatchObject(notFound)
  })
  test('leads have the open ones first, the oldest of them first', async () => {
    const { mentor, otherMentor, lead } = world
    const later = (ctx: Ctx, minutes: number) => at(ctx, new Date(ctx.now.getTime() + minutes * 60_000))
    const first = await suggest(mentor, roadmapId, 'First')
    const second = await suggest(later(otherMentor, 1), roadmapId, 'Second')
    const third = await suggest(later(mentor, 2), roadmapId, 'Third')
    await answer(later(lead, 3), first)
    const { suggestions } = await listSuggestions(lead, roadmapId)
    expect(suggestions.map(({ id }) => id)).toEqual([second, third, first])
    expect((await listSuggestions(mentor, roadmapId)).suggestions.map(({ id }) => id)).toEqual([third, first])
    expect(await countSuggestions(lead, roadmapId)).toEqual({ all: 3, open: 2, own: 0 })
    expect(await countSuggestions(mentor, roadmapId)).toEqual({ all: 2, open: 1, own: 2 })
    expect(await listWaitingSuggestions(lead)).toMatchObject([{ roadmapId, title: 'Our way', open: 2 }])
    for (const ctx of [mentor, world.outsider, world.admin])
      expect(await listWaitingSuggestions(ctx)).toEqual([])
  })
  test('is called as its milestone was then', async () => {
    const { mentor, lead } = world
    const id = await suggest(mentor, roadmapId)
    await begin(lead, roadmapId)
    await reword(lead, roadmapId, 'skill-milestone', { title: 'Renamed since' })
    await publish(at(lead, new Date(lead.now.getTime() + 60_000)), roadmapId)
    expect(await getSuggestion(lead, roadmapId, id)).toMatchObject({ milestoneTitle: 'Milestone skill' })
  })
  test('search finds it for its readers only', async () => {
    const { mentor, otherMentor, lead, outsider } = world
    const id = await suggest(mentor, roadmapId, 'Say how breakpoints help')
    await answer(lead, id, { answer: 'We have a page on probes' })
    for (const ctx of [mentor, lead])
      for (const q of ['breakpoints', 'breakp', '"page on probes"', 'breakpoints probes']) {
        const { suggested, counts } = await search(ctx, { q, page: 1 })
        expect(suggested.map((found) => found.id)).toEqual([id])
        expect(counts.all).toBe(1)
      }
    expect((await search(mentor, { q: 'breakpoints elsewhere', page: 1 })).suggested).toEqual([])
    for (const ctx of [otherMentor, outsider])
      for (const q of ['breakpoints', 'breakpoint', 'probez'])
        expect(await search(ctx, { q, page: 1 })).toMatchObject({
          suggested: [],
          counts: { all: 0 },
          suggestion: undefined,
        })
  })
})

test('a mentor who has left reads what they wrote, and nothing that came later', async () => {
  const { mentor, lead, teamId } = world
  const before = await suggest(mentor, roadmapId, 'Answered before the end')
  await answer(lead, before)
  const open = await suggest(mentor, roadmapId, 'Open at the end')
  const atTheEnd = at(mentor, new Date(mentor.now.getTime() + 60_000))
  await leaveTeam(atTheEnd, await shownEnding({ teamId, personId: mentor.viewer.id }))
  const later = at(lead, new Date(lead.now.getTime() + 3_600_000))
  await answer(later, open, { answer: 'Written later' })
  const gone = at({ ...mentor, viewer: { ...mentor.viewer, roles: [] } }, later.now)
  const { roadmap, suggestions } = await listSuggestions(gone, roadmapId)
  expect(roadmap).toBeNull()
  expect(suggestions).toMatchObject([
    { id: open, state: 'open', answer: null, answeredBy: null, milestoneTitle: null, mayEdit: false },
    { id: before, state: 'answered', answer: 'Not this year', milestoneTitle: null },
  ])
  await expect(edit(gone, open, 'More')).rejects.toMatchObject(notFound)
  expect((await search(gone, { q: 'later', page: 1 })).suggested).toEqual([])
  expect((await search(gone, { q: 'Open', page: 1 })).suggested.map(({ id }) => id)).toEqual([open])
  const sheet = sheetsOf(gone).find(({ name }) => name === 'roadmap_suggestions')
  if (!sheet) throw new Error('The export has no suggestions.')
  const exported = []
  for await (const rows of rowsOf(gone, sheet)) exported.push(...rows)
  expect(exported.find((row) => row.id === open)).toMatchObject({
    state: 'open',
    answer: null,
    answeredBy: null,
  })
  expect(await db.select().from(roadmapSuggestions).where(eq(roadmapSuggestions.id, open))).toMatchObject([
    { state: 'answered' },
  ])
})

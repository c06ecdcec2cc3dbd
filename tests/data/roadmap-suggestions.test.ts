import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import { newId } from '#lib/core/ids.ts'
import { getSuggestion, listSuggestions, listSuggestionsOn } from '#lib/roadmaps/suggestions/reads.ts'
import { suggestChange } from '#lib/roadmaps/suggestions/writes.ts'
import { seenOf } from '#lib/roadmaps/working-copies/rules.ts'
import { discardCopy } from '#lib/roadmaps/working-copies/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { answer, edit, publishedForTeam, suggest, suggestion } from '#tests/support/world/suggestions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { begin, copyOf, press, reword } from '#tests/support/world/writing.ts'

openTestDatabase()

let world: World
let roadmapId: string
beforeEach(async () => {
  world = await makeWorld()
  roadmapId = await publishedForTeam(world)
})

const notFound = { name: 'NotFound' }

describe('suggesting a change', () => {
  test('is for mentors of the team, on its roadmap only', async () => {
    const { mentor, otherMentor, lead, junior, outsider, admin } = world
    for (const ctx of [mentor, otherMentor]) await suggest(ctx, roadmapId)
    for (const ctx of [lead, junior, outsider, admin])
      await expect(suggestChange(ctx, suggestion(roadmapId))).rejects.toMatchObject(notFound)
    // Everybody's roadmap has no team, and so no leads who would answer.
    const everybodys = { ...suggestion(roadmapId), roadmapId: world.roadmap.roadmapId }
    for (const ctx of [mentor, admin])
      await expect(suggestChange(ctx, everybodys)).rejects.toMatchObject(notFound)
    await expect(
      suggestChange(mentor, { ...suggestion(roadmapId), milestoneKey: 'constructor' }),
    ).rejects.toMatchObject(notFound)
  })
  test('is done once, however often the form is sent', async () => {
    const sent = suggestion(roadmapId)
    const [one, other] = [await suggestChange(world.mentor, sent), await suggestChange(world.mentor, sent)]
    expect(other).toEqual(one)
    await expect(suggestChange(world.mentor, { ...sent, body: 'Other words' })).rejects.toMatchObject({
      name: 'FormUsed',
    })
    expect((await listSuggestions(world.mentor, roadmapId)).suggestions).toHaveLength(1)
  })
  test('on a milestone that only the working copy has finds nothing', async () => {
    await begin(world.lead, roadmapId)
    const { key } = await press(world.lead, roadmapId, 'add-milestone stage-1')
    await expect(
      suggestChange(world.mentor, { ...suggestion(roadmapId), milestoneKey: key }),
    ).rejects.toMatchObject(notFound)
  })
})

describe('editing', () => {
  test('is its author’s, until it’s answered', async () => {
    const { mentor, otherMentor, lead } = world
    const id = await suggest(mentor, roadmapId)
    await edit(mentor, id, 'Name two debuggers')
    expect(await getSuggestion(lead, roadmapId, id)).toMatchObject({ body: 'Name two debuggers', version: 2 })
    for (const ctx of [otherMentor, lead])
      await expect(edit(ctx, id, 'Mine now', 2)).rejects.toMatchObject(notFound)
    await answer(lead, id, { version: 2 })
    await expect(edit(mentor, id, 'Once more', 3)).rejects.toMatchObject({
      name: 'Refused',
      message: expect.stringMatching(/^Ruth Adeyemi answered this suggestion at .*still here/),
    })
  })
  test('on an older version shows both texts', async () => {
    const { mentor } = world
    const id = await suggest(mentor, roadmapId)
    await edit(mentor, id, 'In one tab')
    await expect(edit(mentor, id, 'In the other')).rejects.toMatchObject({
      name: 'Stale',
      saved: { body: 'In one tab' },
      version: 2,
    })
  })
})

describe('a lead', () => {
  test('answers, once', async () => {
    const { mentor, lead } = world
    const id = await suggest(mentor, roadmapId)
    const sent = { formId: newId() }
    await answer(lead, id, sent)
    await answer(lead, id, sent)
    expect(await getSuggestion(mentor, roadmapId, id)).toMatchObject({
      state: 'answered',
      answer: 'Not this year',
      answeredBy: { name: 'Ruth Adeyemi' },
    })
    // No working copy is begun by that.
    await expect(copyOf(lead, roadmapId)).rejects.toThrow('Nobody is writing')
    await expect(answer(lead, id, { answer: 'Another word', version: 2 })).rejects.toMatchObject({
      name: 'Stale',
      saved: { answer: 'Not this year' },
    })
    const events = await db
      .select({ event: auditEvents.event })
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, id), eq(auditEvents.teamId, world.teamId)))
    expect(events.map(({ event }) => event).sort()).toEqual(['suggestion.answered', 'suggestion.made'])
  })
  test('answers what they have read', async () => {
    const { mentor, lead } = world
    const id = await suggest(mentor, roadmapId)
    await edit(mentor, id, 'Something else')
    await expect(answer(lead, id)).rejects.toMatchObject({
      name: 'Stale',
      version: 2,
      isFormThere: true,
      message: expect.stringContaining('Marisol Vega changed this suggestion meanwhile.'),
    })
    expect(await getSuggestion(lead, roadmapId, id)).toMatchObject({ state: 'open' })
  })
  test('takes it over, which begins the working copy and keeps it beside the milestone', async () => {
    const { mentor, lead } = world
    const id = await suggest(mentor, roadmapId)
    const taken = await answer(lead, id, { decision: 'taken_over', answer: '' })
    expect(taken).toMatchObject({ roadmapId, milestoneKey: 'skill-milestone', isInCopy: true })
    const { copy } = await copyOf(lead, roadmapId)
    const beside = (since: Date) =>
      listSuggestionsOn(lead, { roadmapId, milestoneKey: 'skill-milestone', since })
    expect((await beside(copy.createdAt)).map((each) => each.id)).toEqual([id])
    // Not beside the next version's.
    expect(await beside(new Date(lead.now.getTime() + 1))).toEqual([])
    expect(await getSuggestion(mentor, roadmapId, id)).toMatchObject({ state: 'taken_over', answer: null })
  })
  test('takes it over into the working copy that is there', async () => {
    const { mentor, lead } = world
    await begin(lead, roadmapId)
    await reword(lead, roadmapId, 'skill-milestone', { title: 'Being rewritten' })
    const id = await suggest(mentor, roadmapId)
    await answer(lead, id, { decision: 'taken_over', answer: 'Good' })
    const { content, copy } = await copyOf(lead, roadmapId)
    expect(JSON.stringify(content)).toContain('Being rewritten')
    await discardCopy(lead, { formId: newId(), roadmapId, seen: seenOf(copy) })
  })
  test('of the team only, and no one else', async () => {
    const { mentor, otherMentor, junior, outsider, admin } = world
    const id = await suggest(mentor, roadmapId)
    for (const ctx of [mentor, otherMentor, junior, outsider, admin])
      for (const decision of ['answered', 'taken_over'] as const)
        await expect(answer(ctx, id, { decision })).rejects.toMatchObject(notFound)
  })
})

import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import type { Visibility } from '#db/words.ts'
import { newId } from '#lib/core/ids.ts'
import { forgetText } from '#lib/record/search/writes.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { find, findIds, makeDocument } from '#tests/support/search.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeThemes, reviewEditInput, sendReview } from '#tests/support/world/reviews.ts'
import { makeWorld, type PersonName, personNames } from '#tests/support/world/world.ts'

openTestDatabase()

beforeAll(async () => {
  await makeThemes()
  await makeWorld()
})

// Written down by hand: the visibility, the author, the reader, and who finds it.
test.each<[Visibility, PersonName, PersonName | null, PersonName[]]>([
  ['private', 'mentor', null, ['mentor']],
  ['private', 'junior', null, ['junior']],
  ['private', 'lead', null, ['lead']],
  ['private', 'formerMentor', null, ['formerMentor']],
  ['pair', 'mentor', 'junior', ['mentor', 'junior']],
  ['pair', 'junior', 'mentor', ['junior', 'mentor']],
  ['pair', 'junior', 'formerMentor', ['junior', 'formerMentor']],
  ['pair', 'lead', 'junior', ['lead', 'junior']],
  ['circle', 'mentor', null, ['mentor', 'junior', 'lead']],
  ['circle', 'junior', null, ['mentor', 'junior', 'lead']],
  ['circle', 'formerMentor', null, ['mentor', 'junior', 'lead', 'formerMentor']],
])('a %s text by the %s, for %s, is found by %j alone', async (visibility, by, reader, allowed) => {
  const world = await makeWorld()
  const word = `walnut${newId().replaceAll('-', '')}`
  const id = await makeDocument(world, {
    title: word,
    body: `Says ${word}`,
    visibility,
    authorId: world[by].viewer.id,
    readerId: reader && world[reader].viewer.id,
  })
  for (const who of personNames) {
    for (const typed of [word, word.slice(0, -3)]) {
      const { hits, counts, hasMore } = await find(world[who], typed)
      const may = allowed.includes(who)
      expect(
        hits.map(({ recordId }) => recordId),
        who,
      ).toEqual(may ? [id] : [])
      expect([counts.all, hasMore], who).toEqual([may ? 1 : 0, false])
    }
    expect((await find(world[who], word, { kind: 'private' })).hits.length, who).toBe(
      visibility === 'private' && who === by ? 1 : 0,
    )
  }
})

test('what ends with a mentorship isn’t found any more; the own words and what was addressed to one are', async () => {
  const world = await makeWorld()
  const { junior, mentor, mentorshipId } = world
  const goalId = await makeGoal(world, 'skill')
  const juniorId = junior.viewer.id
  await makeDocument(world, {
    body: 'hazelnut of the circle',
    visibility: 'circle',
    authorId: juniorId,
    pageId: goalId,
  })
  const own = await makeDocument(world, {
    body: 'hazelnut, mine',
    visibility: 'circle',
    pageId: goalId,
  })
  const told = { visibility: 'pair' as const, authorId: juniorId, readerId: mentor.viewer.id }
  const addressed = await makeDocument(world, { body: 'hazelnut for you', ...told, pageId: goalId })
  await makeDocument(world, {
    kind: 'goal',
    title: 'hazelnut',
    visibility: 'circle',
    recordId: goalId,
    pageId: goalId,
  })
  const addresses = async () =>
    (await find(mentor, 'hazelnut')).hits.map(({ kind, address }) => `${kind} ${address}`).sort()
  expect(new Set(await addresses())).toEqual(new Set([`comment /goals/${goalId}`, `goal /goals/${goalId}`]))
  await setMentorshipEnd(mentorshipId, testNow)
  // A goal is the circle's. Assigning it isn't writing a text in it, so the mentor no longer finds it.
  expect((await findIds(mentor, 'hazelnut')).sort()).toEqual([own, addressed].sort())
  expect((await find(mentor, 'hazelnut')).counts).toMatchObject({ all: 2, goals: 2 })
  expect(await addresses()).toEqual(Array(2).fill(`comment /goals/${goalId}`))
  expect(await findIds(junior, 'hazelnut')).toContain(goalId)
})

test('edits are found by their new words and not by the old ones; what was taken out is gone', async () => {
  const world = await makeWorld()
  const { mentor, junior } = world
  const input = await sendReview(world, { summary: 'A pistachio' })
  expect(await findIds(junior, 'pistachio')).toEqual([input.id])
  await editReview(mentor, reviewEditInput(input, { summary: 'An almond' }))
  expect(await findIds(junior, 'pistachio')).toEqual([])
  expect(await findIds(junior, 'almond')).toEqual([input.id])
  await editReview(
    mentor,
    reviewEditInput(input, { version: 2, summary: 'An almond', visibility: 'private' }),
  )
  expect(await findIds(junior, 'almond')).toEqual([])
  expect(await findIds(mentor, 'almond')).toEqual([input.id])
  await transaction((tx) => forgetText(tx, input.id))
  expect(await findIds(mentor, 'almond')).toEqual([])
})

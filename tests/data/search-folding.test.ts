import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { fold } from '#lib/core/fold.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment } from '#lib/goals/comments/writes.ts'
import { commentInput } from '#lib/goals/input.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { daysBefore, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { find, findIds, makeDocument } from '#tests/support/search.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { makeThemes, reviewInput } from '#tests/support/world/reviews.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let world: World
let themeIds: string[]
beforeAll(async () => {
  world = await makeWorld()
  themeIds = await makeThemes()
})

test.each([
  ['Łukasz', 'lukasz'],
  ['Ødegård', 'odegard'],
  ['don’t', "don't"],
  ["can't", 'can’t'],
  ['Straße', 'STRASSE'],
  ['lei\u0308la', 'Leïla'],
  ['İzmir', 'izmir'],
  ['ｆｕｌｌ', 'full'],
])('the filter of a timeline finds %s for %s', async (written, typed) => {
  const own = await makeWorld()
  const { mentor, lead, junior } = own
  const goalId = await makeGoal(own, 'skill')
  const body = `Eine ${written} am Ende`
  await addComment(mentor, commentInput.parse({ goalId, body, visibility: 'circle' }))
  for (const q of [typed, typed.toUpperCase(), `eine ${typed}`]) {
    const { items } = await listTimeline(lead, junior.viewer.id, timelineInput.parse({ q }))
    expect(items, q).toMatchObject([{ kind: 'comment', body }])
  }
})

const marked = async (typed: string) => {
  const { hits } = await find(world.mentor, typed)
  return hits.map(({ excerpt }) => excerpt.filter(({ isFound }) => isFound).map(({ text }) => text))
}

test.each([
  ['Łukasz', ['lukasz', 'ŁUKASZ', 'łuk']],
  ['Ødegård', ['odegard', 'Ødeg']],
  ['Weißstraße', ['weissstrasse', 'WEISSSTRASSE', 'weiß']],
  ['Ærøskøbing', ['aeroskobing', 'ÆRØ']],
  ['İstanbul', ['istanbul', 'İSTANBUL', 'ISTAN']],
  ['Zu\u0308rich', ['zürich', 'zurich']],
  ['ｗｉｄｔｈ', ['width']],
  ['cooper\u00adation', ['cooperation']],
])('%s is found and marked by any spelling of it', async (word, spellings) => {
  await makeDocument(world, { body: `before ${word} after` })
  for (const typed of spellings) expect(await marked(typed), typed).toEqual([[word]])
})

test('either apostrophe finds the other one', async () => {
  const id = await makeDocument(world, { body: 'It won’t wobble' })
  for (const typed of ["won't", 'won’t', '"won\'t wobble"'])
    expect(await findIds(world.mentor, typed), typed).toEqual([id])
})

test('a word is found by every beginning of what it is folded to', async () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'aßłØéİœđzŁ', 'u\u0308'),
    minLength: 1,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(letters, fc.nat(), async (word, length) => {
      const own = `q${newId().replaceAll('-', '')}`
      const id = await makeDocument(world, { body: `${word}${own} and more` })
      const folded = fold(`${word}${own}`)
      const beginning = folded.slice(0, fold(word).length + 12 + (length % 8))
      expect((await findIds(world.mentor, beginning)).includes(id)).toBe(true)
      const [hit] = (await find(world.mentor, folded)).hits
      expect(hit?.excerpt.find(({ isFound }) => isFound)?.text).toBe(`${word}${own}`)
    }),
    { numRuns: cases(25) },
  )
})

test('a review note is found by the themes of its findings', async () => {
  const { mentor, lead } = world
  const named = (name: string) => themeIds[['naming', 'tests', 'error handling'].indexOf(name)] ?? ''
  const input = reviewInput(world, {
    visibility: 'circle',
    findings: [{ id: newId(), severity: 'issue', themeId: named('error handling'), body: 'Swallowed.' }],
  })
  const { id } = await logReview(mentor, input)
  for (const typed of ['error handling', '"Error handling"', 'ERROR hand'])
    expect(await findIds(lead, typed), typed).toEqual([id])
  expect(await findIds(lead, 'naming')).toEqual([])
})

test('the newest come first if that is chosen', async () => {
  const write = (title: string, body: string, daysAgo: number) =>
    makeDocument(world, { title, body, at: daysBefore(testNow, daysAgo, 8) })
  const titled = await write('Quince', 'quince quince', 9)
  const later = await write('Plain', 'quince', 2)
  const latest = await write('Plain', 'quince', 1)
  const ids = async (sort: 'best' | 'newest') =>
    (await find(world.mentor, 'quince', { sort })).hits.map(({ recordId }) => recordId)
  expect(await ids('best')).toEqual([titled, latest, later])
  expect(await ids('newest')).toEqual([latest, later, titled])
})

test('the goals of one milestone are one result, of those that the viewer sees', async () => {
  const { mentor, lead, junior, otherJunior, otherMentor } = world
  const goalOf = async (juniorId: string) => {
    const id = await makeGoal(world, 'skill', { juniorId })
    const about = {
      recordId: id,
      pageId: id,
      juniorId,
      kind: 'goal' as const,
      visibility: 'circle' as const,
    }
    await makeDocument(world, { ...about, title: 'Persimmon', body: 'Grow one' })
    return id
  }
  const ada = await goalOf(junior.viewer.id)
  const tomasz = await goalOf(otherJunior.viewer.id)
  const comment = await makeDocument(world, { body: 'persimmon', visibility: 'circle' })
  const asLead = await find(lead, 'persimmon')
  expect(asLead.hits.map(({ recordId }) => recordId)).toEqual([tomasz, comment])
  expect(asLead.hits[0]?.copies.map(({ goalId }) => goalId)).toEqual([ada, tomasz])
  expect(asLead.counts).toMatchObject({ all: 2, goals: 2 })
  const asMentor = await find(mentor, 'persimmon')
  expect(asMentor.hits.map(({ recordId, copies }) => [recordId, copies.length])).toEqual([
    [ada, 0],
    [comment, 0],
  ])
  expect((await find(otherMentor, 'persimmon')).counts.all).toBe(1)
})

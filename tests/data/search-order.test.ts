import { beforeAll, describe, expect, test } from 'vitest'
import { documentKinds, type Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { daysBefore, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { find, findIds, makeDocument } from '#tests/support/search.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

// The order of someone's own hits tells nothing of the texts that they can't read.

openTestDatabase()

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const everything = async (ctx: Ctx, q: string) => {
  const { hits, counts, hasMore, juniors, milestones } = await find(ctx, q)
  return { hits, counts, hasMore, juniors, milestones }
}

// Two texts that a rank by rarity puts in either order, depending on which of the two words is the rarer.
const ownTexts = (one: string, other: string) => [
  { title: one, body: `${other} ${other} filler` },
  { title: other, body: `${one} filler filler filler` },
  { title: 'Neither', body: `${one} ${other} ${one}` },
  { title: 'Neither', body: `filler ${other} ${one}`, at: daysBefore(testNow, 9, 8) },
]

describe('does not change when somebody writes the words where the viewer can’t read', () => {
  const unreadable: { visibility: Visibility; by: 'lead' | 'outsider' | 'junior' }[] = [
    { visibility: 'private', by: 'lead' },
    { visibility: 'private', by: 'junior' },
    { visibility: 'pair', by: 'junior' },
    { visibility: 'circle', by: 'outsider' },
  ]
  test.each(documentKinds.flatMap((kind) => unreadable.map((text) => ({ kind, ...text }))))(
    'a $visibility $kind by the $by',
    async ({ kind, visibility, by }) => {
      const { mentor, lead, outsider, otherTeamId, otherJunior } = world
      const [one, other] = [`alder${kind}${visibility}${by}`, `birch${kind}${visibility}${by}`]
      for (const own of ownTexts(one, other)) await makeDocument(world, own)
      const searched = [one, `${one} ${other}`, `"${other}"`, `${one.slice(0, -2)}`]
      const before = await Promise.all(searched.map((q) => everything(mentor, q)))
      expect(before.map(({ hits }) => hits.length)).toEqual([4, 4, 4, 4])
      const elsewhere = by === 'outsider' ? { teamId: otherTeamId, juniorId: otherJunior.viewer.id } : {}
      for (let index = 0; index < 12; index++)
        await makeDocument(world, {
          kind,
          visibility,
          authorId: world[by].viewer.id,
          readerId: visibility === 'pair' ? lead.viewer.id : null,
          title: index % 2 ? one : 'Other',
          body: `${one} ${'filler '.repeat(index)}`,
          ...elsewhere,
        })
      expect(await Promise.all(searched.map((q) => everything(mentor, q)))).toEqual(before)
      expect((await findIds(by === 'outsider' ? outsider : world[by], one)).length).toBeGreaterThan(0)
    },
  )
})

test('hits in the title come first, then more hits in the text, then the later day', async () => {
  const { mentor } = world
  const write = (title: string, body: string, daysAgo: number) =>
    makeDocument(world, { title, body, at: daysBefore(testNow, daysAgo, 8) })
  const once = await write('Plain', 'hazelnut', 1)
  const earlier = await write('Plain', 'hazelnut and much more besides', 5)
  const often = await write('Plain', 'hazelnut, hazelnut', 9)
  const titled = await write('The hazelnut', 'nothing', 20)
  const twice = await write('Hazelnut, hazelnut', 'nothing', 30)
  expect(await findIds(mentor, 'hazelnut')).toEqual([twice, titled, often, once, earlier])
})

test('every hit is on one page, also past those whose hits are counted', async () => {
  const { mentor } = world
  const made: string[] = []
  for (let index = 0; index < 510; index++)
    made.push(
      await makeDocument(world, {
        body: 'pecan '.repeat(1 + (index % 3)),
        at: daysBefore(testNow, index % 200, 8),
      }),
    )
  const shown: string[] = []
  for (let page = 1; page <= 26; page++) {
    const { hits, hasMore } = await find(mentor, 'pecan', { page })
    expect(hasMore, `page ${page}`).toBe(page < 26)
    shown.push(...hits.map(({ recordId }) => recordId))
  }
  expect(shown.toSorted()).toEqual(made.toSorted())
})

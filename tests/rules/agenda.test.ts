import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageWords, inParts, moved, moves } from '#lib/sessions/agenda/rules.ts'

describe('moving a point', () => {
  const order = ['a', 'b', 'c', 'd']
  test.each([
    ['up', 'c', 'b', 'acbd'],
    ['down', 'b', 'c', 'acbd'],
    ['before', 'd', 'a', 'dabc'],
    ['after', 'a', 'd', 'bcda'],
    // What the other person did meanwhile is what was meant.
    ['up', 'a', 'b', 'abcd'],
    ['down', 'd', 'c', 'abcd'],
  ] as const)('%s %s %s', (what, id, beside, after) => {
    expect(moved(order, { what, id, beside }).join('')).toBe(after)
  })
  test('moves that one alone, to the asked side of its neighbour, whatever else is between them', () => {
    const drawn = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { minLength: 2 }).chain((ids) =>
      fc.record({
        ids: fc.constant(ids),
        what: fc.constantFrom(...moves),
        two: fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }),
      }),
    )
    fc.assert(
      fc.property(drawn, ({ ids, what, two: [id = '', beside = ''] }) => {
        const after = moved(ids, { what, id, beside })
        const without = (list: string[]) => list.filter((each) => each !== id)
        expect(without(after)).toEqual(without(ids))
        expect(after).toContain(id)
        expect(after.indexOf(id) < after.indexOf(beside)).toBe(what === 'up' || what === 'before')
      }),
    )
  })
})

describe('parts', () => {
  const point = (id: string, part: 'talk' | 'decide' | null) => ({ id, part })
  const shown = (...points: ReturnType<typeof point>[]) =>
    inParts(points).map((group) => [group.part, group.points.map(({ id }) => id).join('')])
  test('are named where any point has one, and those without one are to be talked about', () => {
    expect(shown(point('a', null), point('b', null))).toEqual([[null, 'ab']])
    expect(shown(point('a', 'decide'), point('b', null), point('c', 'talk'))).toEqual([
      ['talk', 'bc'],
      ['decide', 'a'],
    ])
    expect(shown(point('a', 'decide'))).toEqual([['decide', 'a']])
  })
})

test('a point says for how many sessions it has waited', () => {
  expect([0, 1, 2, 12].map(ageWords)).toEqual([
    undefined,
    'since last session',
    'since 2 sessions',
    'since 12 sessions',
  ])
})

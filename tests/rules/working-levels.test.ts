import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectationChanges } from '#lib/roadmaps/differences/levels/rules.ts'
import {
  expectationsOf,
  expectationText,
  levelsThere,
  moveLevel,
  parseExpectation,
  type WorkingLevel,
} from '#lib/roadmaps/working-copies/levels/rules.ts'
import { cases } from '#tests/support/properties.ts'

const keys = ['read', 'write', 'talk', 'listen', 'keep'] as const
const step = fc.option(fc.integer({ min: 1, max: 4 }))
const expects = fc.uniqueArray(fc.record({ milestone: fc.constantFrom(...keys), step }), {
  selector: ({ milestone }) => milestone,
})
const level = (key: string, isRemoved = false): WorkingLevel => ({
  key,
  title: key,
  expects: [],
  ...(isRemoved && { isRemoved: true as const }),
})

describe('a level’s expectations', () => {
  test('are read as they’re written, and nothing else is', () => {
    fc.assert(
      fc.property(expects, (list) => {
        for (const each of list) expect(parseExpectation(expectationText(each))).toEqual(each)
      }),
      { numRuns: cases(60) },
    )
    for (const text of ['', ' ', ' 2', 'read 0', 'read 5', 'read 2 3', 'read x'])
      expect(parseExpectation(text), text).toBeUndefined()
  })

  const milestones = keys.map((key) => ({ key, kind: key === 'talk' ? 'behaviour' : 'skill' }) as const)

  test('come in the roadmap’s order, each once, with steps of behaviours only', () => {
    const chosen = [
      { milestone: 'talk', step: 2 },
      { milestone: 'talk', step: 3 },
      { milestone: 'gone', step: null },
      { milestone: 'read', step: 4 },
    ]
    expect(expectationsOf(chosen, milestones, [])).toEqual([
      { milestone: 'read', step: null },
      { milestone: 'talk', step: 3 },
    ])
  })

  test('of a milestone that was removed from the outline stay', () => {
    const before = [
      { milestone: 'gone', step: null },
      { milestone: 'read', step: null },
    ]
    expect(expectationsOf([], milestones, before)).toEqual([{ milestone: 'gone', step: null }])
  })
})

describe('levels', () => {
  test('are moved among those that are there, and removed ones stay', () => {
    const levels = [level('a'), level('b'), level('x', true), level('c')]
    const moved = moveLevel(levels, 'c', 0)
    expect(moved.map(({ key }) => key)).toEqual(['c', 'a', 'b', 'x'])
    expect(levelsThere(moved)).toEqual([level('c'), level('a'), level('b')])
    expect(moveLevel(levels, 'x', 0)).toEqual(levels)
  })
})

describe('what a level expects more or less', () => {
  test('is named, with the steps before and after', () => {
    const before = [
      { milestone: 'read', step: null },
      { milestone: 'talk', step: 2 },
      { milestone: 'listen', step: 3 },
    ]
    const after = [
      { milestone: 'write', step: null },
      { milestone: 'talk', step: 3 },
      { milestone: 'listen', step: null },
    ]
    expect(expectationChanges(before, after)).toEqual([
      { milestone: 'write', change: 'more', before: undefined, after: null },
      { milestone: 'talk', change: 'more', before: 2, after: 3 },
      { milestone: 'listen', change: 'less', before: 3, after: null },
      { milestone: 'read', change: 'less', before: null, after: undefined },
    ])
  })

  test('is nothing for the same in another order, and turns round with the versions', () => {
    fc.assert(
      fc.property(expects, expects, (one, other) => {
        expect(expectationChanges(one, one.toReversed())).toEqual([])
        const turned = { more: 'less', less: 'more' } as const
        const sorted = (list: ReturnType<typeof expectationChanges>) =>
          list.toSorted((a, b) => (a.milestone < b.milestone ? -1 : 1))
        expect(sorted(expectationChanges(one, other))).toEqual(
          sorted(expectationChanges(other, one)).map((each) => ({
            milestone: each.milestone,
            change: turned[each.change],
            before: each.after,
            after: each.before,
          })),
        )
      }),
      { numRuns: cases(100) },
    )
  })
})

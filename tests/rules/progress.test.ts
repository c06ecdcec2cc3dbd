import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type GoalState, goalStates } from '#db/words.ts'
import {
  commonStage,
  currentStage,
  facetFor,
  facetOrder,
  fullness,
  type GoalStanding,
  progressOver,
  progressSum,
  roadmapInUse,
} from '#lib/views/progress/rules.ts'
import { cases } from '#tests/support/properties.ts'

const stages = [
  { position: 1, key: 'one', title: 'One', milestones: [{ key: 'a' }, { key: 'b' }, { key: 'c' }] },
  { position: 2, key: 'two', title: 'Two', milestones: [{ key: 'd' }, { key: 'e' }] },
]
const goal = (milestoneKey: string, state: GoalState, isBlocked = false): GoalStanding => ({
  milestoneKey,
  state,
  isBlocked,
})
const anyGoals = fc.array(
  fc.record({
    milestoneKey: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'gone'),
    state: fc.constantFrom(...goalStates),
    isBlocked: fc.boolean(),
  }),
  { maxLength: 12 },
)

test('progress is achieved of the milestones that count, those dropped taken out', () => {
  const [one, two] = progressOver(stages, [
    goal('a', 'achieved'),
    goal('b', 'dropped'),
    goal('d', 'submitted'),
    goal('e', 'planned'),
    goal('gone', 'achieved'),
  ])
  expect(one).toMatchObject({ achieved: 1, underWay: 0, planned: 0, total: 2, facets: ['achieved', 'open'] })
  expect(two).toMatchObject({ achieved: 0, underWay: 1, planned: 1, total: 2, facets: ['waiting', 'open'] })
})

test('a dropped milestone that was assigned anew counts as the new goal, in whatever order they come', () => {
  const both = [goal('a', 'dropped'), goal('a', 'in_progress')]
  for (const goals of [both, both.toReversed()])
    expect(progressOver(stages, goals)[0]).toMatchObject({ underWay: 1, total: 3 })
})

test('facets tell who has it; blocked shows on any open state, dropped is no facet', () => {
  expect(facetFor(undefined)).toBe('open')
  expect(facetFor({ state: 'planned', isBlocked: false })).toBe('open')
  expect(facetFor({ state: 'in_progress', isBlocked: false })).toBe('underway')
  expect(facetFor({ state: 'submitted', isBlocked: false })).toBe('waiting')
  expect(facetFor({ state: 'changes_requested', isBlocked: false })).toBe('yours')
  for (const state of ['planned', 'in_progress', 'submitted', 'changes_requested'] as const)
    expect(facetFor({ state, isBlocked: true })).toBe('blocked')
  expect(facetFor({ state: 'achieved', isBlocked: false })).toBe('achieved')
  expect(facetFor({ state: 'dropped', isBlocked: false })).toBeNull()
})

test('numbers always add up, whatever the goals', () => {
  fc.assert(
    fc.property(anyGoals, (goals) => {
      const progress = progressOver(stages, goals)
      for (const [place, stage] of progress.entries()) {
        expect(stage.total).toBeLessThanOrEqual(stages[place]?.milestones.length ?? 0)
        expect(stage.achieved + stage.underWay + stage.planned).toBeLessThanOrEqual(stage.total)
        expect(stage.facets).toHaveLength(stage.total)
        expect(stage.facets.filter((facet) => facet === 'achieved')).toHaveLength(stage.achieved)
        const order = stage.facets.map((facet) => facetOrder.indexOf(facet))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }
      const sum = progressSum(progress)
      expect(sum.total).toBe(progress.reduce((total, stage) => total + stage.total, 0))
    }),
  )
})

test('dropping a goal takes its milestone out and changes nothing else', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }),
      fc.constantFrom(...goalStates.filter((state) => state !== 'dropped')),
      (keys, state) => {
        const goals = keys.map((key) => goal(key, state))
        const [first, ...rest] = goals
        if (!first) return
        const before = progressSum(progressOver(stages, goals))
        const after = progressSum(progressOver(stages, [{ ...first, state: 'dropped' }, ...rest]))
        expect(after.total).toBe(before.total - 1)
        expect(after.achieved).toBe(state === 'achieved' ? before.achieved - 1 : before.achieved)
      },
    ),
  )
})

const counts = (achieved: number, underWay: number, planned: number, total: number) => ({
  achieved,
  underWay,
  planned,
  total,
  withoutHabits: { achieved, underWay, planned, total },
})

test('the stage somebody is in is where most is under way, the lower of equals', () => {
  expect(currentStage([counts(5, 1, 0, 6), counts(2, 2, 1, 5), counts(1, 1, 0, 6)])).toBe(1)
  expect(currentStage([counts(5, 1, 0, 6), counts(0, 1, 0, 5)])).toBe(0)
})

test('without anything under way it is the lowest with something planned, then the lowest unfinished, then the last', () => {
  expect(currentStage([counts(5, 0, 0, 6), counts(0, 0, 2, 5)])).toBe(1)
  expect(currentStage([counts(6, 0, 0, 6), counts(0, 0, 0, 5), counts(0, 0, 0, 5)])).toBe(1)
  expect(currentStage([counts(6, 0, 0, 6), counts(5, 0, 0, 5)])).toBe(1)
  expect(currentStage([])).toBe(-1)
})

const withHabits = [
  ...stages,
  {
    position: 3,
    key: 'three',
    title: 'Three',
    milestones: [
      { key: 'f', kind: 'habit' as const },
      { key: 'g', kind: 'habit' as const },
      { key: 'h', kind: 'habit' as const },
    ],
  },
]
const habits = [goal('f', 'in_progress'), goal('g', 'in_progress'), goal('h', 'planned')]

test('habits run beside a stage and don’t make it the current one, as long as there is anything else', () => {
  const at = (goals: GoalStanding[]) => currentStage(progressOver(withHabits, goals))
  expect(at([...habits, goal('d', 'in_progress')])).toBe(1)
  expect(at([...habits, goal('a', 'achieved')])).toBe(0)
  expect(at([...habits, goal('e', 'planned')])).toBe(1)
  expect(at(habits)).toBe(2)
  expect(at([...habits, ...['a', 'b', 'c', 'd', 'e'].map((key) => goal(key, 'achieved'))])).toBe(2)
})

test('whatever the habits, the current stage is that of the other goals', () => {
  fc.assert(
    fc.property(anyGoals, fc.subarray(habits), (goals, beside) => {
      const known = goals.filter(({ milestoneKey, state }) => milestoneKey !== 'gone' && state !== 'dropped')
      fc.pre(known.length > 0)
      const place = currentStage(progressOver(withHabits, [...known, ...beside]))
      expect(place).toBe(currentStage(progressOver(withHabits, known)))
    }),
    { numRuns: cases(60) },
  )
})

test('the stage of several people is where most of all their milestones are under way', () => {
  const first = [goal('a', 'in_progress'), goal('b', 'in_progress')]
  const second = [goal('d', 'submitted'), goal('e', 'in_progress')]
  expect(commonStage(withHabits, [first, second, second])).toBe(1)
  expect(commonStage(withHabits, [first, second])).toBe(0)
  expect(commonStage(withHabits, [habits, habits, [goal('d', 'planned')]])).toBe(1)
  expect(commonStage(withHabits, [])).toBe(0)
  expect(commonStage([], [first])).toBe(-1)
  fc.assert(
    fc.property(anyGoals, (goals) => {
      expect(commonStage(withHabits, [goals])).toBe(currentStage(progressOver(withHabits, goals)))
    }),
    { numRuns: cases(60) },
  )
})

test('a stage is always found where there is one', () => {
  fc.assert(
    fc.property(anyGoals, (goals) => {
      expect(progressOver(stages, goals)[currentStage(progressOver(stages, goals))]).toBeDefined()
    }),
  )
})

test('cells are as full as their share: to a third, to two thirds, most, all', () => {
  expect(fullness(counts(0, 0, 3, 6))).toBe(0)
  expect(fullness(counts(0, 1, 0, 6))).toBe(1)
  expect(fullness(counts(2, 0, 0, 6))).toBe(1)
  expect(fullness(counts(3, 0, 0, 6))).toBe(2)
  expect(fullness(counts(4, 0, 0, 6))).toBe(2)
  expect(fullness(counts(5, 0, 0, 6))).toBe(3)
  expect(fullness(counts(6, 0, 0, 6))).toBe(4)
  // Every goal of the stage was dropped, so nothing is achieved.
  expect(fullness(counts(0, 0, 0, 0))).toBe(0)
})

test('the roadmap in use is the one that most goals are from, dropped ones apart', () => {
  const of = (roadmapId: string, state: GoalState = 'planned') => ({ roadmapId, state })
  expect(roadmapInUse([])).toBeUndefined()
  expect(roadmapInUse([of('a'), of('b'), of('b')])).toBe('b')
  expect(roadmapInUse([of('a'), of('b', 'dropped'), of('b', 'dropped')])).toBe('a')
  expect(roadmapInUse([of('b'), of('a')])).toBe('a')
})

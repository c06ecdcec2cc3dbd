import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GoalState } from '#db/words.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import { nextSteps } from '#lib/views/home/steps/rules.ts'
import { progressOver, type StageCounts, whatComesNext } from '#lib/views/progress/rules.ts'
import { testNow } from '#tests/support/context.ts'

const stage = (achieved: number, underWay: number, planned: number, total: number): StageCounts => ({
  achieved,
  underWay,
  planned,
  total,
})
const all = (total: number) => stage(total, 0, 0, total)
const untouched = (total: number) => stage(0, 0, 0, total)

test('once all of a stage is achieved, the next one comes, until something of it is assigned', () => {
  const done = all(3)
  const next = untouched(4)
  expect(whatComesNext([done, next])).toEqual({ done, next })
  expect(whatComesNext([stage(2, 1, 0, 3), next])).toBeNull()
  expect(whatComesNext([stage(2, 0, 0, 3), next])).toBeNull()
  for (const begun of [stage(1, 0, 0, 4), stage(0, 1, 0, 4), stage(0, 0, 1, 4)])
    expect(whatComesNext([done, begun])).toBeNull()
})

test('nothing comes after the last one, or before the first', () => {
  expect(whatComesNext([])).toBeNull()
  expect(whatComesNext([untouched(2)])).toBeNull()
  expect(whatComesNext([all(2), all(3)])).toBeNull()
})

test('the lowest of several is taken, and a stage that was dropped is passed over', () => {
  const [low, high] = [untouched(2), untouched(5)]
  expect(whatComesNext([all(1), low, all(1), high])?.next).toBe(low)
  expect(whatComesNext([all(1), untouched(0), high])?.next).toBe(high)
  // One of which everything was dropped isn’t achieved.
  expect(whatComesNext([untouched(0), high])).toBeNull()
})

const states: GoalState[] = [
  'planned',
  'in_progress',
  'submitted',
  'changes_requested',
  'achieved',
  'dropped',
]

test('whatever the goals, what comes is untouched, and all before it is achieved', () => {
  const stages = [1, 2, 3].map((position) => ({
    position,
    key: `stage-${position}`,
    title: `Stage ${position}`,
    milestones: [1, 2].map((number) => ({ key: `${position}-${number}` })),
  }))
  const keys = stages.flatMap(({ milestones }) => milestones.map(({ key }) => key))
  const goals = fc.array(
    fc.record({
      milestoneKey: fc.oneof(
        { weight: 2, arbitrary: fc.constantFrom('1-1', '1-2') },
        fc.constantFrom(...keys),
      ),
      // Mostly achieved, or there would hardly ever be a stage of which all is.
      state: fc.oneof(
        { weight: 5, arbitrary: fc.constant<GoalState>('achieved') },
        fc.constantFrom(...states),
      ),
      isBlocked: fc.constant(false),
    }),
    { maxLength: 8 },
  )
  let found = 0
  fc.assert(
    fc.property(goals, (held) => {
      const coming = whatComesNext(progressOver(stages, held))
      if (!coming) return
      found += 1
      const open = held.filter(({ state }) => state !== 'dropped').map(({ milestoneKey }) => milestoneKey)
      expect(open.some((key) => key.startsWith(`${coming.next.position}-`))).toBe(false)
      expect(coming.done.position).toBeLessThan(coming.next.position)
      expect(coming.done.achieved).toBe(coming.done.total)
    }),
  )
  expect(found).toBeGreaterThan(5)
})

test('a junior’s step to it is shown after however many others', () => {
  const goals = Array.from({ length: 9 }, (_, place) => ({
    id: `${place}`,
    teamId: 't',
    juniorId: 'j',
    title: `Goal ${place}`,
    state: 'in_progress' as const,
    kind: 'skill' as const,
    dueOn: null,
    blockedAt: null,
    submittedAt: null,
    noted: 0,
    ticked: 0,
    criteria: 1,
    answeredAt: null,
    answeredById: null,
    answeredByName: null,
    reopenedAt: null,
  }))
  const whatNext = { done: { title: 'Basics' }, next: { position: 2, title: 'Projects' } }
  const steps = nextSteps(testNow, oneZone('UTC'), {
    goals,
    planned: [],
    stages: [
      { roadmapId: 'r', whatNext },
      { roadmapId: 'q', whatNext: null },
      { roadmapId: undefined, whatNext: null },
    ],
  })
  expect(steps).toHaveLength(5)
  expect(steps.at(-1)).toEqual({
    kind: 'next stage',
    roadmapId: 'r',
    done: 'Basics',
    position: 2,
    title: 'Projects',
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, weekday } from '#lib/core/days.ts'
import { dueAfter, inOrderOfDays, neighbour, spreadDays, weekOf } from '#lib/plans/rules.ts'
import { runningPlans } from '#lib/plans/running/rules.ts'
import { fateOf } from '#lib/plans/starting/rules.ts'

test('an item is due so many days after the start, on a weekend the working day before', () => {
  // The 2nd of November 2026 is a Monday.
  expect(dueAfter('2026-11-02', 0)).toBe('2026-11-02')
  expect(dueAfter('2026-11-02', 4)).toBe('2026-11-06')
  expect(dueAfter('2026-11-02', 5)).toBe('2026-11-06')
  expect(dueAfter('2026-11-02', 6)).toBe('2026-11-06')
  expect(dueAfter('2026-11-02', 7)).toBe('2026-11-09')
  // Never before the start, which may be on a weekend.
  expect(dueAfter('2026-11-07', 0)).toBe('2026-11-07')
  expect(dueAfter('2026-11-07', 1)).toBe('2026-11-07')
})

test('whatever the start and the day, it’s a working day at or after the start', () => {
  const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days))
  fc.assert(
    fc.property(start, fc.integer({ min: 0, max: 730 }), (startsOn, day) => {
      const due = dueAfter(startsOn, day)
      expect(due >= startsOn && due <= addDays(startsOn, day)).toBe(true)
      expect(weekday(due) <= 5 || due === startsOn).toBe(true)
    }),
  )
})

test('several are spread evenly, the first and the last on their days', () => {
  expect(spreadDays(1, 10, 30)).toEqual([10])
  expect(spreadDays(3, 10, 30)).toEqual([10, 20, 30])
  expect(spreadDays(4, 0, 10)).toEqual([0, 3, 7, 10])
  expect(spreadDays(3, 7, 7)).toEqual([7, 7, 7])
  expect(spreadDays(0, 1, 2)).toEqual([])
})

test('the first seven days are week 1', () => {
  expect([0, 6, 7, 30, 90].map(weekOf)).toEqual([1, 1, 2, 5, 13])
})

test('items change places within their day only', () => {
  const row = [
    { id: 'a', day: 7, position: 1 },
    { id: 'b', day: 7, position: 3 },
    { id: 'c', day: 30, position: 2 },
  ].sort(inOrderOfDays)
  expect(row.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(neighbour(row, 'a', 'down')?.id).toBe('b')
  expect(neighbour(row, 'a', 'up')).toBeUndefined()
  expect(neighbour(row, 'b', 'down')).toBeUndefined()
  expect(neighbour(row, 'c', 'up')).toBeUndefined()
})

test('what the junior has comes before what can’t be assigned', () => {
  const item = { id: 'i', roadmapId: 'r', milestoneKey: 'k', title: null }
  const known = {
    held: new Set<string>(),
    heldTitles: new Set(['Meet the team']),
    offered: new Set(['r k']),
    retired: new Set<string>(),
  }
  expect(fateOf(item, known)).toBe('new')
  expect(fateOf({ ...item, milestoneKey: 'other' }, known)).toBe('missing')
  expect(fateOf(item, { ...known, retired: new Set(['r']) })).toBe('retired')
  expect(fateOf(item, { ...known, retired: new Set(['r']), held: new Set(['r k']) })).toBe('held')
  const own = { id: 'o', roadmapId: null, milestoneKey: null, title: 'Meet the team' }
  expect(fateOf(own, known)).toBe('held')
  expect(fateOf({ ...own, title: 'Another' }, known)).toBe('new')
})

test('a plan runs as long as something of it is open', () => {
  const planStart = { id: 's', planId: 'p', title: 'First 90 days', startsOn: '2026-11-02' }
  const line = (id: string, state: 'planned' | 'achieved' | 'dropped', dueOn: string | null = null) => ({
    id,
    title: `Goal ${id}`,
    state,
    dueOn,
    planStart,
  })
  expect(
    runningPlans([
      line('a', 'achieved', '2026-11-03'),
      line('b', 'planned'),
      line('c', 'planned', '2026-12-01'),
      line('d', 'planned', '2026-11-20'),
      line('e', 'dropped', '2026-11-10'),
      { ...line('f', 'planned', '2026-11-01'), planStart: null },
    ]),
  ).toEqual([
    {
      id: 's',
      planId: 'p',
      title: 'First 90 days',
      startsOn: '2026-11-02',
      goals: 4,
      achieved: 1,
      next: { id: 'd', title: 'Goal d', dueOn: '2026-11-20' },
    },
  ])
  expect(runningPlans([line('a', 'achieved'), line('b', 'dropped')])).toEqual([])
})

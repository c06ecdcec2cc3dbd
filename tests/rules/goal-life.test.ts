import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GoalEventKind } from '#db/words.ts'
import { addDays, type Day } from '#lib/core/days.ts'
import { type Life, lifeOf, statesAfter } from '#lib/goals/life/rules.ts'
import { afterStep, type GoalFacts, isOpen, type Step } from '#lib/goals/rules.ts'

const eventsOf: Partial<Record<Step, GoalEventKind>> = {
  start: 'started',
  submit: 'submitted',
  withdraw: 'withdrawn',
  approve: 'approved',
  request_changes: 'changes_requested',
  reopen: 'reopened',
  drop: 'dropped',
  take_up: 'taken_up',
  block: 'blocked',
  unblock: 'unblocked',
  move_due: 'due_moved',
}
const steps = Object.keys(eventsOf) as Step[]

type Lived = { goal: GoalFacts; events: { kind: GoalEventKind; day: Day }[] }

/** A goal that was assigned and on which some of these steps were taken, as far as the rules allow them. */
function live(taken: readonly (readonly [Step, days: number])[]): Lived {
  let goal: GoalFacts = { kind: 'skill', state: 'planned', isBlocked: false, hasStarted: false }
  let day = '2026-03-02'
  const events: Lived['events'] = [{ kind: 'assigned', day }]
  for (const [step, days] of taken) {
    const next = afterStep(goal, step)
    const kind = eventsOf[step]
    if ('refused' in next || !kind) continue
    goal = next
    day = addDays(day, days)
    events.push({ kind, day })
  }
  return { goal, events }
}

const anyLife = fc.array(fc.tuple(fc.constantFrom(...steps), fc.integer({ min: 0, max: 40 })), {
  maxLength: 40,
})
const anyDue = fc.option(fc.integer({ min: -30, max: 400 }).map((days) => addDays('2026-03-02', days)))

test('how a goal stood after each event is what the rules of its steps say', () => {
  fc.assert(
    fc.property(anyLife, (taken) => {
      const { goal, events } = live(taken)
      const states = statesAfter(events.map(({ kind }) => kind))
      expect(states.at(-1)).toBe(goal.isBlocked ? 'blocked' : goal.state)
    }),
  )
})

test('the line is whole, in order, and no mark or date covers another', () => {
  fc.assert(
    fc.property(anyLife, anyDue, fc.integer({ min: 0, max: 100 }), (taken, dueOn, later) => {
      const { goal, events } = live(taken)
      const today = addDays(events.at(-1)?.day ?? '', later)
      const open = isOpen(goal.state)
      const life = lifeOf(events, { isOpen: open, dueOn, today })
      if (!life) return
      const places = life.marks.map(({ at }) => at)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(places[0]).toBe(0)
      expect(Math.max(...places)).toBeLessThanOrEqual(1)
      expectApart(life, ({ isMarked }) => isMarked, 0.09)
      expectApart(life, ({ isDated }) => isDated, 0.2)
      expect(life.marks.every(({ isMarked, isDated }) => isMarked || !isDated)).toBe(true)
      // Begins, and what it came to, are always told, if they are apart.
      expect(life.marks[0]).toMatchObject({ isMarked: true, isDated: true })
      expectWhole(life, open)
    }),
  )
})

function expectApart(life: Life, which: (mark: Life['marks'][number]) => boolean, gap: number) {
  const places = life.marks.filter(which).map(({ at }) => at)
  for (const [place, at] of places.entries())
    expect(at - (places[place - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(gap - 1e-9)
}

function expectWhole({ spans, today, due }: Life, open: boolean) {
  let end = 0
  for (const { from, to } of spans) {
    expect(from).toBe(end)
    expect(to).toBeGreaterThan(from)
    end = to
  }
  // What lies ahead is no span.
  if (today) expect(end).toBe(today.at)
  else expect(end).toBe(1)
  if (!open) expect(today).toBeNull()
  if (due) expect(due.at).toBeLessThanOrEqual(1)
}

test('a goal with a few events is told with as many dates as there is room for', () => {
  const { events } = live([
    ['start', 10],
    ['submit', 20],
    ['request_changes', 10],
    ['submit', 5],
    ['approve', 5],
  ])
  const life = lifeOf(events, { isOpen: false, dueOn: '2026-04-01', today: '2026-11-17' })
  expect(life?.spans.map(({ state }) => state)).toEqual([
    'planned',
    'in_progress',
    'submitted',
    'changes_requested',
    'submitted',
  ])
  expect(life?.marks.filter(({ isDated }) => isDated).map(({ day }) => day)).toEqual([
    '2026-03-02',
    '2026-03-12',
    '2026-04-01',
    '2026-04-21',
  ])
  expect(life?.due?.day).toBe('2026-04-01')
})

test('while it is open the line goes on to today, and ahead to the day it is due', () => {
  const { events } = live([['start', 10]])
  const asked = { isOpen: true, today: '2026-03-22' }
  expect(lifeOf(events, { ...asked, dueOn: null })).toMatchObject({ due: null, today: null })
  const ahead = lifeOf(events, { ...asked, dueOn: '2026-04-11' })
  expect(ahead?.today?.at).toBe(0.5)
  expect(ahead?.due).toEqual({ day: '2026-04-11', at: 1 })
  // Overdue: the line ends today, and the day is on it.
  expect(lifeOf(events, { ...asked, dueOn: '2026-03-12' })).toMatchObject({ due: { at: 0.5 }, today: null })
})

test('there is no line for what happened on one day', () => {
  const { events } = live([['start', 0]])
  expect(lifeOf(events, { isOpen: true, dueOn: null, today: '2026-03-02' })).toBeNull()
  expect(lifeOf([], { isOpen: true, dueOn: '2026-04-01', today: '2026-03-02' })).toBeNull()
  expect(lifeOf(events, { isOpen: true, dueOn: '2026-03-09', today: '2026-03-02' })).not.toBeNull()
})

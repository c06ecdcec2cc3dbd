import { expect, test } from 'vitest'
import { isOverdue } from '#lib/core/due.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import {
  byWait,
  longestWait,
  type Need,
  needOfContact,
  needOfPromise,
  needsOfGoal,
} from '#lib/views/needs/rules.ts'
import { testNow } from '#tests/support/context.ts'

const zone = oneZone('Asia/Kathmandu')
const goal = (fields: Partial<Parameters<typeof needsOfGoal>[0]>) => ({
  id: 'g',
  title: 'Goal',
  state: 'in_progress' as const,
  dueOn: null,
  blockedAt: null,
  submittedAt: null,
  ...fields,
})
const kinds = (needs: Need[]) => needs.map(({ kind }) => kind)

test('what waits for a verdict isn’t the junior’s delay', () => {
  for (const state of ['planned', 'in_progress', 'changes_requested', 'open'])
    expect(isOverdue({ state, dueOn: '2026-11-01' }, '2026-11-17'), state).toBe(true)
  for (const state of ['submitted', 'achieved', 'dropped', 'done'])
    expect(isOverdue({ state, dueOn: '2026-11-01' }, '2026-11-17'), state).toBe(false)
  const submitted = goal({
    state: 'submitted',
    dueOn: '2026-11-01',
    submittedAt: new Date('2026-11-13T08:00:00Z'),
  })
  expect(needsOfGoal(submitted, testNow, zone, 3)).toEqual([
    { kind: 'evidence', goalId: 'g', title: 'Goal', days: 4, tooLong: true },
  ])
  expect(needsOfGoal(submitted, testNow, zone, 4)).toMatchObject([{ tooLong: false }])
})

test('a blocked goal that is late needs both; a closed one nothing', () => {
  const late = { dueOn: '2026-11-10', blockedAt: new Date('2026-11-12T08:00:00Z') }
  expect(kinds(needsOfGoal(goal(late), testNow, zone, 3))).toEqual(['blocked', 'overdue'])
  for (const state of ['achieved', 'dropped'] as const)
    expect(needsOfGoal(goal({ ...late, state }), testNow, zone, 3)).toEqual([])
})

test('the due day itself is in time, in the junior’s own zone', () => {
  // 23:00 UTC on the 17th is the 18th in Kathmandu, and still the 17th in New York.
  const evening = new Date('2026-11-17T23:00:00Z')
  const due = goal({ dueOn: '2026-11-17' })
  expect(needsOfGoal(due, evening, oneZone('America/New_York'), 3)).toEqual([])
  expect(needsOfGoal(due, evening, zone, 3)).toMatchObject([{ kind: 'overdue', days: 1 }])
})

test('contact is a need once it is amber, and late once it is red', () => {
  const contact = { daysSince: 20, lastHeldOn: '2026-10-28', next: null, mentor: { id: 'm', name: 'M' } }
  expect(needOfContact({ ...contact, state: 'fine' })).toBeNull()
  const never = { ...contact, daysSince: 0, lastHeldOn: null, state: 'fine' as const }
  expect(needOfContact(never)).toMatchObject({ kind: 'not met', days: 0, mentor: { name: 'M' } })
  expect(needOfContact({ ...never, next: { day: '2026-11-24' } })).toBeNull()
  expect(needOfContact({ ...contact, state: 'amber' })).toMatchObject({
    level: 'soon',
    days: 20,
    nextOn: null,
  })
  expect(needOfContact({ ...contact, state: 'red', next: { day: '2026-11-24' } })).toMatchObject({
    level: 'late',
    nextOn: '2026-11-24',
  })
})

test('a promise needs its owner from three days before its day on', () => {
  const action = (dueOn: string | null) =>
    needOfPromise({ id: 'a', version: 1, body: 'Send it', dueOn, state: 'open' }, testNow, zone)
  expect(action(null)).toBeNull()
  expect(action('2026-11-21')).toBeNull()
  expect(action('2026-11-20')).toMatchObject({ kind: 'promise', days: -3 })
  expect(action('2026-11-15')).toMatchObject({ days: 2 })
})

test('the longest wait comes first', () => {
  const of = (kind: 'overdue' | 'blocked', days: number): Need => ({ kind, goalId: 'g', title: 'Goal', days })
  expect([of('overdue', 2), of('blocked', 9), of('blocked', 2)].sort(byWait)).toEqual([
    of('blocked', 9),
    of('blocked', 2),
    of('overdue', 2),
  ])
  expect(longestWait([of('overdue', 2), of('blocked', 9)])).toBe(9)
  expect(longestWait([])).toBe(Number.NEGATIVE_INFINITY)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { goalStates } from '#db/words.ts'
import { isWider } from '#lib/audience/rules.ts'
import { isOverdue } from '#lib/core/due.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import { pairReaders } from '#lib/goals/comments/rules.ts'
import {
  afterStep,
  canTakeAs,
  type GoalFacts,
  type GoalRole,
  isOpen,
  type Step,
  steps,
  stepsOpenTo,
  whyNotApproved,
} from '#lib/goals/rules.ts'
import { daysWaiting, waitsTooLong } from '#lib/goals/waiting/rules.ts'

const begun: GoalFacts = { kind: 'skill', state: 'planned', isBlocked: false, hasStarted: false }
const kinds = ['skill', 'project', 'behaviour', 'habit'] as const
const roles: GoalRole[] = ['junior', 'mentor', 'lead']

/** The goal after these steps; a refused one changes nothing. */
const after = (goal: GoalFacts, ...taken: Step[]): GoalFacts =>
  taken.reduce((before, step) => {
    const next = afterStep(before, step)
    return 'refused' in next ? before : next
  }, goal)

describe('the way of a goal', () => {
  test('from planned to achieved, with changes requested once', () => {
    const states: string[] = []
    const way = ['start', 'tick', 'submit', 'request_changes', 'submit', 'approve'] as const
    way.reduce((goal: GoalFacts, step) => {
      const next = after(goal, step)
      states.push(next.state)
      return next
    }, begun)
    expect(states).toEqual([
      'in_progress',
      'in_progress',
      'submitted',
      'changes_requested',
      'submitted',
      'achieved',
    ])
  })
  test('from each state exactly these steps lead on (a skill)', () => {
    const open = (goal: GoalFacts) => steps.filter((step) => !('refused' in afterStep(goal, step)))
    const at = (state: GoalFacts['state']): GoalFacts => ({
      ...begun,
      state,
      hasStarted: state !== 'planned',
    })
    expect(open(at('planned'))).toEqual(['start', 'drop', 'block', 'move_due'])
    expect(open(at('in_progress'))).toEqual(['tick', 'submit', 'drop', 'block', 'move_due'])
    const waiting = ['withdraw', 'approve', 'request_changes', 'drop', 'block', 'move_due']
    expect(open(at('submitted'))).toEqual(waiting)
    expect(open(at('changes_requested'))).toEqual(['tick', 'submit', 'drop', 'block', 'move_due'])
    expect(open(at('achieved'))).toEqual(['reopen'])
    expect(open(at('dropped'))).toEqual(['take_up'])
  })
  test('behaviours and habits can be approved without being submitted, once they were started', () => {
    for (const kind of ['behaviour', 'habit'] as const) {
      expect(afterStep({ ...begun, kind }, 'approve')).toHaveProperty('refused')
      expect(after({ ...begun, kind }, 'start', 'approve').state).toBe('achieved')
    }
    expect(afterStep(after(begun, 'start'), 'approve')).toHaveProperty('refused')
  })
  test('blocked stays through a submission and a verdict, and ends with the goal', () => {
    const blocked = after(begun, 'start', 'block')
    expect(after(blocked, 'submit').isBlocked).toBe(true)
    expect(after(blocked, 'submit', 'request_changes').isBlocked).toBe(true)
    expect(after(blocked, 'submit', 'approve').isBlocked).toBe(false)
    expect(after(blocked, 'drop', 'take_up')).toMatchObject({ state: 'in_progress', isBlocked: false })
    expect(after(blocked, 'unblock').isBlocked).toBe(false)
  })
  test('taken up again as it was', () => {
    expect(after(begun, 'drop', 'take_up').state).toBe('planned')
    expect(after(begun, 'start', 'submit', 'drop', 'take_up').state).toBe('in_progress')
  })
})

describe('any sequence of steps', () => {
  const anyGoal = fc.record({
    kind: fc.constantFrom(...kinds),
    state: fc.constant('planned' as const),
    isBlocked: fc.constant(false),
    hasStarted: fc.constant(false),
  })
  const anySteps = fc.array(fc.constantFrom(...steps), { maxLength: 40, size: 'max' })

  test('reaches known states alone, and every refusal is a sentence', () => {
    fc.assert(
      fc.property(anyGoal, anySteps, (goal, taken) => {
        let at: GoalFacts = goal
        for (const step of taken) {
          const next = afterStep(at, step)
          if ('refused' in next) {
            expect(next.refused).toMatch(/^[A-Z].*\.$/)
            continue
          }
          expect(goalStates).toContain(next.state)
          expect(next.kind).toBe(at.kind)
          // Only an answer, a withdrawal or dropping the goal ends `submitted`.
          if (at.state === 'submitted' && next.state !== 'submitted')
            expect(['approve', 'request_changes', 'withdraw', 'drop']).toContain(step)
          if (next.state === 'achieved') expect(at.state === 'achieved' || step === 'approve').toBe(true)
          if (next.state === 'submitted' && at.state !== 'submitted')
            expect(next.isBlocked).toBe(at.isBlocked)
          if (at.isBlocked && !next.isBlocked) expect(step === 'unblock' || !isOpen(next.state)).toBe(true)
          if (!isOpen(next.state)) expect(next.isBlocked).toBe(false)
          if (at.hasStarted) expect(next.hasStarted).toBe(true)
          at = next
        }
      }),
    )
  })
  test('leaves somebody a way on, whatever was done', () => {
    fc.assert(
      fc.property(anyGoal, anySteps, fc.boolean(), (goal, taken, hasMentor) => {
        const at = after(goal, ...taken)
        const guides = hasMentor ? roles : roles.filter((role) => role !== 'mentor')
        expect(guides.flatMap((role) => stepsOpenTo(at, role, hasMentor))).not.toEqual([])
      }),
    )
  })
})

test('who may do what', () => {
  const may = (role: GoalRole, hasMentor = true) => steps.filter((step) => canTakeAs(role, step, hasMentor))
  expect(may('junior')).toEqual([
    'start',
    'tick',
    'submit',
    'withdraw',
    'block',
    'unblock',
    'observe',
    'log_entry',
  ])
  const guides = ['drop', 'take_up', 'block', 'unblock', 'move_due']
  const answers = ['approve', 'request_changes', 'reopen', ...guides, 'observe']
  expect(may('mentor')).toEqual(answers)
  expect(may('lead')).toEqual(guides)
  expect(may('lead', false)).toEqual(answers)
})

test('what an approval needs beside its state', () => {
  const none = { observations: 0, kept: 0, needed: 3 }
  expect(whyNotApproved('skill', none)).toBeUndefined()
  expect(whyNotApproved('behaviour', { ...none, observations: 1 })).toContain('there is one')
  expect(whyNotApproved('behaviour', { ...none, observations: 2 })).toBeUndefined()
  expect(whyNotApproved('habit', { ...none, kept: 2 })).toContain('2 of 3')
  expect(whyNotApproved('habit', { ...none, kept: 3 })).toBeUndefined()
})

describe('days', () => {
  test('overdue from the day after the due day, while open', () => {
    const goal = { state: 'in_progress' as const, dueOn: '2026-11-20' }
    expect(isOverdue(goal, '2026-11-20')).toBe(false)
    expect(isOverdue(goal, '2026-11-21')).toBe(true)
    expect(isOverdue({ ...goal, state: 'achieved' }, '2026-11-21')).toBe(false)
    expect(isOverdue({ ...goal, dueOn: null }, '2026-11-21')).toBe(false)
  })
  test('waiting is counted in the junior’s calendar days', () => {
    const evening = new Date('2026-11-13T18:30:00Z')
    const now = new Date('2026-11-17T12:00:00Z')
    // 18:30 in UTC is past midnight in Kathmandu.
    expect(daysWaiting(evening, now, oneZone('Asia/Kathmandu'))).toBe(3)
    expect(daysWaiting(evening, now, oneZone('Europe/London'))).toBe(4)
    expect(waitsTooLong(3, 3)).toBe(false)
    expect(waitsTooLong(4, 3)).toBe(true)
  })
})

describe('comments', () => {
  const ada = { id: 'ada', name: 'Ada' }
  const mentor = { id: 'm', name: 'Marisol' }
  const lead = { id: 'l', name: 'Ruth' }
  test('a junior writes to a mentor, or to a lead where there is none', () => {
    expect(pairReaders('ada', { mentors: [mentor], leads: [lead] })).toEqual([mentor])
    expect(pairReaders('ada', { mentors: [], leads: [lead, ada] })).toEqual([lead])
  })
  test('what is wider', () => {
    expect(isWider('pair', 'circle')).toBe(true)
    expect(isWider('pair', 'pair')).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countStandings, levelInStage, nextLevel, readiness } from '#lib/levels/readiness/rules.ts'
import {
  afterSaying,
  type Confirmers,
  canConfirm,
  confirmersOf,
  isStuck,
  type Said,
  whoCouldComplete,
} from '#lib/levels/rules.ts'
import { cases } from '#tests/support/properties.ts'

const people = ['ada', 'kenji', 'mara', 'olga', 'ruth'] as const
const some = fc.subarray([...people])
const circle = fc.record({ mentors: some, leads: some })

/** Whether two different people could be mentor and lead. */
const twoOf = ({ mentors, leads }: Confirmers) =>
  mentors.some((mentor) => leads.some((lead) => lead !== mentor))

/** Says it as each of them in turn, as far as they may; the circle stays. */
function sayInTurn(order: readonly string[], of: Confirmers) {
  let said: Said[] = []
  let isConfirmed = false
  for (const id of order) {
    const after: ReturnType<typeof afterSaying> = isConfirmed ? undefined : afterSaying(id, said, of)
    if (after) [said, isConfirmed] = [after.said, after.isConfirmed]
  }
  return { said, isConfirmed }
}

describe('who confirms a level', () => {
  const mentorAndLead = { mentors: ['mara'], leads: ['ruth'] }

  test('a mentor and a lead, in either order', () => {
    for (const order of [
      ['mara', 'ruth'],
      ['ruth', 'mara'],
    ]) {
      const first = sayInTurn(order.slice(0, 1), mentorAndLead)
      expect(first.isConfirmed).toBe(false)
      const both = sayInTurn(order, mentorAndLead)
      expect(both.isConfirmed).toBe(true)
      expect(both.said.find(({ role }) => role === 'mentor')?.authorId).toBe('mara')
      expect(both.said.find(({ role }) => role === 'lead')?.authorId).toBe('ruth')
    }
  })

  test.each<[string, Confirmers]>([
    ['there is no lead', { mentors: ['mara', 'kenji'], leads: [] }],
    ['there is no mentor', { mentors: [], leads: ['ruth'] }],
    ['the only mentor is the only lead', { mentors: ['ruth'], leads: ['ruth'] }],
  ])('one suffices if %s', (_, of) => {
    const [first = ''] = [...of.mentors, ...of.leads]
    expect(sayInTurn([first], of).isConfirmed).toBe(true)
  })

  test('someone who is both counts as the one that the other isn’t', () => {
    const of = { mentors: ['ruth', 'mara'], leads: ['ruth'] }
    expect(sayInTurn(['ruth'], of)).toEqual({
      isConfirmed: false,
      said: [{ authorId: 'ruth', role: 'mentor' }],
    })
    expect(sayInTurn(['ruth', 'mara'], of)).toEqual({
      isConfirmed: true,
      said: [
        { authorId: 'ruth', role: 'lead' },
        { authorId: 'mara', role: 'mentor' },
      ],
    })
  })

  test('another mentor doesn’t say what a mentor has said', () => {
    const of = { mentors: ['mara', 'kenji'], leads: ['ruth'] }
    const { said } = sayInTurn(['mara'], of)
    expect(canConfirm('kenji', said, of)).toBe(false)
    expect(whoCouldComplete(said, of)).toEqual(['ruth'])
  })

  test('a mentorship that ended between the two sentences', () => {
    const { said } = sayInTurn(['mara'], mentorAndLead)
    expect(afterSaying('ruth', said, { mentors: [], leads: ['ruth'] })?.isConfirmed).toBe(true)
    expect(afterSaying('ruth', said, { mentors: ['kenji'], leads: ['ruth'] })?.isConfirmed).toBe(true)
    // Without a lead, it's for the new mentor alone.
    expect(afterSaying('kenji', said, { mentors: ['kenji'], leads: [] })?.isConfirmed).toBe(true)
  })

  test('a lead who said it first, before the only mentor left, is told that it can’t go on', () => {
    const { said } = sayInTurn(['ruth'], mentorAndLead)
    expect(isStuck(said, { mentors: [], leads: ['ruth'] })).toBe(true)
    expect(canConfirm('ruth', said, { mentors: [], leads: ['ruth'] })).toBe(false)
    // A second lead may say it, and then it's confirmed.
    expect(afterSaying('olga', said, { mentors: [], leads: ['ruth', 'olga'] })?.isConfirmed).toBe(true)
  })

  test('never the junior, whatever they are', () => {
    const of = confirmersOf('ada', { mentors: ['mara'], leads: ['ada', 'ruth', 'ruth'] })
    expect(of).toEqual({ mentors: ['mara'], leads: ['ruth'] })
    expect(canConfirm('ada', [], of)).toBe(false)
  })

  test('any circle: two where there are two, the order doesn’t matter, nobody twice', () => {
    fc.assert(
      fc.property(circle, fc.shuffledSubarray([...people], { minLength: people.length }), (of, order) => {
        const { said, isConfirmed } = sayInTurn(order, of)
        expect(isConfirmed).toBe(of.mentors.length + of.leads.length > 0)
        expect(said.length).toBe(!isConfirmed ? 0 : twoOf(of) ? 2 : 1)
        expect(new Set(said.map(({ authorId }) => authorId)).size).toBe(said.length)
        if (twoOf(of)) expect(new Set(said.map(({ role }) => role))).toEqual(new Set(['mentor', 'lead']))
        for (const { authorId, role } of said)
          expect(role === 'mentor' ? of.mentors : of.leads).toContain(authorId)
      }),
      { numRuns: cases(200) },
    )
  })

  test('any change between the two: one sentence alone never becomes confirmed by it', () => {
    fc.assert(
      fc.property(circle, circle, fc.constantFrom(...people), (before, after, first) => {
        const { said, isConfirmed } = sayInTurn([first], before)
        fc.pre(said.length === 1 && !isConfirmed)
        for (const id of people) {
          const next = afterSaying(id, said, after)
          // Whoever may go on ends it, one way or the other.
          if (next) expect(next.isConfirmed).toBe(true)
          if (id === first) expect(next).toBeUndefined()
        }
      }),
      { numRuns: cases(200) },
    )
  })
})

const milestone = (key: string, kind: 'skill' | 'behaviour' = 'skill', needs: string[] = []) => ({
  key,
  title: key.toUpperCase(),
  kind,
  rubric: kind === 'behaviour' ? ['a', 'b', 'c', 'd'].map((title) => ({ title })) : null,
  needs,
})
const stages = [
  {
    key: 'one',
    position: 1,
    title: 'One',
    milestones: [milestone('read'), milestone('write', 'skill', ['read'])],
  },
  { key: 'two', position: 2, title: 'Two', milestones: [milestone('talk', 'behaviour'), milestone('lead')] },
]
const level = {
  key: 'middle',
  title: 'Middle',
  expects: [
    { milestone: 'write', step: null },
    { milestone: 'talk', step: 2 },
    { milestone: 'read', step: null },
    { milestone: 'gone', step: null },
  ],
}
const goal = (
  milestoneKey: string,
  state: 'planned' | 'in_progress' | 'achieved' | 'dropped',
  rubricStep?: number,
) => ({
  milestoneKey,
  state,
  blockedAt: null,
  rubricStep: rubricStep ?? null,
})

describe('readiness', () => {
  const standings = (goals: ReturnType<typeof goal>[]) =>
    readiness(level, stages, goals).expected.map(({ milestone, standing }) => `${milestone.key} ${standing}`)

  test('is in the roadmap’s order, without what the roadmap doesn’t have', () => {
    expect(standings([])).toEqual(['read not begun', 'write not begun', 'talk not begun'])
  })

  test('knows what is planned, dropped, assigned again, and reached at too early a step', () => {
    expect(standings([goal('read', 'planned'), goal('write', 'in_progress')])).toEqual([
      'read not begun',
      'write under way',
      'talk not begun',
    ])
    expect(
      standings([goal('read', 'dropped'), goal('read', 'achieved'), goal('talk', 'achieved', 1)]),
    ).toEqual(['read achieved', 'write not begun', 'talk under way'])
    expect(standings([goal('talk', 'achieved', 3)])).toContain('talk achieved')
  })

  test('names prerequisites that aren’t achieved, and what is beyond without counting it', () => {
    const { expected, beyond } = readiness(level, stages, [
      goal('lead', 'achieved'),
      goal('other', 'planned'),
    ])
    expect(expected.find(({ milestone }) => milestone.key === 'write')?.unmet).toEqual(['READ'])
    expect(beyond.map(({ milestoneKey }) => milestoneKey)).toEqual(['lead'])
    expect(countStandings(expected)).toEqual({ expected: 3, achieved: 0, underWay: 0, notBegun: 3 })
  })

  test('any goals: each expected milestone is counted once, and what is beyond changes no count', () => {
    const anyGoal = fc.record({
      milestoneKey: fc.constantFrom('read', 'write', 'talk', 'lead', 'gone'),
      state: fc.constantFrom(
        'planned',
        'in_progress',
        'submitted',
        'changes_requested',
        'achieved',
        'dropped',
      ),
      blockedAt: fc.option(fc.constant(new Date(0))),
      rubricStep: fc.option(fc.integer({ min: 1, max: 4 })),
    })
    fc.assert(
      fc.property(fc.array(anyGoal), (goals) => {
        const { expected, beyond } = readiness(level, stages, goals)
        const counts = countStandings(expected)
        expect(counts.achieved + counts.underWay + counts.notBegun).toBe(3)
        const without = goals.filter((each) => !beyond.includes(each))
        expect(countStandings(readiness(level, stages, without).expected)).toEqual(counts)
      }),
      { numRuns: cases(100) },
    )
  })

  test('the next level is the lowest that isn’t confirmed, or the highest', () => {
    const levels = ['a', 'b', 'c'].map((key) => ({ key }))
    expect(nextLevel(levels, new Set())?.key).toBe('a')
    expect(nextLevel(levels, new Set(['a', 'c']))?.key).toBe('b')
    expect(nextLevel(levels, new Set(['a', 'b', 'c']))?.key).toBe('c')
    expect(nextLevel([], new Set())).toBeUndefined()
  })

  test('a level in a stage', () => {
    expect(levelInStage(level, stages[1] as (typeof stages)[number])).toEqual({
      expected: [{ title: 'TALK', step: 'b' }],
      without: ['LEAD'],
      total: 2,
    })
  })
})

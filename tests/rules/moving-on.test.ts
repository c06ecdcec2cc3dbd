import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goalStates, milestoneKinds } from '#db/words.ts'
import { hasNewsSince } from '#lib/roadmaps/moving-on/back/rules.ts'
import {
  carriedOver,
  joinMaps,
  type MovingGoal,
  matchCriteria,
  type PlannedMove,
  planMove,
  type VersionMilestone,
} from '#lib/roadmaps/moving-on/rules.ts'

const milestone = (key: string, fields: Partial<VersionMilestone> = {}): VersionMilestone => ({
  id: `id of ${key}`,
  key,
  kind: 'skill',
  stageKey: 'one',
  stageTitle: 'One',
  stagePosition: 1,
  number: 1,
  title: key,
  description: '',
  criteria: [],
  texts: [],
  ...fields,
})
const goal = (key: string, state: MovingGoal['state'] = 'in_progress', fields = {}): MovingGoal => ({
  id: `goal ${key} ${state}`,
  state,
  milestoneKey: key,
  from: milestone(key, fields),
})
const fates = (plan: PlannedMove[]) =>
  plan.map((each) => ('to' in each && each.to ? `${each.fate} ${each.to.key}` : each.fate))

const keys = ['a', 'b', 'c', 'd', 'constructor', '__proto__']
const anyMilestone = fc.record({
  key: fc.constantFrom(...keys),
  kind: fc.constantFrom(...milestoneKinds),
  stageKey: fc.constantFrom('one', 'two'),
  title: fc.constantFrom('A', 'B'),
})
const anyVersion = fc
  .uniqueArray(anyMilestone, { selector: ({ key }) => key, maxLength: 6 })
  .map((rows) => rows.map((row) => milestone(row.key, { ...row, id: `new ${row.key}` })))
const anyMap = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys, 'elsewhere')), {
    selector: ([from]) => from,
  })
  .map((pairs) => Object.fromEntries(pairs))
// A junior has one goal for each milestone, besides dropped ones.
const anyGoals = fc
  .uniqueArray(fc.tuple(anyMilestone, fc.constantFrom(...goalStates)), {
    selector: ([{ key }, state]) => `${key} ${state === 'dropped'}`,
    maxLength: 10,
  })
  .map((rows) => rows.map(([row, state]) => goal(row.key, state, row)))

const keyAfter = (each: PlannedMove) => (each.fate === 'moves' ? each.to.key : each.goal.milestoneKey)

test('any two versions and any map: no goal is lost or doubled, and only open ones move', () => {
  fc.assert(
    fc.property(anyGoals, anyVersion, anyMap, (goals, to, map) => {
      const plan = planMove(goals, to, map)
      expect(plan.map(({ goal }) => goal)).toEqual(goals)
      for (const each of plan) {
        const { state, milestoneKey, from } = each.goal
        expect(each.fate === 'ended').toBe(state === 'achieved' || state === 'dropped')
        expect(each.fate === 'waiting').toBe(state === 'submitted')
        if (each.fate !== 'moves') continue
        expect(to).toContain(each.to)
        expect(each.to.kind).toBe(from.kind)
        expect(each.to.key).toBe(Object.hasOwn(map, milestoneKey) ? map[milestoneKey] : milestoneKey)
      }
      const held = plan.filter(({ goal }) => goal.state !== 'dropped').map(keyAfter)
      expect(new Set(held).size).toBe(held.length)
    }),
  )
})

test('a goal that waits follows later, whatever the others have become, and none is doubled', () => {
  fc.assert(
    fc.property(anyGoals, anyVersion, anyMap, (goals, to, map) => {
      const moved = planMove(goals, to, map).map((each) => ({ ...each.goal, milestoneKey: keyAfter(each) }))
      for (const waiting of moved.filter(({ state }) => state === 'submitted')) {
        const others = moved.map((each): MovingGoal => {
          if (each === waiting) return { ...each, state: 'changes_requested' }
          return each.state === 'dropped' ? each : { ...each, state: 'achieved' }
        })
        const held = planMove(others, to, map)
          .filter(({ goal }) => goal.state !== 'dropped')
          .map(keyAfter)
        expect(new Set(held).size).toBe(held.length)
      }
    }),
  )
})

test('without a map, what no longer has its key stays; with one, it goes on as the milestone that is named', () => {
  const to = [milestone('a'), milestone('new')]
  expect(fates(planMove([goal('a'), goal('old')], to, {}))).toEqual(['moves a', 'gone'])
  expect(fates(planMove([goal('a'), goal('old')], to, { old: 'new' }))).toEqual(['moves a', 'moves new'])
  expect(fates(planMove([goal('a'), goal('old')], to, { old: 'a' }))).toEqual(['moves a', 'gone'])
  expect(fates(planMove([goal('old'), goal('older')], to, { old: 'new', older: 'new' }))).toEqual([
    'moves new',
    'gone',
  ])
})

test('two goals may exchange their milestones, and a key that someone keeps is free for no one', () => {
  const to = [milestone('a'), milestone('b'), milestone('c')]
  expect(fates(planMove([goal('a'), goal('b')], to, { a: 'b', b: 'a' }))).toEqual(['moves b', 'moves a'])
  // `b` is achieved, so `a` has to stay, and `c` can't have its place.
  expect(fates(planMove([goal('a'), goal('b', 'achieved'), goal('c')], to, { a: 'b', c: 'a' }))).toEqual([
    'gone',
    'ended',
    'gone',
  ])
})

test('a goal whose milestone is of another kind now stays, since its record wouldn’t be shown', () => {
  const [planned] = planMove([goal('a')], [milestone('a', { kind: 'habit' })], {})
  expect(planned).toMatchObject({ fate: 'gone', why: 'kind' })
})

test('what changed is told: words, or the stage', () => {
  const plan = (fields: Partial<VersionMilestone>) => planMove([goal('a')], [milestone('a', fields)], {})[0]
  expect(plan({})).toMatchObject({ isReworded: false, isElsewhere: false })
  expect(plan({ title: 'New' })).toMatchObject({ isReworded: true, isElsewhere: false })
  expect(plan({ texts: ['New'] })).toMatchObject({ isReworded: true })
  expect(plan({ stageKey: 'two' })).toMatchObject({ isReworded: false, isElsewhere: true })
})

const criterion = (id: string, key: string, text: string) => ({ id, key, text })

test('a criterion goes on by its key; one that only got another place is known by its words', () => {
  const from = [criterion('1', '1', 'Reads'), criterion('2', '2', 'Writes')]
  const pairs = (to: typeof from) =>
    matchCriteria(from, to).map((match) => [match.from.id, match.to.id, match.isReworded])
  expect(pairs([criterion('3', '1', 'Reads'), criterion('4', '2', 'Writes well')])).toEqual([
    ['1', '3', false],
    ['2', '4', true],
  ])
  const shifted = [criterion('3', '1', 'New'), criterion('4', '2', 'Reads'), criterion('5', '3', 'Writes')]
  expect(pairs(shifted)).toEqual([
    ['1', '4', false],
    ['2', '5', false],
  ])
})

const said = (criterionId: string) => ({
  criterionId,
  tickedAt: new Date(1),
  agreedAt: new Date(2),
  agreedById: 'mentor',
})

test('the same words keep tick and agreement, other words the tick only, and what is gone stays behind', () => {
  const from = [criterion('1', '1', 'Reads'), criterion('2', '2', 'Writes'), criterion('3', '3', 'Sings')]
  const to = [criterion('4', '1', 'Reads'), criterion('5', '2', 'Writes well')]
  const carried = carriedOver(matchCriteria(from, to), [said('1'), said('2'), said('3')])
  expect(carried).toEqual([said('4'), { ...said('5'), agreedAt: null, agreedById: null }])
})

test('each criterion goes on as one at most', () => {
  const anyCriteria = (letter: string) =>
    fc
      .array(fc.tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom('A', 'B')), { maxLength: 5 })
      .map((rows) => rows.map(([key, text], place) => criterion(`${letter}${place}`, key, text)))
  fc.assert(
    fc.property(anyCriteria('a'), anyCriteria('b'), (from, to) => {
      const matches = matchCriteria(from, to)
      for (const side of ['from', 'to'] as const)
        expect(new Set(matches.map((match) => match[side].id)).size).toBe(matches.length)
      expect(matchCriteria(from, from).filter(({ isReworded }) => !isReworded)).toHaveLength(from.length)
    }),
  )
})

test('two maps after one another are one', () => {
  expect(joinMaps([{ a: 'b' }, { b: 'c' }], ['a', 'b', 'x'])).toEqual({ a: 'c', b: 'c', x: 'x' })
})

test('anything that happened to a goal since it was moved is news; nothing else is', () => {
  const at = new Date(5)
  const before = milestone('a', { criteria: [criterion('1', '1', 'Reads')] })
  const after = milestone('a', { id: 'new', criteria: [criterion('2', '1', 'Reads')] })
  const since = {
    before,
    after,
    movedAt: at,
    milestoneId: 'new',
    updatedAt: at,
    steps: [],
    notes: 0,
    said: [said('1'), said('2')],
  }
  expect(hasNewsSince(since, at)).toBe(false)
  const news = [
    { milestoneId: 'id of a' },
    { steps: [{}] },
    { notes: 1 },
    { updatedAt: new Date(6) },
    { movedAt: new Date(6) },
    { said: [said('1')] },
    { said: [said('1'), { ...said('2'), tickedAt: null }] },
  ]
  for (const each of news) expect(hasNewsSince({ ...since, ...each }, at)).toBe(true)
})

import { beforeEach, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { goalCriteria } from '#db/schema/goals.ts'
import { assignInput } from '#lib/assignments/input.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { getMoves } from '#lib/roadmaps/moving-on/back/reads.ts'
import { moveBack } from '#lib/roadmaps/moving-on/back/writes.ts'
import { getMoveOn, listOnRoadmap } from '#lib/roadmaps/moving-on/reads.ts'
import { moveOn } from '#lib/roadmaps/moving-on/writes.ts'
import { getRetirable } from '#lib/roadmaps/retiring/reads.ts'
import { retireRoadmap } from '#lib/roadmaps/retiring/writes.ts'
import { compareVersions, listOwnVersions, listVersions } from '#lib/roadmaps/versions/reads.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { changed, publishNext, putOnVersion, writeVersions } from '#tests/support/world/versions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let row: string
beforeEach(async () => {
  world = await makeWorld()
  const { mentor, junior, roadmap, teamId } = world
  row = await putOnVersion(roadmap.roadmapId, { juniorId: junior.viewer.id, teamId })
  await publishNext(mentor, roadmap.roadmapId, (content) => {
    changed(content)
    const second = content.stages[1]?.milestones.find(({ key }) => key === 'second-milestone')
    if (second) second.needs = ['skill-milestone', 'project-milestone']
  })
})

const roadmapId = () => world.roadmap.roadmapId
const later = (minutes: number) => new Date(world.mentor.now.getTime() + minutes * 60_000)
const move = (map = {}) =>
  moveOn(at(world.mentor, later(1)), { formId: newId(), roadmapId: roadmapId(), to: 2, people: [row], map })

test('a goal that was moved shows what its criteria said before, and those that are gone', async () => {
  const { mentor, roadmap } = world
  const goalId = await makeGoal(world, 'skill', { state: 'in_progress' })
  const [first = ''] = roadmap.milestones.skill.criterionIds
  await transaction((tx) =>
    tx.insert(goalCriteria).values({
      id: newId(),
      goalId,
      criterionId: first,
      tickedAt: mentor.now,
      agreedAt: mentor.now,
      agreedById: mentor.viewer.id,
    }),
  )
  const { id } = await move({ 'skill-milestone': 'second-milestone' })
  const goal = await getGoal(mentor, goalId)
  expect(goal).toMatchObject({ title: 'Milestone second', number: 2, juniorNumber: 2, isOffRoadmap: false })
  await moveBack(at(mentor, later(2)), { formId: newId(), moveId: id })
  await moveOn(at(mentor, later(3)), {
    formId: newId(),
    roadmapId: roadmapId(),
    to: 2,
    people: [row],
    map: {},
  })
  const { criteria, events } = await getGoal(mentor, goalId)
  expect(
    criteria.map(({ text, before, agreedAt }) => [text, before?.text, before?.number, agreedAt]),
  ).toEqual([
    ['Criterion 1 in other words', 'Criterion 1', 1, null],
    ['Criterion 2', undefined, undefined, null],
    ['Criterion 3', undefined, undefined, null],
  ])
  expect(criteria[0]?.before).toMatchObject({ agreedById: mentor.viewer.id })
  expect(events.map(({ kind, fromNumber, toNumber }) => [kind, fromNumber, toNumber])).toEqual([
    ['assigned', null, null],
    ['moved_on', 1, 2],
    ['moved_back', 2, 1],
    ['moved_on', 1, 2],
  ])
})

test('a goal says that its milestone is gone, and what it needs first', async () => {
  const { mentor } = world
  const third = await makeGoal(world, 'third', { state: 'in_progress' })
  const second = await makeGoal(world, 'second')
  const skill = await makeGoal(world, 'skill')
  await makeGoal(world, 'project', { state: 'achieved', achievedAt: mentor.now })
  await move()
  expect(await getGoal(mentor, third)).toMatchObject({ isOffRoadmap: true, number: 1, juniorNumber: 2 })
  expect((await getGoal(mentor, second)).missingNeeds).toEqual([
    { key: 'skill-milestone', title: 'Milestone skill, reworded', goalId: skill },
  ])
})

test('a timeline tells a move of several goals as one step, and each when asked for its goal', async () => {
  const { mentor, junior } = world
  await makeGoal(world, 'skill')
  const second = await makeGoal(world, 'second')
  await move()
  const ofMoves = async (filter: { goal?: string }) => {
    const { items } = await listTimeline(mentor, junior.viewer.id, filter)
    return items.flatMap((item) => (item.kind === 'step' && item.step === 'moved_on' ? [item] : []))
  }
  const all = await ofMoves({})
  expect(all.map(({ moved, toNumber }) => [moved, toNumber])).toEqual([[2, 2]])
  expect((await countTimeline(mentor, junior.viewer.id, {})).goals).toBe(3)
  expect((await ofMoves({ goal: second })).map(({ goalId }) => goalId)).toEqual([second])
})

test('the preview is for those who may move, and lists each junior once with every goal', async () => {
  const { mentor, lead, junior, strangers } = world
  await makeGoal(world, 'third')
  for (const stranger of [junior, ...strangers])
    await expect(getMoveOn(stranger, roadmapId(), { map: {} })).rejects.toThrow(NotFound)
  for (const guide of [mentor, lead]) {
    const page = await getMoveOn(guide, roadmapId(), { map: {} })
    expect(page.juniors.map(({ juniorId, plan }) => [juniorId, plan.map(({ fate }) => fate)])).toEqual([
      [junior.viewer.id, ['gone']],
    ])
  }
  await expect(getMoveOn(mentor, roadmapId(), { to: 3, map: {} })).rejects.toThrow(NotFound)
  await move()
  const after = await getMoveOn(lead, roadmapId(), { map: {} })
  expect([after.juniors.length, after.there.length]).toEqual([0, 1])
  expect((await getMoves(lead, roadmapId())).moved.map(({ goals }) => goals)).toEqual([0])
  for (const stranger of [junior, ...strangers])
    await expect(getMoves(stranger, roadmapId())).rejects.toThrow(NotFound)
})

test('a team’s roadmap, its versions and who is on them are there for its people only', async () => {
  const fresh = await makeWorld()
  const { junior, lead, outsider, admin, strangers } = fresh
  const { teamRoadmapId } = await writeVersions(fresh)
  expect((await listVersions(lead, teamRoadmapId)).map(({ number }) => number)).toEqual([2, 1])
  expect(await listOwnVersions(junior, teamRoadmapId)).toEqual([2])
  for (const stranger of [outsider, admin]) {
    await expect(listVersions(stranger, teamRoadmapId)).rejects.toThrow(NotFound)
    const numbers = { from: 1, to: 2 }
    await expect(compareVersions(stranger, teamRoadmapId, numbers)).rejects.toThrow(NotFound)
  }
  for (const stranger of [junior, ...strangers])
    expect(await listOnRoadmap(stranger, teamRoadmapId)).toEqual([])
})

test('what changed between two versions is told by key', async () => {
  const { changes } = await compareVersions(world.junior, roadmapId(), { from: undefined, to: undefined })
  const told = changes.milestones.map(({ key, change, moved }) => [
    key,
    change,
    moved ? moved.fromStage !== moved.toStage : false,
  ])
  expect(told).toEqual([
    ['skill-milestone', 'changed', false],
    ['project-milestone', 'changed', true],
    // It needs another one first in the second version.
    ['second-milestone', 'changed', false],
    ['new-milestone', 'added', false],
    ['third-milestone', 'removed', false],
  ])
})

const assign = async (milestone: 'skill' | 'third') =>
  assignMilestones(
    at(world.mentor, later(5)),
    assignInput.parse({
      formId: newId(),
      roadmapId: roadmapId(),
      milestones: [world.roadmap.milestones[milestone].id],
      juniors: [await membershipId(world.junior.viewer.id, world.teamId)],
      due: 'none',
    }),
  )

test('what a junior’s version doesn’t have can’t be assigned to them', async () => {
  await move()
  await expect(assign('third')).rejects.toThrow(FieldRefused)
  await assign('skill')
})

test('nothing new is assigned from a retired roadmap until it is back; everything goes on', async () => {
  const { admin, mentor, lead, junior, outsider } = world
  const form = (decision: 'retire' | 'bring_back') => ({ formId: newId(), roadmapId: roadmapId(), decision })
  for (const other of [mentor, lead, junior, outsider]) {
    await expect(retireRoadmap(other, form('retire'))).rejects.toThrow(NotFound)
    await expect(getRetirable(other, roadmapId())).rejects.toThrow(NotFound)
  }
  const third = await makeGoal(world, 'third')
  await retireRoadmap(admin, form('retire'))
  await expect(retireRoadmap(admin, form('retire'))).rejects.toThrow(Refused)
  await expect(assign('skill')).rejects.toThrow(Refused)
  await move()
  expect((await getGoal(mentor, third)).state).toBe('planned')
  await retireRoadmap(admin, form('bring_back'))
  await assign('skill')
})

import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { assignInput } from '#lib/assignments/input.ts'
import { listAssignableJuniors, listAssignedWith, listHeldGoals } from '#lib/assignments/reads.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import { FormUsed, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { membershipId } from '#tests/support/stored.ts'
import { type MilestoneName, makeRoadmap } from '#tests/support/world/roadmap.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let ada: string
let tomasz: string
beforeEach(async () => {
  world = await makeWorld()
  ada = await membershipId(world.junior.viewer.id, world.teamId)
  tomasz = await membershipId(world.otherJunior.viewer.id, world.teamId)
})

const ids = (...names: MilestoneName[]) => names.map((name) => world.roadmap.milestones[name].id)
const form = (milestones: string[], juniors: string[]) => ({
  formId: newId(),
  roadmapId: world.roadmap.roadmapId,
  milestones,
  juniors,
  choice: { due: 'none' } as const,
})
const goalsOf = (juniorId: string) =>
  db
    .select({ id: goals.id, key: goals.milestoneKey, dueOn: goals.dueOn, state: goals.state })
    .from(goals)
    .where(eq(goals.juniorId, juniorId))
    .orderBy(asc(goals.milestoneKey))

test('makes a planned goal for each milestone and junior, with history, in the order of the roadmap', async () => {
  const { lead, junior } = world
  const choice = { due: 'spread', firstDue: '2026-12-01', lastDue: '2026-12-11' } as const
  const asked = { ...form(ids('habit', 'skill', 'project'), [ada, tomasz]), choice }
  expect(await assignMilestones(lead, asked)).toMatchObject({ made: 6, held: 0 })
  const made = await goalsOf(junior.viewer.id)
  expect(made.map(({ key, dueOn, state }) => [key, dueOn, state])).toEqual([
    ['habit-milestone', '2026-12-11', 'planned'],
    // The sixth is a Sunday.
    ['project-milestone', '2026-12-04', 'planned'],
    ['skill-milestone', '2026-12-01', 'planned'],
  ])
  const [event] = await db
    .select({ kind: goalEvents.kind, actorId: goalEvents.actorId })
    .from(goalEvents)
    .where(eq(goalEvents.goalId, made[0]?.id ?? ''))
  expect(event).toEqual({ kind: 'assigned', actorId: lead.viewer.id })
})

test('what a junior has is not doubled, also when the form is sent twice', async () => {
  const { mentor, junior } = world
  await assignMilestones(mentor, form(ids('skill'), [ada]))
  expect(await assignMilestones(mentor, form(ids('skill', 'project'), [ada]))).toMatchObject({
    made: 1,
    held: 1,
  })
  expect(await assignMilestones(mentor, form(ids('skill', 'project'), [ada]))).toMatchObject({
    made: 0,
    held: 2,
  })
  expect(await goalsOf(junior.viewer.id)).toHaveLength(2)
})

test('the same form again does nothing and says the same', async () => {
  const { mentor, junior } = world
  const asked = form(ids('skill', 'project'), [ada])
  const said = { made: 2, held: 0 }
  expect(await assignMilestones(mentor, asked)).toMatchObject(said)
  expect(await assignMilestones(mentor, asked)).toMatchObject(said)
  expect(await goalsOf(junior.viewer.id)).toHaveLength(2)
  const none = form(ids('skill'), [ada])
  expect(await assignMilestones(mentor, none)).toMatchObject({ made: 0, held: 1 })
  expect(await assignMilestones(mentor, none)).toMatchObject({ made: 0, held: 1 })
  await expect(assignMilestones(mentor, { ...asked, milestones: ids('habit') })).rejects.toThrow(FormUsed)
})

test('a dropped one may be assigned again and makes a new goal', async () => {
  const { mentor, junior } = world
  await assignMilestones(mentor, form(ids('skill'), [ada]))
  await transaction((tx) =>
    tx
      .update(goals)
      .set({ state: 'dropped' })
      .where(and(eq(goals.juniorId, junior.viewer.id), eq(goals.milestoneKey, 'skill-milestone'))),
  )
  expect(await assignMilestones(mentor, form(ids('skill'), [ada]))).toMatchObject({ made: 1, held: 0 })
})

test('a junior that the viewer does not mentor or lead is not there for them, and nothing is written', async () => {
  const { junior, otherMentor, formerMentor, outsider, admin, mentor } = world
  const strangers = [junior, otherMentor, formerMentor, outsider, admin]
  for (const stranger of strangers)
    await expect(assignMilestones(stranger, form(ids('skill'), [ada]))).rejects.toThrow(NotFound)
  await expect(assignMilestones(mentor, form(ids('skill'), [ada, tomasz]))).rejects.toThrow(NotFound)
  expect(await goalsOf(junior.viewer.id)).toEqual([])
})

test('a milestone that is not of this roadmap is refused', async () => {
  const { mentor } = world
  await expect(assignMilestones(mentor, form([newId()], [ada]))).rejects.toThrow(NotFound)
  const other = await makeRoadmap()
  await expect(assignMilestones(mentor, form([other.milestones.skill.id], [ada]))).rejects.toThrow(NotFound)
})

test('too many at once are refused in a sentence', async () => {
  const { lead } = world
  const many = Array.from({ length: 26 }, () => newId())
  const asked = form(
    many,
    Array.from({ length: 20 }, () => newId()),
  )
  await expect(assignMilestones(lead, asked)).rejects.toThrow(Refused)
})

test('lists the juniors to assign to, and what they have, in the viewer’s scope', async () => {
  const { lead, mentor, formerMentor, outsider } = world
  await assignMilestones(lead, form(ids('skill'), [ada, tomasz]))
  expect((await listAssignableJuniors(lead)).map((junior) => junior.name)).toEqual([
    'Ada Okonkwo',
    'Tomasz Zieliński',
  ])
  expect((await listAssignableJuniors(mentor)).map((junior) => junior.name)).toEqual(['Ada Okonkwo'])
  expect(await listAssignableJuniors(formerMentor)).toEqual([])
  expect((await listHeldGoals(mentor, world.roadmap.roadmapId)).map((held) => held.membershipId)).toEqual([
    ada,
  ])
  expect(await listHeldGoals(outsider, world.roadmap.roadmapId)).toEqual([])
})

test('bad input has a sentence at its field', () => {
  const wrong = assignInput.safeParse({
    roadmapId: newId(),
    milestones: newId(),
    juniors: '',
    due: 'spread',
    firstDue: '2026-12-10',
    lastDue: '2026-12-01',
  })
  const problems = wrong.error?.issues.map((issue) => [issue.path[0], issue.message])
  expect(problems).toContainEqual(['juniors', 'Tick at least one junior.'])
  const late = assignInput.safeParse({
    roadmapId: newId(),
    milestones: newId(),
    juniors: newId(),
    due: 'spread',
    firstDue: '2026-12-10',
    lastDue: '2026-12-01',
  })
  expect(late.error?.issues.map((issue) => issue.path[0])).toEqual(['lastDue'])
  const enumless = assignInput.safeParse({
    roadmapId: newId(),
    milestones: newId(),
    juniors: newId(),
    due: 'sometime',
  })
  expect(enumless.success).toBe(false)
})

test('only who assigned is told how many, and for whom', async () => {
  const { lead, mentor, strangers } = world
  const { id } = await assignMilestones(lead, form(ids('skill', 'project'), [ada, tomasz]))
  await assignMilestones(mentor, form(ids('habit'), [ada]))
  expect(await listAssignedWith(lead, id)).toMatchObject([
    { name: 'Ada Okonkwo', goals: 2 },
    { name: 'Tomasz Zieliński', goals: 2 },
  ])
  for (const other of [mentor, ...strangers]) expect(await listAssignedWith(other, id)).toEqual([])
})

import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { assignInput } from '#lib/assignments/input.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment } from '#lib/goals/comments/writes.ts'
import { submitEvidence, tickCriteria } from '#lib/goals/evidence/writes.ts'
import { commentInput, evidenceInput, observationInput } from '#lib/goals/input.ts'
import { addObservation } from '#lib/goals/practice/writes.ts'
import { moveBack } from '#lib/roadmaps/moving-on/back/writes.ts'
import { moveOn } from '#lib/roadmaps/moving-on/writes.ts'
import { at, dayFrom } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import {
  agreed,
  beginMoving,
  criteriaIn2,
  form,
  idIn2,
  milestoneNow,
  of1,
  said,
  soon,
  stepsOf,
  version,
  world,
} from '#tests/support/world/moved.ts'

openTestDatabase()
beforeEach(beginMoving)

/** All of a junior's goals and what was said of their criteria, without what every change leaves. */
async function state() {
  const rows = await db
    .select()
    .from(goals)
    .where(eq(goals.juniorId, world.junior.viewer.id))
    .orderBy(asc(goals.id))
  const criteria = await Promise.all(rows.map(({ id }) => said(id)))
  return {
    version: await version(),
    goals: rows.map(({ version: _version, updatedAt: _updatedAt, ...goal }) => goal),
    criteria,
  }
}

async function everyGoal() {
  const skill = await makeGoal(world, 'skill', { state: 'in_progress' })
  await agreed(skill, of1('skill').criterionIds)
  const behaviour = await makeGoal(world, 'behaviour', { state: 'in_progress' })
  await makeGoal(world, 'project', { state: 'achieved', achievedAt: world.mentor.now })
  await makeGoal(world, 'habit', { state: 'dropped' })
  const third = await makeGoal(world, 'third', { state: 'in_progress' })
  return { skill, behaviour, third }
}

test('moving back restores everything, and the history tells of both', async () => {
  const { mentor, lead } = world
  const { skill, third } = await everyGoal()
  const before = await state()
  const { id } = await moveOn(at(mentor, soon(1)), form({ 'third-milestone': 'new-milestone' }))
  expect(await state()).not.toEqual(before)
  await moveBack(at(lead, soon(2)), { formId: newId(), moveId: id })
  expect(await state()).toEqual(before)
  for (const goalId of [skill, third])
    expect((await stepsOf(goalId)).map(({ kind }) => kind)).toEqual(['assigned', 'moved_on', 'moved_back'])
  await expect(moveBack(lead, { formId: newId(), moveId: id })).rejects.toThrow(Refused)
  // And on again.
  await moveOn(at(mentor, soon(3)), form())
  expect(await milestoneNow(skill)).toBe(idIn2('skill-milestone'))
})

type Made = Awaited<ReturnType<typeof everyGoal>>

const happenings: Record<string, (made: Made) => Promise<unknown>> = {
  'a tick': ({ skill }) =>
    tickCriteria(at(world.junior, soon(2)), {
      goalId: skill,
      criteria: criteriaIn2('skill-milestone'),
      shown: [],
    }),
  evidence: ({ skill }) =>
    submitEvidence(at(world.junior, soon(2)), evidenceInput.parse({ goalId: skill, note: 'Here' })),
  'an observation': ({ behaviour }) =>
    addObservation(
      at(world.mentor, soon(2)),
      observationInput.parse({
        goalId: behaviour,
        observedOn: dayFrom(world.mentor.now, 0),
        body: 'Asked',
      }),
    ),
  'a new goal': async () =>
    assignMilestones(
      at(world.mentor, soon(2)),
      assignInput.parse({
        formId: newId(),
        roadmapId: world.roadmap.roadmapId,
        milestones: [of1('second').id],
        juniors: [await membershipId(world.junior.viewer.id, world.teamId)],
        due: 'none',
      }),
    ),
}

test.for(Object.entries(happenings))('after %s, there is no way back', async ([, happen]) => {
  const { mentor, junior, strangers } = world
  const made = await everyGoal()
  const { id } = await moveOn(at(mentor, soon(1)), form())
  for (const stranger of [junior, ...strangers])
    await expect(moveBack(stranger, { formId: newId(), moveId: id })).rejects.toThrow(NotFound)
  await happen(made)
  await expect(moveBack(at(mentor, soon(3)), { formId: newId(), moveId: id })).rejects.toThrow(Refused)
})

test('a comment, which not everyone reads, doesn’t keep anyone from moving back', async () => {
  const { mentor, lead } = world
  const { skill } = await everyGoal()
  const { id } = await moveOn(at(mentor, soon(1)), form())
  await addComment(
    at(lead, soon(2)),
    commentInput.parse({ goalId: skill, body: 'Mine', visibility: 'private', formId: newId() }),
  )
  await moveBack(at(mentor, soon(3)), { formId: newId(), moveId: id })
})

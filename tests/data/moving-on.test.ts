import { and, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { assignInput } from '#lib/assignments/input.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment } from '#lib/goals/comments/writes.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { commentInput, evidenceInput, requestChangesInput } from '#lib/goals/input.ts'
import { requestChanges } from '#lib/goals/verdicts/writes.ts'
import { startGoal, withdrawEvidence } from '#lib/goals/writes.ts'
import { moveBack } from '#lib/roadmaps/moving-on/back/writes.ts'
import { moveOn } from '#lib/roadmaps/moving-on/writes.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { goalById, membershipId } from '#tests/support/stored.ts'
import { makeGoal, stepForm } from '#tests/support/world/goals.ts'
import {
  agreed,
  beginMoving,
  criteriaIn2,
  form,
  idIn2,
  milestoneNow,
  next,
  of1,
  row,
  said,
  soon,
  stepsOf,
  version,
  world,
} from '#tests/support/world/moved.ts'
import { putOnVersion } from '#tests/support/world/versions.ts'

openTestDatabase()
beforeEach(beginMoving)

test('open goals go on to the same milestone of the new version, with ticks and answers to what is the same', async () => {
  const { mentor, junior } = world
  const skill = await makeGoal(world, 'skill', { state: 'in_progress' })
  const project = await makeGoal(world, 'project', { state: 'changes_requested' })
  await agreed(skill, of1('skill').criterionIds)
  const before = await goalById(skill)
  await moveOn(at(mentor, soon(1)), form())
  expect(await version()).toBe(next.id)
  expect(await milestoneNow(skill)).toBe(idIn2('skill-milestone'))
  expect(await milestoneNow(project)).toBe(idIn2('project-milestone'))
  expect(await goalById(skill)).toEqual({
    ...before,
    milestoneId: idIn2('skill-milestone'),
    version: 2,
    updatedAt: soon(1),
  })
  const [reworded, same, added] = criteriaIn2('skill-milestone')
  const rows = await said(skill)
  const of = (id: string | undefined) => rows.find(({ criterionId }) => criterionId === id)
  expect(of(reworded)).toMatchObject({ tickedAt: mentor.now, agreedAt: null })
  expect(of(same)).toMatchObject({ tickedAt: mentor.now, agreedAt: mentor.now })
  expect(of(added)).toBeUndefined()
  // What was said of the old words stays.
  expect(of(of1('skill').criterionIds[0])).toMatchObject({ agreedAt: mentor.now })
  expect((await stepsOf(skill)).at(-1)).toEqual({
    kind: 'moved_on',
    actorId: mentor.viewer.id,
    toId: idIn2('skill-milestone'),
  })
  expect((await goalById(project))?.state).toBe('changes_requested')
  expect(junior.viewer.id).toBe(before?.juniorId)
})

test('what is achieved, dropped, gone or waiting stays as it is', async () => {
  const ids = [
    await makeGoal(world, 'skill', { state: 'achieved', achievedAt: world.mentor.now }),
    await makeGoal(world, 'project', { state: 'dropped' }),
    await makeGoal(world, 'third'),
    await makeGoal(world, 'second', { state: 'submitted', submittedAt: world.mentor.now }),
  ]
  const before = await Promise.all(ids.map(goalById))
  await moveOn(at(world.lead, soon(1)), form())
  expect(await Promise.all(ids.map(goalById))).toEqual(before)
  for (const id of ids) expect((await stepsOf(id)).map(({ kind }) => kind)).toEqual(['assigned'])
})

test('a goal whose key changed goes on where the map says, and not where the junior has a goal already', async () => {
  const third = await makeGoal(world, 'third', { state: 'in_progress' })
  const habit = await makeGoal(world, 'second', { state: 'in_progress' })
  await moveOn(
    at(world.mentor, soon(1)),
    form({ 'third-milestone': 'new-milestone', 'second-milestone': 'skill-milestone' }),
  )
  expect(await goalById(third)).toMatchObject({
    milestoneId: idIn2('new-milestone'),
    milestoneKey: 'new-milestone',
  })
  expect(await goalById(habit)).toMatchObject({ milestoneKey: 'skill-milestone' })
  await expect(moveOn(at(world.mentor, soon(1)), form({ 'third-milestone': 'nowhere' }))).rejects.toThrow(
    /already/,
  )
})

test('two milestones may have exchanged their keys', async () => {
  const skill = await makeGoal(world, 'skill', { state: 'in_progress' })
  const second = await makeGoal(world, 'second', { state: 'in_progress' })
  const map = { 'skill-milestone': 'second-milestone', 'second-milestone': 'skill-milestone' }
  await moveOn(at(world.mentor, soon(1)), form(map))
  expect((await goalById(skill))?.milestoneKey).toBe('second-milestone')
  expect((await goalById(second))?.milestoneKey).toBe('skill-milestone')
})

test('only mentors of the junior and leads of the team move someone on, and only forwards', async () => {
  const { junior, strangers, mentor, lead, otherJunior, teamId, roadmap } = world
  for (const stranger of [junior, ...strangers])
    await expect(moveOn(stranger, form())).rejects.toThrow(NotFound)
  const other = await putOnVersion(roadmap.roadmapId, { juniorId: otherJunior.viewer.id, teamId })
  await expect(moveOn(mentor, form({}, [row, other]))).rejects.toThrow(NotFound)
  expect(await version()).not.toBe(next.id)
  await expect(moveOn(mentor, { ...form(), to: 3 })).rejects.toThrow(NotFound)
  await expect(moveOn(mentor, { ...form(), to: 1 })).rejects.toThrow(Refused)
  await expect(moveOn(mentor, form({ 'third-milestone': 'nowhere' }))).rejects.toThrow(FieldRefused)
  const asked = form({}, [row, other])
  const made = await moveOn(lead, asked)
  expect(await moveOn(lead, asked)).toEqual(made)
  await expect(moveOn(lead, form({}, [row]))).rejects.toThrow(Refused)
})

test('a goal whose evidence waits follows with the answer, by the map of its move', async () => {
  const { mentor, junior } = world
  const goalId = await makeGoal(world, 'third')
  await startGoal(junior, await stepForm(goalId))
  await submitEvidence(
    junior,
    evidenceInput.parse({ goalId, note: 'Here', criteria: of1('third').criterionIds }),
  )
  await moveOn(at(mentor, soon(1)), form({ 'third-milestone': 'new-milestone' }))
  expect(await milestoneNow(goalId)).toBe(of1('third').id)
  const answer = requestChangesInput.parse({
    ...(await stepForm(goalId)),
    evidenceId: await waitingEvidence(goalId),
    feedback: 'More',
    visibility: 'circle',
    criteria: [{ id: of1('third').criterionIds[0], met: 'met' }],
  })
  await requestChanges(at(mentor, soon(2)), answer)
  expect(await goalById(goalId)).toMatchObject({
    state: 'changes_requested',
    milestoneId: idIn2('new-milestone'),
    milestoneKey: 'new-milestone',
  })
  const [first] = criteriaIn2('new-milestone')
  const rows = await said(goalId)
  expect(rows.find(({ criterionId }) => criterionId === first)).toMatchObject({ agreedAt: soon(2) })
  expect((await stepsOf(goalId)).slice(-2).map(({ kind, actorId }) => [kind, actorId])).toEqual([
    ['changes_requested', mentor.viewer.id],
    ['moved_on', mentor.viewer.id],
  ])
})

async function waitingEvidence(goalId: string): Promise<string> {
  const [event] = await db
    .select({ evidenceId: goalEvents.evidenceId })
    .from(goalEvents)
    .where(and(eq(goalEvents.goalId, goalId), eq(goalEvents.kind, 'submitted')))
  return event?.evidenceId ?? ''
}

test('it follows too when the junior takes the evidence back', async () => {
  const { mentor, junior } = world
  const goalId = await makeGoal(world, 'skill')
  await startGoal(junior, await stepForm(goalId))
  await submitEvidence(junior, evidenceInput.parse({ goalId, note: 'Here' }))
  await moveOn(at(mentor, soon(1)), form())
  await withdrawEvidence(at(junior, soon(2)), await stepForm(goalId))
  expect(await milestoneNow(goalId)).toBe(idIn2('skill-milestone'))
})

test('what a goal’s texts are found by changes with its title', async () => {
  const { mentor, junior, roadmap, teamId } = world
  await assignMilestones(
    mentor,
    assignInput.parse({
      formId: newId(),
      roadmapId: roadmap.roadmapId,
      milestones: [of1('skill').id],
      juniors: [await membershipId(junior.viewer.id, teamId)],
      due: 'none',
    }),
  )
  const [goal] = await db.select({ id: goals.id }).from(goals).where(eq(goals.juniorId, junior.viewer.id))
  const goalId = goal?.id ?? ''
  await addComment(
    mentor,
    commentInput.parse({ goalId, body: 'Well', visibility: 'circle', formId: newId() }),
  )
  const titles = async () => {
    const rows = await db
      .select({ title: searchDocuments.title, words: searchDocuments.titleWords })
      .from(searchDocuments)
      .where(eq(searchDocuments.pageId, goalId))
    return new Set(rows.map(({ title, words }) => `${title}: ${words?.includes('reworded')}`))
  }
  const first = await titles()
  const { id } = await moveOn(at(mentor, soon(1)), form())
  expect(await titles()).toEqual(new Set(['Milestone skill, reworded: true']))
  await moveBack(at(mentor, soon(2)), { formId: newId(), moveId: id })
  expect(await titles()).toEqual(first)
})

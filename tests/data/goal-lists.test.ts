import { beforeAll, describe, expect, test } from 'vitest'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence, tickCriteria } from '#lib/goals/evidence/writes.ts'
import { evidenceInput, requestChangesInput } from '#lib/goals/input.ts'
import { listGoalsByJunior, listOwnGoals, listQueue } from '#lib/goals/lists/reads.ts'
import { getGoal, getGoalTitle } from '#lib/goals/reads.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import { dropGoal } from '#lib/goals/writes.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { approvalOf, makeGoal, makeStartedGoal, stepForm } from '#tests/support/world/goals.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let world: World
let skill: string
let project: string
let second: string
beforeAll(async () => {
  world = await makeWorld()
  second = await makeStartedGoal(world, 'second')
  project = await makeStartedGoal(world, 'project')
  skill = await makeStartedGoal(world, 'skill')
  const dropped = await makeGoal(world, 'habit')
  await dropGoal(world.mentor, { ...(await stepForm(dropped)), reason: 'Later' })
})
const submit = (goalId: string, moment: string) =>
  submitEvidence(at(world.junior, moment), evidenceInput.parse({ goalId, note: 'Here' }))

describe('lists', () => {
  test('own goals by stage and place, dropped ones too; empty for others', async () => {
    const { junior, otherJunior } = world
    const own = await listOwnGoals(junior)
    expect(own.map(({ title, stagePosition, state }) => `${stagePosition} ${title} ${state}`)).toEqual([
      '1 Milestone skill in_progress',
      '1 Milestone project in_progress',
      '1 Milestone habit dropped',
      '2 Milestone second in_progress',
    ])
    expect(await listOwnGoals(otherJunior)).toEqual([])
  })
  test('a junior’s goals for their circle alone', async () => {
    const { junior, mentor, lead, strangers } = world
    const id = junior.viewer.id
    for (const ctx of [junior, mentor, lead]) expect(await listGoalsByJunior(ctx, id)).toHaveLength(4)
    for (const ctx of strangers) expect(await listGoalsByJunior(ctx, id), ctx.viewer.name).toEqual([])
  })
  test('counts, the latest version and the latest answer stand in the line', async () => {
    const { junior, mentor, lead } = world
    const [criterion = ''] = world.roadmap.milestones.second.criterionIds
    await tickCriteria(junior, { goalId: second, criteria: [criterion], shown: [] })
    const { id: evidenceId } = await submit(second, '2026-11-02T10:00:00Z')
    const input = requestChangesInput.parse({
      ...(await stepForm(second)),
      evidenceId,
      feedback: 'Between us',
    })
    await requestChanges(at(mentor, '2026-11-03T10:00:00Z'), input)
    const line = (await listGoalsByJunior(lead, junior.viewer.id)).find(({ id }) => id === second)
    expect(line).toMatchObject({ criteria: 2, ticked: 1, evidenceNumber: 1, noted: 0 })
    expect(line).toMatchObject({
      answeredByName: 'Marisol Vega',
      answeredAt: new Date('2026-11-03T10:00:00Z'),
    })
    expect(JSON.stringify(line)).not.toContain('Between us')
  })
})

test('the queue: longest wait first, for who answers it', async () => {
  const { mentor, lead, junior, otherMentor, formerMentor, outsider, admin, mentorshipId } = world
  await submit(project, '2026-11-13T10:00:00Z')
  const { id: evidenceId } = await submit(skill, '2026-11-10T10:00:00Z')
  const queue = await listQueue(mentor)
  expect(queue.map(({ id, days, isLate, evidenceNumber }) => [id, days, isLate, evidenceNumber])).toEqual([
    [skill, 7, true, 1],
    [project, 4, true, 1],
  ])
  for (const ctx of [lead, junior, otherMentor, formerMentor, outsider, admin])
    expect(await listQueue(ctx), ctx.viewer.name).toEqual([])
  await setMentorshipEnd(mentorshipId, lead.now)
  expect((await listQueue(lead)).map(({ id }) => id)).toEqual([skill, project])
  expect(await listQueue(mentor)).toEqual([])
  await setMentorshipEnd(mentorshipId, null)
  await approve(mentor, await approvalOf(world, skill, { evidenceId }))
  expect((await listQueue(mentor)).map(({ id }) => id)).toEqual([project])
})

describe('a goal’s page', () => {
  test('opens for the circle alone', async () => {
    const { junior, mentor, lead, strangers } = world
    for (const ctx of [junior, mentor, lead])
      expect((await getGoal(ctx, project)).title).toBe('Milestone project')
    for (const ctx of strangers) {
      await expect(getGoal(ctx, project), ctx.viewer.name).rejects.toThrow(NotFound)
      await expect(getGoalTitle(ctx, project), ctx.viewer.name).rejects.toThrow(NotFound)
    }
    await expect(getGoal(junior, newId())).rejects.toThrow(NotFound)
  })
  test('says what the viewer may do, and who reads along', async () => {
    const { mentor, lead, junior } = world
    const waiting = await getGoal(mentor, project)
    expect(waiting.steps).toEqual(['approve', 'request_changes', 'drop', 'block', 'move_due'])
    expect(waiting.waiting).toEqual({ days: 4, isLate: true })
    expect((await getGoal(lead, project)).steps).toEqual(['drop', 'block', 'move_due'])
    expect((await getGoal(junior, project)).steps).toEqual(['withdraw', 'block'])
    expect(waiting.circle.mentors.map(({ name }) => name)).toEqual(['Marisol Vega'])
    expect(waiting.circle.leads.map(({ name }) => name)).toEqual(['Ruth Adeyemi'])
  })
})

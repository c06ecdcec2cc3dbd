import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence, tickCriteria } from '#lib/goals/evidence/writes.ts'
import { approveInput, evidenceInput, requestChangesInput } from '#lib/goals/input.ts'
import { listGoalsOf, listOwnGoals, listQueue } from '#lib/goals/lists/reads.ts'
import { getGoal, getGoalTitle } from '#lib/goals/reads.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import { dropGoal } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { later, makeGoal, makeStartedGoal } from '#tests/support/goals.ts'
import { makeTestRoadmap, makeTestTeam, type TestRoadmap, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let roadmap: TestRoadmap
let skill: string
let project: string
let second: string
beforeAll(async () => {
  team = await makeTestTeam()
  roadmap = await makeTestRoadmap()
  second = await makeStartedGoal(team, roadmap, 'second')
  project = await makeStartedGoal(team, roadmap, 'project')
  skill = await makeStartedGoal(team, roadmap, 'skill')
  const dropped = await makeGoal(team, roadmap, 'habit')
  await dropGoal(team.mentor, { goalId: dropped, id: newId(), reason: 'Later' })
})
const submit = (goalId: string, at: string, id = newId()) =>
  submitEvidence(later(team.junior, at), evidenceInput.parse({ goalId, id, note: 'Here' }))

describe('lists', () => {
  test('own goals by stage and place, dropped ones too; empty for others', async () => {
    const own = await listOwnGoals(team.junior)
    expect(own.map(({ title, stagePosition, state }) => `${stagePosition} ${title} ${state}`)).toEqual([
      '1 Milestone skill in_progress',
      '1 Milestone project in_progress',
      '1 Milestone habit dropped',
      '2 Milestone second in_progress',
    ])
    expect(await listOwnGoals(team.otherJunior)).toEqual([])
  })
  test('a junior’s goals for their circle alone', async () => {
    const id = team.junior.viewer.id
    for (const ctx of [team.junior, team.mentor, team.lead])
      expect(await listGoalsOf(ctx, id)).toHaveLength(4)
    for (const ctx of [team.otherMentor, team.otherJunior, team.formerMentor, team.outsider, team.admin])
      expect(await listGoalsOf(ctx, id), ctx.viewer.name).toEqual([])
  })
  test('counts, the latest version and the latest answer stand in the line', async () => {
    const [criterion = ''] = roadmap.milestones.second.criterionIds
    await tickCriteria(team.junior, { goalId: second, criteria: [criterion] })
    const evidenceId = newId()
    await submit(second, '2026-11-02T10:00:00Z', evidenceId)
    const input = requestChangesInput.parse({ goalId: second, evidenceId, feedback: 'Between us' })
    await requestChanges(later(team.mentor, '2026-11-03T10:00:00Z'), input)
    const line = (await listGoalsOf(team.lead, team.junior.viewer.id)).find(({ id }) => id === second)
    expect(line).toMatchObject({ criteria: 2, ticked: 1, agreed: 0, evidenceNumber: 1, noted: 0 })
    expect(line).toMatchObject({
      answeredByName: 'Marisol Vega',
      answeredAt: new Date('2026-11-03T10:00:00Z'),
    })
    expect(JSON.stringify(line)).not.toContain('Between us')
  })
})

test('the queue: longest wait first, for who answers it', async () => {
  await submit(project, '2026-11-13T10:00:00Z')
  const evidenceId = newId()
  await submit(skill, '2026-11-10T10:00:00Z', evidenceId)
  const queue = await listQueue(team.mentor)
  expect(queue.map(({ id, days, isLate, evidenceNumber }) => [id, days, isLate, evidenceNumber])).toEqual([
    [skill, 7, true, 1],
    [project, 4, true, 1],
  ])
  for (const ctx of [team.lead, team.junior, team.otherMentor, team.formerMentor, team.outsider, team.admin])
    expect(await listQueue(ctx), ctx.viewer.name).toEqual([])
  const end = (endedAt: Date | null) =>
    transaction((tx) => tx.update(mentorships).set({ endedAt }).where(eq(mentorships.id, team.mentorshipId)))
  await end(team.lead.now)
  expect((await listQueue(team.lead)).map(({ id }) => id)).toEqual([skill, project])
  expect(await listQueue(team.mentor)).toEqual([])
  await end(null)
  await approve(team.mentor, approveInput.parse({ goalId: skill, evidenceId }))
  expect((await listQueue(team.mentor)).map(({ id }) => id)).toEqual([project])
})

describe('a goal’s page', () => {
  test('opens for the circle alone', async () => {
    for (const ctx of [team.junior, team.mentor, team.lead])
      expect((await getGoal(ctx, project)).title).toBe('Milestone project')
    for (const ctx of [team.otherMentor, team.otherJunior, team.formerMentor, team.outsider, team.admin]) {
      await expect(getGoal(ctx, project), ctx.viewer.name).rejects.toThrow(NotFound)
      await expect(getGoalTitle(ctx, project), ctx.viewer.name).rejects.toThrow(NotFound)
    }
    await expect(getGoal(team.junior, newId())).rejects.toThrow(NotFound)
  })
  test('says what the viewer may do, and who reads along', async () => {
    const waiting = await getGoal(team.mentor, project)
    expect(waiting.steps).toEqual(['approve', 'request_changes', 'drop', 'block', 'move_due'])
    expect(waiting.waiting).toEqual({ days: 4, isLate: true })
    expect((await getGoal(team.lead, project)).steps).toEqual(['drop', 'block', 'move_due'])
    expect((await getGoal(team.junior, project)).steps).toEqual(['withdraw', 'block'])
    expect(waiting.circle.mentors.map(({ name }) => name)).toEqual(['Marisol Vega'])
    expect(waiting.circle.leads.map(({ name }) => name)).toEqual(['Ruth Adeyemi'])
  })
})

import { beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { approveInput, evidenceInput } from '#lib/goals/input.ts'
import { listGoalsByJunior, listOwnGoals, listQueue } from '#lib/goals/lists/reads.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { approve } from '#lib/goals/verdicts/writes.ts'
import { dropGoal, reopenGoal, startGoal, takeUpGoal } from '#lib/goals/writes.ts'
import { getTeamDashboard } from '#lib/views/dashboard/reads.ts'
import { getHome } from '#lib/views/home/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { stepForm } from '#tests/support/world/goals.ts'
import { answerTo, propose } from '#tests/support/world/proposals.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let goalId: string
beforeEach(async () => {
  world = await makeWorld()
  const { id } = await propose(world)
  goalId = (await answerTo(world, id, { decision: 'agree' })).goalId ?? ''
})

test('it lives as any goal: evidence, approval, reopened, dropped and taken up again', async () => {
  const { junior, mentor } = world
  await startGoal(junior, await stepForm(goalId))
  const { criteria } = await getGoal(junior, goalId)
  const met = criteria.map(({ id }) => ({ id, met: 'met' }))
  const sent = await submitEvidence(
    junior,
    evidenceInput.parse({
      goalId,
      formId: newId(),
      criteria: criteria.map(({ id }) => id),
      note: 'Here it is',
      outcome: 'The page runs',
    }),
  )
  expect(await listQueue(mentor)).toMatchObject([{ id: goalId, stageTitle: null, evidenceNumber: 1 }])
  await approve(
    mentor,
    approveInput.parse({ ...(await stepForm(goalId)), evidenceId: sent.id, criteria: met }),
  )
  expect(await getGoal(junior, goalId)).toMatchObject({ state: 'achieved', number: null })
  await reopenGoal(mentor, { ...(await stepForm(goalId)), reason: 'One more look' })
  await dropGoal(mentor, { ...(await stepForm(goalId)), reason: 'Not any more' })
  await takeUpGoal(mentor, await stepForm(goalId))
  expect((await getGoal(junior, goalId)).events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      'assigned',
      'started',
      'submitted',
      'approved',
      'reopened',
      'dropped',
      'taken_up',
    ]),
  )
})

test('it counts as a goal of its junior and in no stage', async () => {
  const { junior, mentor, lead, teamId } = world
  const home = await getHome(mentor)
  expect(home.mentor?.needing.flatMap(({ needs }) => needs).filter(({ kind }) => kind === 'no goal')).toEqual(
    [],
  )
  const { juniors } = await getTeamDashboard(lead, teamId)
  const row = juniors.find(({ id }) => id === junior.viewer.id)
  expect(row?.needs.filter(({ kind }) => kind === 'no goal')).toEqual([])
  expect(row?.stages.every((stage) => stage && stage.achieved + stage.underWay + stage.planned === 0)).toBe(
    true,
  )
})

test('it’s listed for the circle, last and beyond the roadmap, and for nobody else', async () => {
  const { junior, mentor, lead, otherMentor, outsider } = world
  for (const reader of [mentor, lead])
    expect(await listGoalsByJunior(reader, junior.viewer.id)).toMatchObject([
      { id: goalId, roadmapId: null, listedRoadmapId: null, stageKey: null, isOffRoadmap: 0 },
    ])
  expect(await listOwnGoals(junior)).toHaveLength(1)
  for (const stranger of [otherMentor, outsider])
    expect(await listGoalsByJunior(stranger, junior.viewer.id)).toEqual([])
})

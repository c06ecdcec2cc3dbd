import { expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence, tickCriteria } from '#lib/goals/evidence/writes.ts'
import { evidenceInput, reasonInput } from '#lib/goals/input.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { approve } from '#lib/goals/verdicts/writes.ts'
import { reopenGoal } from '#lib/goals/writes.ts'
import { endMentorship } from '#lib/mentorships/writes.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { getJuniorHome, getOwnAgenda } from '#lib/views/home/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { at, dayFrom, daysBefore } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { approvalOf, makeStartedGoal, stepForm } from '#tests/support/world/goals.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

const reason = 'It fails with two currencies'

/** Sent and approved 20 days ago, reopened 10 days ago. */
async function makeReopened(world: World) {
  const { junior, mentor } = world
  const goalId = await makeStartedGoal(world, 'skill')
  const criteria = world.roadmap.milestones.skill.criterionIds
  await tickCriteria(junior, { goalId, criteria, shown: [] })
  await sendAndApprove(world, goalId, 20)
  const approved = daysBefore(mentor.now, 20, 11)
  const reopened = daysBefore(mentor.now, 10, 9)
  await reopenGoal(at(mentor, reopened), reasonInput.parse({ ...(await stepForm(goalId)), reason }))
  return { goalId, criteria, approved, reopened }
}

async function sendAndApprove(world: World, goalId: string, daysAgo: number) {
  const { junior, mentor } = world
  const sent = evidenceInput.parse({ goalId, formId: newId(), note: 'Here it is' })
  const { id: evidenceId } = await submitEvidence(at(junior, daysBefore(junior.now, daysAgo, 10)), sent)
  const answer = await approvalOf(world, goalId, { evidenceId, feedback: 'It reads well.' })
  await approve(at(mentor, daysBefore(mentor.now, daysAgo, 11)), answer)
}

const timelineOf = async (ctx: Ctx, world: World) =>
  (await listTimeline(ctx, world.junior.viewer.id, timelineInput.parse({}))).items

test('nothing is confirmed until the next answer; the ticks and the earlier answer stay', async () => {
  const world = await makeWorld()
  const { mentor, junior } = world
  const { goalId, approved } = await makeReopened(world)
  for (const ctx of [mentor, junior, world.lead]) {
    const goal = await getGoal(ctx, goalId)
    expect(goal.criteria.map(({ agreedAt, agreedByName }) => [agreedAt, agreedByName])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(goal.criteria.every(({ tickedAt }) => tickedAt !== null)).toBe(true)
    const [verdict] = goal.verdicts
    expect(verdict).toMatchObject({ decision: 'approved', createdAt: approved })
    expect(verdict?.criteria.map(({ met }) => met)).toEqual([true, true])
  }
  await sendAndApprove(world, goalId, 5)
  const again = await getGoal(junior, goalId)
  const confirmed = daysBefore(junior.now, 5, 11)
  expect(again.criteria.map(({ agreedAt }) => agreedAt)).toEqual([confirmed, confirmed])
})

test('lists and home say that it was reopened, until the junior sends it again', async () => {
  const world = await makeWorld()
  const { junior, lead } = world
  const { goalId, reopened } = await makeReopened(world)
  const line = async () => (await listGoalsByJunior(lead, junior.viewer.id)).find(({ id }) => id === goalId)
  const home = async () => getJuniorHome(junior, await getOwnAgenda(junior))
  expect(await line()).toMatchObject({ state: 'in_progress', achievedAt: null, reopenedAt: reopened })
  const before = await home()
  expect(before.steps).toMatchObject([{ kind: 'reopened', goalId, days: 10 }])
  expect(before.feedback).toMatchObject({
    what: 'reopening',
    text: reason,
    href: `/goals/${goalId}`,
    author: { name: 'Marisol Vega' },
  })
  await sendAndApprove(world, goalId, 5)
  expect(await line()).toMatchObject({ state: 'achieved', reopenedAt: null })
  const after = await home()
  expect(after.steps).toEqual([])
  expect(after.feedback).toMatchObject({ what: 'verdict', decision: 'approved' })
})

test('timeline and session form tell it beside the approval, for those who still see the goal', async () => {
  const world = await makeWorld()
  const { mentor, junior } = world
  const { goalId, reopened } = await makeReopened(world)
  const verdictFor = async (ctx: Ctx) =>
    (await timelineOf(ctx, world)).find((item) => item.kind === 'verdict')
  expect(await verdictFor(junior)).toMatchObject({ goalId, reopenedOn: dayFrom(reopened, 0) })
  const form = await getSessionForm(mentor, junior.viewer.id)
  expect(form.goals).toMatchObject([{ goalId, kind: 'reopened', state: 'in_progress' }])
  await endMentorship(world.lead, { mentorshipId: world.mentorshipId, version: 1 })
  expect(await verdictFor(mentor)).toMatchObject({ feedback: 'It reads well.', reopenedOn: null })
})

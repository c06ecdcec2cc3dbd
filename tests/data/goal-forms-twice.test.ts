import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { goalEvents, verdicts } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { evidenceInput, requestChangesInput } from '#lib/goals/input.ts'
import { requestChanges } from '#lib/goals/verdicts/writes.ts'
import { askForApproval, blockGoal, dropGoal, takeUpGoal, unblockGoal } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeStartedGoal } from '#tests/support/goals.ts'
import { makeTestRoadmap, makeTestTeam, type TestTeam } from '#tests/support/team.ts'

// A form sent twice, also at once, makes one step; the form that another person sent is refused. The steps whose own
// tests don't ask this.

openTestDatabase()

let team: TestTeam
beforeAll(async () => {
  team = await makeTestTeam()
})

const started = async (milestone: 'skill' | 'behaviour' = 'skill') =>
  makeStartedGoal(team, await makeTestRoadmap(), milestone)
const kindsOf = async (goalId: string) => {
  const events = await db
    .select({ kind: goalEvents.kind })
    .from(goalEvents)
    .where(eq(goalEvents.goalId, goalId))
  return events.map(({ kind }) => kind)
}

async function makesOneStep(
  goalId: string,
  kind: Awaited<ReturnType<typeof kindsOf>>[number],
  work: (ctx: Ctx, id: string) => Promise<void>,
  as: Ctx,
  other: Ctx,
): Promise<void> {
  const id = newId()
  await Promise.all([work(as, id), work(as, id)])
  await work(as, id)
  expect((await kindsOf(goalId)).filter((each) => each === kind)).toHaveLength(1)
  await expect(work(other, id)).rejects.toThrow('used before')
}

test('asking for approval', async () => {
  const goalId = await started('behaviour')
  const work = (ctx: Ctx, id: string) => askForApproval(ctx, { goalId, id })
  await makesOneStep(goalId, 'submitted', work, team.junior, team.mentor)
})

test('taking the mark of being blocked away', async () => {
  const goalId = await started()
  await blockGoal(team.junior, { goalId, id: newId(), reason: 'Waiting for access', version: 2 })
  const work = (ctx: Ctx, id: string) => unblockGoal(ctx, { goalId, id })
  await makesOneStep(goalId, 'unblocked', work, team.mentor, team.junior)
})

test('taking a dropped goal up again', async () => {
  const goalId = await started()
  await dropGoal(team.mentor, { goalId, id: newId(), reason: 'Not now' })
  const work = (ctx: Ctx, id: string) => takeUpGoal(ctx, { goalId, id })
  await makesOneStep(goalId, 'taken_up', work, team.mentor, team.lead)
})

test('requesting changes', async () => {
  const goalId = await started()
  const evidenceId = newId()
  await submitEvidence(team.junior, evidenceInput.parse({ goalId, id: evidenceId, note: 'Here' }))
  const work = (ctx: Ctx, id: string) =>
    requestChanges(ctx, requestChangesInput.parse({ goalId, id, evidenceId, feedback: 'Add a test.' }))
  await makesOneStep(goalId, 'changes_requested', work, team.mentor, team.lead)
  expect(await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))).toHaveLength(1)
})

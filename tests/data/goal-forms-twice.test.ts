import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { verdicts } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused } from '#lib/core/errors.ts'
import { requestChangesInput } from '#lib/goals/input.ts'
import { requestChanges } from '#lib/goals/verdicts/writes.ts'
import { askForApproval, blockGoal, dropGoal, takeUpGoal, unblockGoal } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { stepsByGoal } from '#tests/support/stored.ts'
import { goalVersion, makeStartedGoal, makeSubmittedGoal, stepForm } from '#tests/support/world/goals.ts'
import { makeWorld } from '#tests/support/world/world.ts'

// A form that is sent twice, even at once, makes one step. The same id from another person is a form of their own, which
// the goal's rules judge. Only the steps whose own tests don't check this.

openTestDatabase()

type Work = (ctx: Ctx, form: Awaited<ReturnType<typeof stepForm>>) => Promise<void>

async function makesOneStep(
  goalId: string,
  kind: Awaited<ReturnType<typeof stepsByGoal>>[number],
  work: Work,
  as: Ctx,
  other: Ctx,
): Promise<void> {
  const form = await stepForm(goalId)
  await Promise.all([work(as, form), work(as, form)])
  await work(as, form)
  expect((await stepsByGoal(goalId)).filter((each) => each === kind)).toHaveLength(1)
  const theirs = { ...form, version: await goalVersion(goalId) }
  await expect(work(other, theirs)).rejects.toThrow(Refused)
}

test('asking for approval', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const goalId = await makeStartedGoal(world, 'behaviour')
  await makesOneStep(goalId, 'submitted', askForApproval, junior, mentor)
})

test('taking the mark of being blocked away', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const goalId = await makeStartedGoal(world, 'skill')
  await blockGoal(junior, { ...(await stepForm(goalId)), reason: 'Waiting for access' })
  await makesOneStep(goalId, 'unblocked', unblockGoal, mentor, junior)
})

test('taking a dropped goal up again', async () => {
  const world = await makeWorld()
  const { mentor, lead } = world
  const goalId = await makeStartedGoal(world, 'skill')
  await dropGoal(mentor, { ...(await stepForm(goalId)), reason: 'Not now' })
  await makesOneStep(goalId, 'taken_up', takeUpGoal, mentor, lead)
})

test('requesting changes', async () => {
  const world = await makeWorld()
  const { mentor, lead } = world
  const { goalId, evidenceId } = await makeSubmittedGoal(world)
  const work: Work = (ctx, form) =>
    requestChanges(ctx, requestChangesInput.parse({ ...form, evidenceId, feedback: 'Add a test.' }))
  await makesOneStep(goalId, 'changes_requested', work, mentor, lead)
  expect(await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))).toHaveLength(1)
})

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { verdicts } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { requestChangesInput } from '#lib/goals/input.ts'
import { requestChanges } from '#lib/goals/verdicts/writes.ts'
import { askForApproval, blockGoal, dropGoal, takeUpGoal, unblockGoal } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { stepsByGoal } from '#tests/support/stored.ts'
import { makeStartedGoal, makeSubmittedGoal, stepForm } from '#tests/support/world/goals.ts'
import { makeWorld } from '#tests/support/world/world.ts'

// A form that is sent twice, even at once, makes one step. The same id from another person is a form of their own, which
// the goal's rules judge. Only the steps whose own tests don't check this.

openTestDatabase()

async function makesOneStep(
  goalId: string,
  kind: Awaited<ReturnType<typeof stepsByGoal>>[number],
  work: (ctx: Ctx, id: string) => Promise<void>,
  as: Ctx,
  other: Ctx,
): Promise<void> {
  const id = newId()
  await Promise.all([work(as, id), work(as, id)])
  await work(as, id)
  expect((await stepsByGoal(goalId)).filter((each) => each === kind)).toHaveLength(1)
  await expect(work(other, id)).rejects.toThrow(Refused)
}

test('asking for approval', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const goalId = await makeStartedGoal(world, 'behaviour')
  const work = async (ctx: Ctx, formId: string) =>
    askForApproval(ctx, { ...(await stepForm(goalId)), formId })
  await makesOneStep(goalId, 'submitted', work, junior, mentor)
})

test('taking the mark of being blocked away', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const goalId = await makeStartedGoal(world, 'skill')
  await blockGoal(junior, { goalId, formId: newId(), reason: 'Waiting for access', version: 2 })
  const work = async (ctx: Ctx, formId: string) => unblockGoal(ctx, { ...(await stepForm(goalId)), formId })
  await makesOneStep(goalId, 'unblocked', work, mentor, junior)
})

test('taking a dropped goal up again', async () => {
  const world = await makeWorld()
  const { mentor, lead } = world
  const goalId = await makeStartedGoal(world, 'skill')
  await dropGoal(mentor, { ...(await stepForm(goalId)), reason: 'Not now' })
  const work = async (ctx: Ctx, formId: string) => takeUpGoal(ctx, { ...(await stepForm(goalId)), formId })
  await makesOneStep(goalId, 'taken_up', work, mentor, lead)
})

test('requesting changes', async () => {
  const world = await makeWorld()
  const { mentor, lead } = world
  const { goalId, evidenceId } = await makeSubmittedGoal(world)
  const form = await stepForm(goalId)
  const work = (ctx: Ctx, id: string) =>
    requestChanges(
      ctx,
      requestChangesInput.parse({ ...form, formId: id, evidenceId, feedback: 'Add a test.' }),
    )
  await makesOneStep(goalId, 'changes_requested', work, mentor, lead)
  expect(await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))).toHaveLength(1)
})

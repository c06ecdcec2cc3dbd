import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { evidence, goalEvents } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { evidenceInput, moveDueInput, reasonInput, stepInput } from '#lib/goals/input.ts'
import { approve } from '#lib/goals/verdicts/writes.ts'
import {
  askForApproval,
  blockGoal,
  dropGoal,
  moveDueDate,
  reopenGoal,
  startGoal,
  takeUpGoal,
  unblockGoal,
  withdrawEvidence,
} from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { goalById, stepsByGoal } from '#tests/support/stored.ts'
import {
  approvalOf,
  makeGoal,
  makeStartedGoal,
  makeSubmittedGoal,
  stepForm,
} from '#tests/support/world/goals.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

const step = stepForm
const submit = (junior: Ctx, goalId: string) =>
  submitEvidence(junior, evidenceInput.parse({ goalId, formId: newId(), note: 'Here it is' }))

const getNotFound = async (strangers: Ctx[], work: (ctx: Ctx) => Promise<unknown>) => {
  for (const ctx of strangers) await expect(work(ctx), ctx.viewer.name).rejects.toThrow(NotFound)
}

describe('start', () => {
  test('the junior starts a planned goal; sent twice it is one step', async () => {
    const world = await makeWorld()
    const { junior } = world
    const goalId = await makeGoal(world, 'skill')
    const input = await step(goalId)
    await startGoal(junior, input)
    await startGoal(junior, input)
    expect(await goalById(goalId)).toMatchObject({ state: 'in_progress', startedAt: junior.now, version: 2 })
    expect(await stepsByGoal(goalId)).toEqual(['assigned', 'started'])
  })
  test('nobody else starts it, and not twice by two forms', async () => {
    const world = await makeWorld()
    const { mentor, lead, junior } = world
    const goalId = await makeGoal(world, 'skill')
    await expect(startGoal(mentor, await step(goalId))).rejects.toThrow(Refused)
    await expect(startGoal(lead, await step(goalId))).rejects.toThrow(Refused)
    await getNotFound(world.strangers, async (ctx) => startGoal(ctx, await step(goalId)))
    await startGoal(junior, await step(goalId))
    await expect(startGoal(junior, await step(goalId))).rejects.toThrow('already under way')
  })
  test('a goal that isn’t there', async () => {
    const { junior } = await makeWorld()
    await expect(startGoal(junior, await step(newId()))).rejects.toThrow(NotFound)
    expect(stepInput.safeParse({ goalId: 'x' }).success).toBe(false)
  })
})

describe('withdraw', () => {
  test('the junior takes a submission back before the verdict', async () => {
    const world = await makeWorld()
    const { junior, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    await submit(junior, goalId)
    const input = await step(goalId)
    await withdrawEvidence(junior, input)
    await withdrawEvidence(junior, input)
    expect(await goalById(goalId)).toMatchObject({ state: 'in_progress', submittedAt: null })
    await expect(withdrawEvidence(junior, await step(goalId))).rejects.toThrow(Refused)
    await submit(junior, goalId)
    const rows = await db
      .select({ number: evidence.number })
      .from(evidence)
      .where(eq(evidence.goalId, goalId))
    expect(rows.map(({ number }) => number).sort()).toEqual([1, 2])
    await expect(withdrawEvidence(mentor, await step(goalId))).rejects.toThrow(Refused)
    await getNotFound(world.strangers, async (ctx) => withdrawEvidence(ctx, await step(goalId)))
  })
})

describe('ask for approval', () => {
  test('a behaviour is submitted without evidence, a skill is not', async () => {
    const world = await makeWorld()
    const { junior } = world
    const goalId = await makeStartedGoal(world, 'behaviour')
    await askForApproval(junior, await step(goalId))
    expect((await goalById(goalId))?.state).toBe('submitted')
    await expect(askForApproval(junior, await step(await makeStartedGoal(world, 'skill')))).rejects.toThrow(
      'needs evidence',
    )
    await getNotFound(world.strangers, async (ctx) => askForApproval(ctx, await step(goalId)))
  })
})

describe('block', () => {
  const input = (goalId: string, version: number) => ({
    goalId,
    formId: newId(),
    reason: 'Waiting for access',
    version,
  })
  test('blocked stays through a submission, and goes by hand', async () => {
    const world = await makeWorld()
    const { junior, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const form = input(goalId, 2)
    await blockGoal(junior, form)
    await blockGoal(junior, form)
    await submit(junior, goalId)
    expect(await goalById(goalId)).toMatchObject({ state: 'submitted', blockedReason: 'Waiting for access' })
    await unblockGoal(mentor, await step(goalId))
    expect((await goalById(goalId))?.blockedAt).toBeNull()
    await expect(unblockGoal(mentor, await step(goalId))).rejects.toThrow('isn’t blocked')
    expect(await stepsByGoal(goalId)).toEqual(['assigned', 'started', 'blocked', 'submitted', 'unblocked'])
  })
  test('somebody blocked it meanwhile: their reason is shown', async () => {
    const world = await makeWorld()
    const { lead, junior } = world
    const goalId = await makeStartedGoal(world, 'skill')
    await blockGoal(lead, input(goalId, 2))
    const late = blockGoal(junior, { ...input(goalId, 2), reason: 'Mine' })
    await expect(late).rejects.toMatchObject({ saved: { reason: 'Waiting for access' }, version: 3 })
    await expect(blockGoal(junior, input(goalId, 3))).rejects.toThrow('already marked as blocked')
    await getNotFound(world.strangers, (ctx) => blockGoal(ctx, input(goalId, 3)))
    await getNotFound(world.strangers, async (ctx) => unblockGoal(ctx, await step(goalId)))
  })
  test('a reason is asked for', () => {
    const said = reasonInput.safeParse({ goalId: newId(), reason: '  ', version: '1' })
    expect(said.error?.issues[0]?.message).toBe('Please write a reason.')
    expect(reasonInput.safeParse({ goalId: newId(), reason: 'x'.repeat(501), version: '1' }).success).toBe(
      false,
    )
  })
})

describe('drop and take up', () => {
  const input = async (goalId: string) => ({ ...(await step(goalId)), reason: 'Not now' })
  test('mentor or lead drops it, and takes up again as it was', async () => {
    const world = await makeWorld()
    const { junior, lead, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    await blockGoal(junior, { ...(await input(goalId)), version: 2 })
    await expect(dropGoal(junior, await input(goalId))).rejects.toThrow(Refused)
    const form = await input(goalId)
    await dropGoal(lead, form)
    await dropGoal(lead, form)
    expect(await goalById(goalId)).toMatchObject({ state: 'dropped', blockedAt: null })
    await expect(dropGoal(mentor, await input(goalId))).rejects.toThrow('was dropped')
    await takeUpGoal(mentor, await step(goalId))
    expect((await goalById(goalId))?.state).toBe('in_progress')
    const planned = await makeGoal(world, 'second')
    await dropGoal(mentor, await input(planned))
    await takeUpGoal(lead, await step(planned))
    expect((await goalById(planned))?.state).toBe('planned')
    await getNotFound(world.strangers, async (ctx) => dropGoal(ctx, await input(planned)))
    await getNotFound(world.strangers, async (ctx) => takeUpGoal(ctx, await step(planned)))
    await expect(takeUpGoal(mentor, await step(planned))).rejects.toThrow('wasn’t dropped')
  })
  test('not while the junior has the milestone again', async () => {
    const world = await makeWorld()
    const { mentor } = world
    const goalId = await makeGoal(world, 'skill')
    await dropGoal(mentor, await input(goalId))
    await makeGoal(world, 'skill')
    await expect(takeUpGoal(mentor, await step(goalId))).rejects.toThrow('one at a time')
    expect((await goalById(goalId))?.state).toBe('dropped')
  })
  test('a reason is asked for', () => {
    expect(reasonInput.safeParse({ goalId: newId(), reason: '' }).success).toBe(false)
  })
})

describe('reopen', () => {
  test('a mentor reopens an achieved goal; a lead only where there is no mentor', async () => {
    const world = await makeWorld()
    const { junior, mentor, lead } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    await approve(mentor, await approvalOf(world, goalId, { evidenceId }))
    const input = async () => ({ ...(await step(goalId)), reason: 'It broke again' })
    await expect(reopenGoal(junior, await input())).rejects.toThrow(Refused)
    await expect(reopenGoal(lead, await input())).rejects.toThrow('has a mentor here')
    await getNotFound(world.strangers, async (ctx) => reopenGoal(ctx, await input()))
    const form = await input()
    await reopenGoal(mentor, form)
    await reopenGoal(mentor, form)
    expect(await goalById(goalId)).toMatchObject({ state: 'in_progress', achievedAt: null })
    await expect(reopenGoal(mentor, await input())).rejects.toThrow('Only an achieved goal')
    expect(await stepsByGoal(goalId)).toEqual(['assigned', 'started', 'submitted', 'approved', 'reopened'])
  })
})

describe('move the due date', () => {
  const input = (goalId: string, version: number, dueOn: string | null) => ({
    goalId,
    formId: newId(),
    reason: 'Holidays',
    version,
    dueOn,
  })
  test('mentor or lead moves it, with both days in the history', async () => {
    const world = await makeWorld()
    const { mentor, lead } = world
    const goalId = await makeGoal(world, 'skill')
    const form = input(goalId, 1, '2026-12-11')
    await moveDueDate(mentor, form)
    await moveDueDate(mentor, form)
    expect(await goalById(goalId)).toMatchObject({ dueOn: '2026-12-11', version: 2 })
    await moveDueDate(lead, input(goalId, 2, null))
    const events = await db.select().from(goalEvents).where(eq(goalEvents.goalId, goalId))
    expect(events.map(({ dueFrom, dueTo, reason }) => [dueFrom, dueTo, reason])).toEqual([
      [null, null, null],
      ['2026-11-30', '2026-12-11', 'Holidays'],
      ['2026-12-11', null, 'Holidays'],
    ])
  })
  test('refused: the junior, a stale form, the same day, a closed goal', async () => {
    const world = await makeWorld()
    const { junior, mentor, lead } = world
    const goalId = await makeGoal(world, 'skill')
    await expect(moveDueDate(junior, input(goalId, 1, '2026-12-11'))).rejects.toThrow(Refused)
    await expect(moveDueDate(mentor, input(goalId, 1, '2026-11-30'))).rejects.toThrow(FieldRefused)
    await moveDueDate(mentor, input(goalId, 1, '2026-12-11'))
    await expect(moveDueDate(lead, input(goalId, 1, '2026-12-18'))).rejects.toThrow(Stale)
    await getNotFound(world.strangers, (ctx) => moveDueDate(ctx, input(goalId, 2, '2026-12-18')))
    await dropGoal(mentor, { ...(await step(goalId)), reason: 'Not now' })
    await expect(moveDueDate(mentor, input(goalId, 3, '2026-12-18'))).rejects.toThrow('was dropped')
  })
  test('a day that doesn’t exist', () => {
    const given = { goalId: newId(), reason: 'x', version: '1', dueOn: '2026-02-30' }
    expect(moveDueInput.safeParse(given).success).toBe(false)
    expect(moveDueInput.parse({ ...given, dueOn: '' }).dueOn).toBeNull()
  })
})

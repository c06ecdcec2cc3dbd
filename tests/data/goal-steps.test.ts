import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import {
  approveInput,
  blockInput,
  evidenceInput,
  moveDueInput,
  reasonInput,
  stepInput,
} from '#lib/goals/input.ts'
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
import { makeGoal, makeStartedGoal } from '#tests/support/goals.ts'
import { makeTestRoadmap, makeTestTeam, type TestRoadmap, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let roadmap: TestRoadmap
beforeAll(async () => {
  team = await makeTestTeam()
})

// A roadmap for each test: a junior has one goal of a milestone at a time.
const anew = async (milestone: Parameters<typeof makeGoal>[2] = 'skill') => {
  roadmap = await makeTestRoadmap()
  return makeGoal(team, roadmap, milestone)
}
const started = async (milestone: Parameters<typeof makeGoal>[2] = 'skill') => {
  roadmap = await makeTestRoadmap()
  return makeStartedGoal(team, roadmap, milestone)
}
const row = async (goalId: string) => {
  const [goal] = await db.select().from(goals).where(eq(goals.id, goalId))
  if (!goal) throw new Error('no goal')
  return goal
}
const eventsOf = async (goalId: string) => {
  const events = await db
    .select({ kind: goalEvents.kind })
    .from(goalEvents)
    .where(eq(goalEvents.goalId, goalId))
  return events.map(({ kind }) => kind)
}
const step = (goalId: string) => ({ goalId, id: newId() })
const submit = (goalId: string) =>
  submitEvidence(team.junior, evidenceInput.parse({ goalId, id: newId(), note: 'Here it is' }))

/** Who isn't in the circle gets the answer for a goal that isn't there. */
const strangersGet404 = async (work: (ctx: Ctx) => Promise<unknown>) => {
  const strangers = [team.otherMentor, team.otherJunior, team.formerMentor, team.outsider, team.admin]
  for (const ctx of strangers) await expect(work(ctx), ctx.viewer.name).rejects.toThrow(NotFound)
}

describe('start', () => {
  test('the junior starts a planned goal; sent twice it is one step', async () => {
    const goalId = await anew()
    const input = step(goalId)
    await startGoal(team.junior, input)
    await startGoal(team.junior, input)
    expect(await row(goalId)).toMatchObject({ state: 'in_progress', startedAt: team.junior.now, version: 2 })
    expect(await eventsOf(goalId)).toEqual(['assigned', 'started'])
  })
  test('nobody else starts it, and not twice by two forms', async () => {
    const goalId = await anew()
    await expect(startGoal(team.mentor, step(goalId))).rejects.toThrow(Refused)
    await expect(startGoal(team.lead, step(goalId))).rejects.toThrow(Refused)
    await strangersGet404((ctx) => startGoal(ctx, step(goalId)))
    await startGoal(team.junior, step(goalId))
    await expect(startGoal(team.junior, step(goalId))).rejects.toThrow('under way already')
  })
  test('a goal that isn’t there', async () => {
    await expect(startGoal(team.junior, step(newId()))).rejects.toThrow(NotFound)
    expect(stepInput.safeParse({ goalId: 'x' }).success).toBe(false)
  })
  test('a form id that somebody else used is refused', async () => {
    const goalId = await started()
    const input = { ...step(goalId), reason: 'Waiting for access', version: 2 }
    await blockGoal(team.mentor, input)
    await expect(unblockGoal(team.junior, { goalId, id: input.id })).rejects.toThrow('used before')
  })
})

describe('withdraw', () => {
  test('the junior takes a submission back before the verdict', async () => {
    const goalId = await started()
    await submit(goalId)
    const input = step(goalId)
    await withdrawEvidence(team.junior, input)
    await withdrawEvidence(team.junior, input)
    expect(await row(goalId)).toMatchObject({ state: 'in_progress', submittedAt: null })
    await expect(withdrawEvidence(team.junior, step(goalId))).rejects.toThrow(Refused)
    expect(await submit(goalId)).toEqual({ number: 2 })
    await expect(withdrawEvidence(team.mentor, step(goalId))).rejects.toThrow(Refused)
    await strangersGet404((ctx) => withdrawEvidence(ctx, step(goalId)))
  })
})

describe('ask for approval', () => {
  test('a behaviour is submitted without evidence, a skill is not', async () => {
    const goalId = await started('behaviour')
    await askForApproval(team.junior, step(goalId))
    expect((await row(goalId)).state).toBe('submitted')
    await expect(askForApproval(team.junior, step(await started()))).rejects.toThrow('takes evidence')
    await strangersGet404((ctx) => askForApproval(ctx, step(goalId)))
  })
})

describe('block', () => {
  const input = (goalId: string, version: number) => ({
    ...step(goalId),
    reason: 'Waiting for access',
    version,
  })
  test('blocked stays through a submission, and goes by hand', async () => {
    const goalId = await started()
    const form = input(goalId, 2)
    await blockGoal(team.junior, form)
    await blockGoal(team.junior, form)
    await submit(goalId)
    expect(await row(goalId)).toMatchObject({ state: 'submitted', blockedReason: 'Waiting for access' })
    await unblockGoal(team.mentor, step(goalId))
    expect((await row(goalId)).blockedAt).toBeNull()
    await expect(unblockGoal(team.mentor, step(goalId))).rejects.toThrow('isn’t blocked')
    expect(await eventsOf(goalId)).toEqual(['assigned', 'started', 'blocked', 'submitted', 'unblocked'])
  })
  test('somebody blocked it meanwhile: their reason is shown', async () => {
    const goalId = await started()
    await blockGoal(team.lead, input(goalId, 2))
    const late = blockGoal(team.junior, { ...input(goalId, 2), reason: 'Mine' })
    await expect(late).rejects.toMatchObject({ saved: { reason: 'Waiting for access' }, version: 3 })
    await expect(blockGoal(team.junior, input(goalId, 3))).rejects.toThrow('blocked already')
    await strangersGet404((ctx) => blockGoal(ctx, input(goalId, 3)))
    await strangersGet404((ctx) => unblockGoal(ctx, step(goalId)))
  })
  test('a reason is asked for', () => {
    const said = blockInput.safeParse({ goalId: newId(), reason: '  ', version: '1' })
    expect(said.error?.issues[0]?.message).toBe('Please write a reason.')
    expect(blockInput.safeParse({ goalId: newId(), reason: 'x'.repeat(501), version: '1' }).success).toBe(
      false,
    )
  })
})

describe('drop and take up', () => {
  const input = (goalId: string) => ({ ...step(goalId), reason: 'Not now' })
  test('mentor or lead drops it, and takes up again as it was', async () => {
    const goalId = await started()
    await blockGoal(team.junior, { ...input(goalId), version: 2 })
    await expect(dropGoal(team.junior, input(goalId))).rejects.toThrow(Refused)
    const form = input(goalId)
    await dropGoal(team.lead, form)
    await dropGoal(team.lead, form)
    expect(await row(goalId)).toMatchObject({ state: 'dropped', blockedAt: null })
    await expect(dropGoal(team.mentor, input(goalId))).rejects.toThrow('was dropped')
    await takeUpGoal(team.mentor, step(goalId))
    expect((await row(goalId)).state).toBe('in_progress')
    const planned = await anew()
    await dropGoal(team.mentor, input(planned))
    await takeUpGoal(team.lead, step(planned))
    expect((await row(planned)).state).toBe('planned')
    await strangersGet404((ctx) => dropGoal(ctx, input(planned)))
    await strangersGet404((ctx) => takeUpGoal(ctx, step(planned)))
    await expect(takeUpGoal(team.mentor, step(planned))).rejects.toThrow('wasn’t dropped')
  })
  test('not while the junior has the milestone again', async () => {
    const goalId = await anew()
    await dropGoal(team.mentor, input(goalId))
    await makeGoal(team, roadmap, 'skill')
    await expect(takeUpGoal(team.mentor, step(goalId))).rejects.toThrow('one at a time')
    expect((await row(goalId)).state).toBe('dropped')
  })
  test('a reason is asked for', () => {
    expect(reasonInput.safeParse({ goalId: newId(), reason: '' }).success).toBe(false)
  })
})

describe('reopen', () => {
  test('a mentor reopens an achieved goal; a lead only where there is no mentor', async () => {
    const goalId = await started()
    const evidenceId = newId()
    await submitEvidence(team.junior, evidenceInput.parse({ goalId, id: evidenceId, note: 'Here' }))
    await approve(team.mentor, approveInput.parse({ goalId, evidenceId }))
    const input = () => ({ ...step(goalId), reason: 'It broke again' })
    await expect(reopenGoal(team.junior, input())).rejects.toThrow(Refused)
    await expect(reopenGoal(team.lead, input())).rejects.toThrow('has a mentor here')
    await strangersGet404((ctx) => reopenGoal(ctx, input()))
    const form = input()
    await reopenGoal(team.mentor, form)
    await reopenGoal(team.mentor, form)
    expect(await row(goalId)).toMatchObject({ state: 'in_progress', achievedAt: null })
    await expect(reopenGoal(team.mentor, input())).rejects.toThrow('Only an achieved goal')
    expect(await eventsOf(goalId)).toEqual(['assigned', 'started', 'submitted', 'approved', 'reopened'])
  })
})

describe('move the due date', () => {
  const input = (goalId: string, version: number, dueOn: string | null) => ({
    ...step(goalId),
    reason: 'Holidays',
    version,
    dueOn,
  })
  test('mentor or lead moves it, with both days in the history', async () => {
    const goalId = await anew()
    const form = input(goalId, 1, '2026-12-11')
    await moveDueDate(team.mentor, form)
    await moveDueDate(team.mentor, form)
    expect(await row(goalId)).toMatchObject({ dueOn: '2026-12-11', version: 2 })
    await moveDueDate(team.lead, input(goalId, 2, null))
    const events = await db.select().from(goalEvents).where(eq(goalEvents.goalId, goalId))
    expect(events.map(({ dueFrom, dueTo, reason }) => [dueFrom, dueTo, reason])).toEqual([
      [null, null, null],
      ['2026-11-30', '2026-12-11', 'Holidays'],
      ['2026-12-11', null, 'Holidays'],
    ])
  })
  test('refused: the junior, a stale form, the same day, a closed goal', async () => {
    const goalId = await anew()
    await expect(moveDueDate(team.junior, input(goalId, 1, '2026-12-11'))).rejects.toThrow(Refused)
    await expect(moveDueDate(team.mentor, input(goalId, 1, '2026-11-30'))).rejects.toThrow(FieldRefused)
    await moveDueDate(team.mentor, input(goalId, 1, '2026-12-11'))
    await expect(moveDueDate(team.lead, input(goalId, 1, '2026-12-18'))).rejects.toThrow(Stale)
    await strangersGet404((ctx) => moveDueDate(ctx, input(goalId, 2, '2026-12-18')))
    await dropGoal(team.mentor, { ...step(goalId), reason: 'Not now' })
    await expect(moveDueDate(team.mentor, input(goalId, 3, '2026-12-18'))).rejects.toThrow('was dropped')
  })
  test('a day that doesn’t exist', () => {
    const given = { goalId: newId(), reason: 'x', version: '1', dueOn: '2026-02-30' }
    expect(moveDueInput.safeParse(given).success).toBe(false)
    expect(moveDueInput.parse({ ...given, dueOn: '' }).dueOn).toBeNull()
  })
})

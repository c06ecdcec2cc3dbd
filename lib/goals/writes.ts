import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { evidence, goalCriteria, goals } from '#db/schema/goals.ts'
import { criteria } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, Refused } from '#lib/core/errors.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { once } from '#lib/record/forms/writes.ts'
import { forgetText } from '#lib/record/search/writes.ts'
import { catchUp } from '#lib/roadmaps/moving-on/following/scope.ts'
import { recordStep, saveGoal } from './history.ts'
import type { MoveDueInput, ReasonInput, StepInput } from './input.ts'
import { assertAsShown } from './meanwhile/scope.ts'
import type { Step } from './rules.ts'
import { goalToWrite, type ScopedGoal, takeStep } from './scope.ts'

/** Returns the event's id. */
type Work = (tx: Transaction, goal: ScopedGoal) => Promise<string>

/** `saved` is what is shown beside what was typed if the goal has changed since the page was opened. */
async function step(
  ctx: Ctx,
  input: StepInput,
  verb: string,
  name: Step,
  work: Work,
  saved: (goal: ScopedGoal) => Record<string, string> = () => ({}),
): Promise<void> {
  await transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      await assertAsShown(ctx, tx, goal, input.version, saved(goal))
      takeStep(goal, name)
      return { id: await work(tx, goal) }
    }),
  )
}

/** For a step after which the goal is open again: it may have stayed behind when its junior was moved on. */
async function followed(
  ctx: Ctx,
  tx: Transaction,
  goal: ScopedGoal,
  event: Parameters<typeof recordStep>[3],
) {
  const id = await recordStep(ctx, tx, goal, event)
  await catchUp(ctx, tx, goal)
  return id
}

// Each throws Stale, with what happened meanwhile, if the page showed an earlier version of the goal.

/** For the junior. Throws NotFound, Refused. */
export async function startGoal(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'startGoal', 'start', async (tx, goal) => {
    await saveGoal(ctx, tx, goal, { state: 'in_progress', startedAt: ctx.now })
    return recordStep(ctx, tx, goal, { kind: 'started' })
  })
}

/** For the junior, on a behaviour or habit, which have no evidence. Throws NotFound, Refused. */
export async function askForApproval(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'askForApproval', 'submit', async (tx, goal) => {
    if (goal.kind === 'skill' || goal.kind === 'project') throw new Refused('This goal needs evidence.')
    await saveGoal(ctx, tx, goal, { state: 'submitted', submittedAt: ctx.now })
    return recordStep(ctx, tx, goal, { kind: 'submitted' })
  })
}

/** For the junior, until it's answered; the version's words are theirs alone then. Throws NotFound, Refused. */
export async function withdrawEvidence(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'withdrawEvidence', 'withdraw', async (tx, goal) => {
    const [waiting] = await tx
      .select({ id: evidence.id, version: evidence.version })
      .from(evidence)
      .where(eq(evidence.goalId, goal.id))
      .orderBy(desc(evidence.number))
      .limit(1)
    if (waiting) {
      const withdrawn = { withdrawnAt: ctx.now, version: waiting.version + 1 }
      await tx.update(evidence).set(withdrawn).where(eq(evidence.id, waiting.id))
      await forgetText(tx, waiting.id)
    }
    await saveGoal(ctx, tx, goal, { state: 'in_progress', submittedAt: null })
    return followed(ctx, tx, goal, { kind: 'withdrawn', evidenceId: waiting?.id })
  })
}

/** The circle reads the reason. Throws NotFound, Refused. */
export async function blockGoal(ctx: Ctx, input: ReasonInput): Promise<void> {
  const { reason } = input
  const work: Work = async (tx, goal) => {
    await saveGoal(ctx, tx, goal, { blockedAt: ctx.now, blockedReason: reason, blockedById: ctx.viewer.id })
    return recordStep(ctx, tx, goal, { kind: 'blocked', reason })
  }
  const saved = ({ blockedReason }: ScopedGoal): Record<string, string> =>
    blockedReason === null ? {} : { reason: blockedReason }
  await step(ctx, input, 'blockGoal', 'block', work, saved)
}

const unblocked = { blockedAt: null, blockedReason: null, blockedById: null }

/** Throws NotFound, Refused. */
export async function unblockGoal(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'unblockGoal', 'unblock', async (tx, goal) => {
    await saveGoal(ctx, tx, goal, unblocked)
    return recordStep(ctx, tx, goal, { kind: 'unblocked' })
  })
}

/** For mentors and leads. The goal no longer counts in its stage. Throws NotFound, Refused. */
export async function dropGoal(ctx: Ctx, input: ReasonInput): Promise<void> {
  await step(ctx, input, 'dropGoal', 'drop', async (tx, goal) => {
    await saveGoal(ctx, tx, goal, { state: 'dropped', submittedAt: null, ...unblocked })
    return recordStep(ctx, tx, goal, { kind: 'dropped', reason: input.reason })
  })
}

/** No one else's milestone is an own goal's. */
async function hasAnother(tx: Transaction, goal: ScopedGoal): Promise<boolean> {
  if (!goal.roadmapId) return false
  const [other] = await tx
    .select({ id: goals.id })
    .from(goals)
    .where(
      and(
        eq(goals.juniorId, goal.juniorId),
        eq(goals.teamId, goal.teamId),
        eq(goals.roadmapId, goal.roadmapId),
        eq(goals.milestoneKey, goal.milestoneKey),
        ne(goals.state, 'dropped'),
      ),
    )
    .limit(1)
  return other !== undefined
}

/** For mentors and leads. Throws NotFound, Refused also if the junior has another goal of this milestone. */
export async function takeUpGoal(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'takeUpGoal', 'take_up', async (tx, goal) => {
    if (await hasAnother(tx, goal))
      throw new Refused(
        `${goal.juniorName} already has another goal for this milestone. There can only be one at a time.`,
      )
    const { state } = takeStep(goal, 'take_up')
    await saveGoal(ctx, tx, goal, { state })
    return followed(ctx, tx, goal, { kind: 'taken_up' })
  })
}

/**
 * For a mentor, or a lead if there's none. What was confirmed belonged to the approval: the verdicts still tell of it, but
 * no criterion counts as confirmed until the next one. The junior's ticks stay. Throws NotFound, Refused.
 */
export async function reopenGoal(ctx: Ctx, input: ReasonInput): Promise<void> {
  await step(ctx, input, 'reopenGoal', 'reopen', async (tx, goal) => {
    await saveGoal(ctx, tx, goal, {
      state: 'in_progress',
      achievedAt: null,
      submittedAt: null,
      rubricStep: null,
    })
    const unconfirmed = { agreedAt: null, agreedById: null }
    const current = tx
      .select({ id: criteria.id })
      .from(criteria)
      .where(eq(criteria.milestoneId, goal.milestoneId))
    await tx
      .update(goalCriteria)
      .set(unconfirmed)
      .where(and(eq(goalCriteria.goalId, goal.id), inArray(goalCriteria.criterionId, current)))
    return followed(ctx, tx, goal, { kind: 'reopened', reason: input.reason })
  })
}

/**
 * For mentors and leads. `dueOn` is null to remove the date. Throws NotFound, Refused, FieldRefused at `dueOn` if it's
 * the same.
 */
export async function moveDueDate(ctx: Ctx, input: MoveDueInput): Promise<void> {
  const { dueOn, reason } = input
  const work: Work = async (tx, goal) => {
    if (dueOn === goal.dueOn) throw new FieldRefused('dueOn', 'It already has this date.')
    const today = personDay(ctx.now, goal.juniorZones)
    askAboutDays([{ field: 'dueOn', day: dueOn, kind: 'due', today }], input.meant)
    await saveGoal(ctx, tx, goal, { dueOn })
    return recordStep(ctx, tx, goal, { kind: 'due_moved', reason, dueFrom: goal.dueOn, dueTo: dueOn })
  }
  await step(ctx, input, 'moveDueDate', 'move_due', work, (goal) => ({ dueOn: goal.dueOn ?? '' }))
}

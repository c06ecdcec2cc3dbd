import { and, desc, eq, ne } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { evidence, goals } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, Refused, Stale } from '#lib/core/errors.ts'
import { recordStep, saveGoal } from './history.ts'
import type { BlockInput, MoveDueInput, ReasonInput, StepInput } from './input.ts'
import type { Step } from './rules.ts'
import { goalInScope, type ScopedGoal, takeStep, wasTaken } from './scope.ts'

type Work = (tx: Transaction, goal: ScopedGoal) => Promise<void>

// Every step: the goal in the viewer's scope, the form's first coming, the rule, the work.
async function step(ctx: Ctx, input: StepInput, name: Step, work: Work): Promise<void> {
  await transaction(async (tx) => {
    const goal = await goalInScope(ctx, tx, input.goalId)
    if (await wasTaken(ctx, tx, goal.id, input.id)) return
    takeStep(goal, name)
    await work(tx, goal)
  })
}

/** The junior begins: planned becomes in progress. Throws NotFound, Refused. */
export async function startGoal(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'start', async (tx, goal) => {
    await saveGoal(ctx, tx, goal, { state: 'in_progress', startedAt: ctx.now })
    await recordStep(ctx, tx, goal, { id: input.id, kind: 'started' })
  })
}

/** The junior asks for the answer on a behaviour or habit, which rest on observations and entries. Throws NotFound, Refused. */
export async function askForApproval(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'submit', async (tx, goal) => {
    if (goal.kind === 'skill' || goal.kind === 'project') throw new Refused('This goal takes evidence.')
    await saveGoal(ctx, tx, goal, { state: 'submitted', submittedAt: ctx.now })
    await recordStep(ctx, tx, goal, { id: input.id, kind: 'submitted' })
  })
}

/** The junior takes back what waits for an answer; the version stays, marked as taken back. Throws NotFound, Refused. */
export async function withdrawEvidence(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'withdraw', async (tx, goal) => {
    const [waiting] = await tx
      .select({ id: evidence.id })
      .from(evidence)
      .where(eq(evidence.goalId, goal.id))
      .orderBy(desc(evidence.number))
      .limit(1)
    if (waiting) await tx.update(evidence).set({ withdrawnAt: ctx.now }).where(eq(evidence.id, waiting.id))
    await saveGoal(ctx, tx, goal, { state: 'in_progress', submittedAt: null })
    await recordStep(ctx, tx, goal, { id: input.id, kind: 'withdrawn', evidenceId: waiting?.id })
  })
}

/** Marks an open goal as blocked, with a reason that the circle reads. Throws NotFound, Refused, Stale. */
export async function blockGoal(ctx: Ctx, input: BlockInput): Promise<void> {
  await transaction(async (tx) => {
    const goal = await goalInScope(ctx, tx, input.goalId)
    if (await wasTaken(ctx, tx, goal.id, input.id)) return
    if (goal.blockedReason !== null && goal.version !== input.version)
      throw new Stale(goal.version, { reason: goal.blockedReason })
    takeStep(goal, 'block')
    const { reason } = input
    await saveGoal(ctx, tx, goal, { blockedAt: ctx.now, blockedReason: reason, blockedById: ctx.viewer.id })
    await recordStep(ctx, tx, goal, { id: input.id, kind: 'blocked', reason })
  })
}

const unblocked = { blockedAt: null, blockedReason: null, blockedById: null }

/** Takes the mark away. Throws NotFound, Refused. */
export async function unblockGoal(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'unblock', async (tx, goal) => {
    await saveGoal(ctx, tx, goal, unblocked)
    await recordStep(ctx, tx, goal, { id: input.id, kind: 'unblocked' })
  })
}

/** Drops an open goal, with a reason; it no longer counts in the stage. Throws NotFound, Refused. */
export async function dropGoal(ctx: Ctx, input: ReasonInput): Promise<void> {
  await step(ctx, input, 'drop', async (tx, goal) => {
    await saveGoal(ctx, tx, goal, { state: 'dropped', submittedAt: null, ...unblocked })
    await recordStep(ctx, tx, goal, { id: input.id, kind: 'dropped', reason: input.reason })
  })
}

/** Takes a goal up again that was dropped. Throws NotFound, and Refused where the junior has another goal of the milestone. */
export async function takeUpGoal(ctx: Ctx, input: StepInput): Promise<void> {
  await step(ctx, input, 'take_up', async (tx, goal) => {
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
    if (other)
      throw new Refused(
        `${goal.juniorName} has this milestone as another goal by now. There can be one at a time.`,
      )
    const { state } = takeStep(goal, 'take_up')
    await saveGoal(ctx, tx, goal, { state })
    await recordStep(ctx, tx, goal, { id: input.id, kind: 'taken_up' })
  })
}

/** Opens an achieved goal again, with a reason. Throws NotFound, Refused. */
export async function reopenGoal(ctx: Ctx, input: ReasonInput): Promise<void> {
  await step(ctx, input, 'reopen', async (tx, goal) => {
    await saveGoal(ctx, tx, goal, {
      state: 'in_progress',
      achievedAt: null,
      submittedAt: null,
      rubricStep: null,
    })
    await recordStep(ctx, tx, goal, { id: input.id, kind: 'reopened', reason: input.reason })
  })
}

/** Moves the due day of an open goal, or takes it away, with a reason. Throws NotFound, Refused, Stale, FieldRefused. */
export async function moveDueDate(ctx: Ctx, input: MoveDueInput): Promise<void> {
  await transaction(async (tx) => {
    const goal = await goalInScope(ctx, tx, input.goalId)
    if (await wasTaken(ctx, tx, goal.id, input.id)) return
    takeStep(goal, 'move_due')
    if (goal.version !== input.version) throw new Stale(goal.version, { dueOn: goal.dueOn ?? '' })
    const { dueOn, reason } = input
    if (dueOn === goal.dueOn) throw new FieldRefused('dueOn', 'This is the date it has already.')
    await saveGoal(ctx, tx, goal, { dueOn })
    await recordStep(ctx, tx, goal, {
      id: input.id,
      kind: 'due_moved',
      reason,
      dueFrom: goal.dueOn,
      dueTo: dueOn,
    })
  })
}

import { desc, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { comments, evidence, goalCriteria, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { criteria } from '#db/schema/roadmaps.ts'
import { juniorAsReader } from '#lib/audience/naming/scope.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { indexOnGoal, recordStep, saveGoal } from '#lib/goals/history.ts'
import type { ApproveInput, RequestChangesInput } from '#lib/goals/input.ts'
import { assertAsShown } from '#lib/goals/meanwhile/scope.ts'
import { assertRecordSuffices } from '#lib/goals/practice/scope.ts'
import { needsEvidence } from '#lib/goals/rules.ts'
import { goalToWrite, type ScopedGoal, takeStep } from '#lib/goals/scope.ts'
import { once } from '#lib/record/forms/writes.ts'
import { catchUp } from '#lib/roadmaps/moving-on/following/scope.ts'

type Verdict =
  | (ApproveInput & { decision: 'approved' })
  | (RequestChangesInput & { decision: 'changes_requested' })

/**
 * Throws NotFound, Refused if not all criteria are judged as met, newer evidence was sent or the record doesn't suffice,
 * Stale if the goal has changed since the page was opened, FieldRefused at `rubricStep` for a behaviour without one.
 */
export async function approve(ctx: Ctx, input: ApproveInput): Promise<void> {
  await transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'approve' }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      await assertAsShown(ctx, tx, goal, input.version)
      const evidenceId = await answerTo(tx, goal, 'approve', input.evidenceId)
      const marked = await criterionIds(tx, goal)
      const judged = judgedAsMet(input, marked)
      if (goal.kind === 'behaviour' && input.rubricStep === null)
        throw new FieldRefused('rubricStep', 'Please choose the current level.')
      await assertRecordSuffices(ctx, tx, goal)
      const rubricStep = goal.kind === 'behaviour' ? input.rubricStep : null
      const id = await saveVerdict(ctx, tx, goal, { ...judged, decision: 'approved', rubricStep, evidenceId })
      await saveGoal(ctx, tx, goal, {
        state: 'achieved',
        achievedAt: ctx.now,
        rubricStep,
        blockedAt: null,
        blockedReason: null,
        blockedById: null,
      })
      await agree(ctx, tx, goal, marked, true)
      await recordStep(ctx, tx, goal, { kind: 'approved', evidenceId, verdictId: id })
      return { id }
    }),
  )
}

/** With one press for all, each criterion is marked as met, besides what was said of single ones. */
function judgedAsMet(input: ApproveInput, ids: readonly string[]): ApproveInput {
  const rows = ids.map((id) => {
    const row = input.criteria.find((each) => each.id === id)
    return { id, met: row?.met ?? (input.allMet ? true : null), remark: row?.remark ?? null }
  })
  if (rows.some(({ met }) => met === null))
    throw new Refused('Please say for each criterion whether it’s met, then approve.')
  if (rows.some(({ met }) => met === false))
    throw new Refused('All criteria have to be met to approve this goal. Otherwise, request changes.')
  const others = input.criteria.filter(({ id }) => !ids.includes(id))
  return { ...input, criteria: [...rows, ...others] }
}

/** Throws NotFound, Refused if newer evidence was sent, Stale if the goal has changed since the page was opened. */
export async function requestChanges(ctx: Ctx, input: RequestChangesInput): Promise<void> {
  await transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'requestChanges' }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      await assertAsShown(ctx, tx, goal, input.version)
      const evidenceId = await answerTo(tx, goal, 'request_changes', input.evidenceId)
      const id = await saveVerdict(ctx, tx, goal, { ...input, decision: 'changes_requested', evidenceId })
      await saveGoal(ctx, tx, goal, { state: 'changes_requested', submittedAt: null })
      const ids = (isMet: boolean) => input.criteria.flatMap(({ id, met }) => (met === isMet ? [id] : []))
      await agree(ctx, tx, goal, ids(true), true)
      await agree(ctx, tx, goal, ids(false), false)
      await recordStep(ctx, tx, goal, { kind: 'changes_requested', evidenceId, verdictId: id })
      await catchUp(ctx, tx, goal)
      return { id }
    }),
  )
}

/** The latest version of evidence, which must be the one that was read. Null for behaviours and habits. */
async function answerTo(
  tx: Transaction,
  goal: ScopedGoal,
  step: 'approve' | 'request_changes',
  readId: string | null,
): Promise<string | null> {
  takeStep(goal, step)
  if (!needsEvidence(goal.kind)) return null
  const [latest] = await tx
    .select({ id: evidence.id, number: evidence.number })
    .from(evidence)
    .where(eq(evidence.goalId, goal.id))
    .orderBy(desc(evidence.number))
    .limit(1)
  if (latest && latest.id === readId) return latest.id
  throw new Refused(
    `${goal.juniorName} sent version ${latest?.number ?? 1} while you were reading. Please look at it before you answer.`,
  )
}

/** Returns the verdict's id. */
async function saveVerdict(
  ctx: Ctx,
  tx: Transaction,
  goal: ScopedGoal,
  input: Omit<Verdict, 'decision' | 'rubricStep'> & {
    decision: Verdict['decision']
    rubricStep?: number | null
    allMet?: boolean
  },
): Promise<string> {
  const id = newId()
  const { evidenceId, decision, feedback, rubricStep = null, visibility, note } = input
  const readerId = visibility === 'pair' ? juniorAsReader(goal, input.readerId) : null
  const authorId = ctx.viewer.id
  const at = ctx.now
  await tx.insert(verdicts).values({
    id,
    goalId: goal.id,
    evidenceId,
    authorId,
    visibility,
    readerId,
    decision,
    feedback,
    rubricStep,
    allMet: input.allMet ?? false,
    createdAt: at,
  })
  const known = await criterionIds(tx, goal)
  if (input.criteria.some((row) => !known.includes(row.id)))
    throw new Refused('These aren’t this goal’s criteria. Please open the goal again.')
  const marked = input.criteria.flatMap(({ id: criterionId, met, remark }) =>
    met === null ? [] : [{ id: newId(), verdictId: id, criterionId, met, remark }],
  )
  if (marked.length > 0) await tx.insert(verdictCriteria).values(marked)
  const words = [feedback, ...marked.map(({ remark }) => remark)].filter(Boolean).join('\n')
  if (words)
    await indexOnGoal(tx, goal, {
      recordId: id,
      kind: 'verdict',
      body: words,
      authorId,
      visibility,
      readerId,
      at,
    })
  if (note) await addPrivateNote(ctx, tx, goal, note)
  return id
}

async function addPrivateNote(ctx: Ctx, tx: Transaction, goal: ScopedGoal, body: string): Promise<void> {
  const id = newId()
  const audience = { authorId: ctx.viewer.id, visibility: 'private' as const, readerId: null }
  await tx.insert(comments).values({ id, goalId: goal.id, body, createdAt: ctx.now, ...audience })
  await indexOnGoal(tx, goal, { recordId: id, kind: 'comment', body, at: ctx.now, ...audience })
}

async function criterionIds(tx: Transaction, goal: ScopedGoal): Promise<string[]> {
  const rows = await tx
    .select({ id: criteria.id })
    .from(criteria)
    .where(eq(criteria.milestoneId, goal.milestoneId))
  return rows.map(({ id }) => id)
}

async function agree(
  ctx: Ctx,
  tx: Transaction,
  goal: ScopedGoal,
  ids: readonly string[],
  met: boolean,
): Promise<void> {
  if (ids.length === 0) return
  const rows = await tx
    .select({ id: goalCriteria.id, criterionId: goalCriteria.criterionId, agreedAt: goalCriteria.agreedAt })
    .from(goalCriteria)
    .where(eq(goalCriteria.goalId, goal.id))
  const said = met ? { agreedAt: ctx.now, agreedById: ctx.viewer.id } : { agreedAt: null, agreedById: null }
  for (const criterionId of ids) {
    const row = rows.find((known) => known.criterionId === criterionId)
    // If it was agreed already, who agreed and when stays.
    if (row && (row.agreedAt !== null) !== met)
      await tx.update(goalCriteria).set(said).where(eq(goalCriteria.id, row.id))
    else if (!row && met)
      await tx.insert(goalCriteria).values({ id: newId(), goalId: goal.id, criterionId, ...said })
  }
}

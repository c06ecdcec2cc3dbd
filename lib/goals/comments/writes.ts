import { and, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { comments } from '#db/schema/goals.ts'
import { assertStillReads, juniorAsReader, namedReader } from '#lib/audience/naming/scope.ts'
import { getCircle } from '#lib/audience/reads.ts'
import { keepVersion } from '#lib/audience/versions/writes.ts'
import type { WidenableText } from '#lib/audience/widening/writes.ts'
import { assertStands, type WithdrawableText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { indexOnGoal } from '#lib/goals/history.ts'
import type { CommentInput, EditCommentInput, WidenCommentInput } from '#lib/goals/input.ts'
import { goalToWrite, type ScopedGoal } from '#lib/goals/scope.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { forgetText } from '#lib/record/search/writes.ts'
import { pairReaders } from './rules.ts'

/** For everyone who sees the goal. Throws `NotFound`, `FormUsed`, or `FieldRefused` at `visibility` or `readerId`. */
export async function addComment(ctx: Ctx, input: CommentInput): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const { formId, body, visibility } = input
    return once(ctx, tx, { formId, verb: 'addComment' }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      const readerId = visibility === 'pair' ? await readerOf(ctx, tx, goal, input.readerId) : null
      const id = newId()
      const audience = { authorId: ctx.viewer.id, visibility, readerId }
      await tx.insert(comments).values({ id, goalId: goal.id, body, createdAt: ctx.now, ...audience })
      await indexOnGoal(tx, goal, { recordId: id, kind: 'comment', body, at: ctx.now, ...audience })
      await recordAudit(ctx, tx, { event: 'comment.added', subjectId: id, teamId: goal.teamId })
      return { id }
    })
  })
}

// The junior or, if the junior writes it, the mentor or lead whom the page named.
async function readerOf(
  ctx: Ctx,
  tx: Transaction,
  goal: ScopedGoal,
  namedId: string | null,
): Promise<string> {
  if (goal.role !== 'junior') return juniorAsReader(goal, namedId)
  const readers = pairReaders(ctx.viewer.id, await getCircle(goal, tx))
  return namedReader(ctx, tx, goal, { readers, namedId })
}

async function ownComment(ctx: Ctx, tx: Transaction, goalId: string, commentId: string) {
  const goal = await goalToWrite(ctx, tx, goalId)
  const [comment] = await tx
    .select({
      id: comments.id,
      body: comments.body,
      visibility: comments.visibility,
      readerId: comments.readerId,
      version: comments.version,
      createdAt: comments.createdAt,
      withdrawnAt: comments.withdrawnAt,
    })
    .from(comments)
    .where(
      and(eq(comments.id, commentId), eq(comments.goalId, goal.id), eq(comments.authorId, ctx.viewer.id)),
    )
  // Someone else's comment gets the same answer, whether or not the viewer may read it.
  if (!comment) throw new NotFound()
  return { goal, comment }
}

/** For its author. Throws `NotFound` for anyone else, `ReaderChanged` at `body` if its one reader has left, or `Stale`. */
export async function editComment(ctx: Ctx, input: EditCommentInput): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const { formId, body } = input
    return onceEdited(ctx, tx, { formId, verb: 'editComment' }, input, async () => {
      const { goal, comment } = await ownComment(ctx, tx, input.goalId, input.commentId)
      const { id } = comment
      assertStands(comment)
      if (comment.body === body) return { id }
      await assertStillReads(ctx, tx, goal, { readerId: comment.readerId, field: 'body' })
      if (comment.version !== input.version) throw new Stale(comment.version, { body: comment.body })
      await keepVersion(ctx, tx, {
        kind: 'comment',
        recordId: id,
        number: comment.version,
        authorId: ctx.viewer.id,
        visibility: comment.visibility,
        readerId: comment.readerId,
        teamId: goal.teamId,
        juniorId: goal.juniorId,
        fields: { body: comment.body },
      })
      const version = comment.version + 1
      await save(ctx, tx, goal, { ...comment, body, version, editedAt: ctx.now })
      await recordAudit(ctx, tx, { event: 'comment.edited', subjectId: id, teamId: goal.teamId })
      return { id }
    })
  })
}

/**
 * For `widenText`. Throws `NotFound` unless the viewer wrote it; its `pairReader` throws `FieldRefused` at
 * `visibility` or `readerId`. Two queries, and two more for the reader of a junior's `pair` text.
 */
export async function commentToWiden(
  ctx: Ctx,
  tx: Transaction,
  input: WidenCommentInput,
): Promise<WidenableText> {
  const { goal, comment } = await ownComment(ctx, tx, input.goalId, input.commentId)
  return {
    ...comment,
    authorId: ctx.viewer.id,
    pairReader: () => readerOf(ctx, tx, goal, input.readerId),
    circleOf: goal,
    refusals: { gone: comment.withdrawnAt ? 'You have withdrawn this. Put it back first.' : undefined },
    audit: { event: 'comment.widened', subjectId: comment.id, teamId: goal.teamId },
    save: (widened) => save(ctx, tx, goal, { ...comment, ...widened }),
  }
}

/** For `withdrawText` and `putBackText`. Throws `NotFound` unless the viewer wrote it. Three queries. */
export async function commentToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const [found] = await tx.select({ goalId: comments.goalId }).from(comments).where(eq(comments.id, input.id))
  if (!found) throw new NotFound()
  const { goal, comment } = await ownComment(ctx, tx, found.goalId, input.id)
  const { id, body, version, withdrawnAt } = comment
  return {
    kind: 'comment',
    id,
    teamId: goal.teamId,
    authorId: ctx.viewer.id,
    version,
    withdrawnAt,
    words: { body },
    save: (withdrawn) => save(ctx, tx, goal, { ...comment, ...withdrawn }),
  }
}

type Comment = Awaited<ReturnType<typeof ownComment>>['comment']

async function save(ctx: Ctx, tx: Transaction, goal: ScopedGoal, comment: Comment & { editedAt?: Date }) {
  const { id, body, visibility, readerId, version, editedAt, createdAt, withdrawnAt } = comment
  const changed = { body, visibility, readerId, version, editedAt, withdrawnAt }
  await tx.update(comments).set(changed).where(eq(comments.id, id))
  if (withdrawnAt) return forgetText(tx, id)
  const audience = { authorId: ctx.viewer.id, visibility, readerId }
  await indexOnGoal(tx, goal, { recordId: id, kind: 'comment', body, at: createdAt, ...audience })
}

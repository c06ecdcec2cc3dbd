import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sessionNotes, sessions, type Undone } from '#db/schema/sessions.ts'
import type { WithdrawableText, Withdrawn } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { forgetTexts, indexTexts } from '#lib/record/search/writes.ts'
import { putActionsBack, undoActions } from '#lib/sessions/action-items/undoing/writes.ts'
import { putPointsBack, undoPoints } from '#lib/sessions/agenda/undoing/writes.ts'
import { noteDocument } from '#lib/sessions/documents.ts'
import type { WithdrawSession } from '#lib/sessions/input.ts'
import { forgoPlanned, planAgain } from '#lib/sessions/planning/again/writes.ts'
import { sessionInScope } from '#lib/sessions/scope.ts'
import { listUndone } from './scope.ts'

type Session = Awaited<ReturnType<typeof sessionInScope>>

/**
 * For `withdrawText` and `putBackText`: a session that its mentor logged by mistake. What was ticked in it is open again,
 * what was written in it goes with it, and the planned session that it was is planned again unless another one is. Put
 * back, it takes all of that again but what has changed meanwhile. Throws `NotFound`.
 */
export async function sessionToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: WithdrawSession,
): Promise<WithdrawableText> {
  const session = await sessionInScope(ctx, tx, input.sessionId)
  const { id, teamId, mentorId, version, withdrawnAt, endedAt, state } = session
  const closed = endedAt
    ? 'This mentorship has ended, so its sessions stay as they are.'
    : state !== 'held' && 'This session hasn’t taken place yet. Cancel it instead.'
  return {
    kind: 'session',
    id,
    teamId,
    authorId: mentorId,
    version,
    withdrawnAt,
    words: {},
    ...(closed ? { closed } : {}),
    save: async (withdrawn) => {
      const undone = withdrawn.withdrawnAt ? await undo(ctx, tx, session) : null
      await save(ctx, tx, session, { ...withdrawn, undone })
    },
  }
}

async function save(
  ctx: Ctx,
  tx: Transaction,
  session: Session,
  { undone, ...withdrawn }: Withdrawn & { undone: Undone | null },
): Promise<void> {
  if (!undone) await putBack(ctx, tx, session)
  await tx
    .update(sessions)
    .set({ ...withdrawn, undone, updatedAt: ctx.now })
    .where(eq(sessions.id, session.id))
}

async function undo(ctx: Ctx, tx: Transaction, session: Session): Promise<Undone> {
  const { points, actions, plannedAs, planned } = await listUndone(tx, session)
  const notes = await tx
    .select({ id: sessionNotes.id })
    .from(sessionNotes)
    .where(eq(sessionNotes.sessionId, session.id))
  await forgetTexts(
    tx,
    notes.map(({ id }) => id),
  )
  return {
    points: await undoPoints(ctx, tx, session, points),
    actions: await undoActions(ctx, tx, actions),
    plannedId: plannedAs && !planned ? await planAgain(ctx, tx, session, plannedAs) : null,
  }
}

async function putBack(ctx: Ctx, tx: Transaction, session: Session): Promise<void> {
  const [row] = await tx.select({ undone: sessions.undone }).from(sessions).where(eq(sessions.id, session.id))
  const undone = row?.undone
  if (undone) {
    await putPointsBack(ctx, tx, session, undone.points)
    await putActionsBack(ctx, tx, session, undone.actions)
    if (undone.plannedId) await forgoPlanned(tx, undone.plannedId)
  }
  const notes = await tx
    .select({
      id: sessionNotes.id,
      sessionId: sessionNotes.sessionId,
      authorId: sessionNotes.authorId,
      visibility: sessionNotes.visibility,
      readerId: sessionNotes.readerId,
      body: sessionNotes.body,
      updatedAt: sessionNotes.updatedAt,
    })
    .from(sessionNotes)
    .where(and(eq(sessionNotes.sessionId, session.id), isNull(sessionNotes.withdrawnAt)))
  await indexTexts(
    tx,
    notes.map(({ authorId, updatedAt, ...note }) => ({
      ...noteDocument(ctx, session, note),
      authorId,
      at: updatedAt,
    })),
  )
}

import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships } from '#db/schema/people.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { WithdrawableText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { forgetText, indexText } from '#lib/record/search/writes.ts'
import { canWriteNotes } from '#lib/sessions/access.ts'
import { canWithdraw } from '#lib/sessions/action-items/access.ts'
import { documentOf } from '#lib/sessions/action-items/logging/writes.ts'
import { actionInScope } from '#lib/sessions/action-items/scope.ts'
import { pointToEdit } from '#lib/sessions/agenda/scope.ts'
import { noteDocument, pointDocument } from '#lib/sessions/documents.ts'

const same = alias(sessionNotes, 'same')

/** For `withdrawText` and `putBackText`. One query. Throws `NotFound` unless the viewer wrote it. */
export async function noteToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const [row] = await tx
    .select({
      note: {
        id: sessionNotes.id,
        sessionId: sessionNotes.sessionId,
        authorId: sessionNotes.authorId,
        visibility: sessionNotes.visibility,
        readerId: sessionNotes.readerId,
        body: sessionNotes.body,
        version: sessionNotes.version,
        createdAt: sessionNotes.createdAt,
        withdrawnAt: sessionNotes.withdrawnAt,
      },
      session: {
        teamId: sessions.teamId,
        mentorId: sessions.mentorId,
        juniorId: sessions.juniorId,
        heldOn: sessions.heldOn,
        withdrawnAt: sessions.withdrawnAt,
        endedAt: mentorships.endedAt,
      },
      sameId: same.id,
    })
    .from(sessionNotes)
    .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))
    .innerJoin(mentorships, eq(mentorships.id, sessions.mentorshipId))
    .leftJoin(
      same,
      and(
        eq(same.sessionId, sessionNotes.sessionId),
        eq(same.authorId, sessionNotes.authorId),
        eq(same.visibility, sessionNotes.visibility),
        isNull(same.withdrawnAt),
      ),
    )
    .where(and(eq(sessionNotes.id, input.id), eq(sessionNotes.authorId, ctx.viewer.id)))
  if (!row) throw new NotFound()
  const { note, session, sameId } = row
  const { id, body, createdAt: at } = note
  return {
    ...note,
    kind: 'session_note',
    teamId: session.teamId,
    words: { body },
    closed: canWriteNotes(ctx, session)
      ? session.withdrawnAt
        ? 'The session was withdrawn, and its notes with it.'
        : undefined
      : 'This mentorship has ended, so its notes stay as they are.',
    blocked: sameId
      ? 'You have newer notes for these readers here. Add the text to them instead.'
      : undefined,
    save: async (withdrawn) => {
      await tx
        .update(sessionNotes)
        .set({ ...withdrawn, updatedAt: ctx.now })
        .where(eq(sessionNotes.id, id))
      if (withdrawn.withdrawnAt) return forgetText(tx, id)
      await indexText(tx, { ...noteDocument(ctx, session, note), at })
    },
  }
}

/** For `withdrawText` and `putBackText`. One query. Throws `NotFound` if the viewer can't read it. */
export async function actionToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const action = await actionInScope(ctx, tx, input.id)
  const { id, body, dueOn, authorId, visibility, readerId, createdAt: at } = action
  return {
    ...action,
    kind: 'action',
    words: { body, dueOn: dueOn ?? '' },
    closed: canWithdraw(ctx, action)
      ? undefined
      : 'This mentorship has ended, so its actions stay as they are.',
    save: async (withdrawn) => {
      await tx.update(actions).set(withdrawn).where(eq(actions.id, id))
      if (withdrawn.withdrawnAt) return forgetText(tx, id)
      const audience = { authorId, visibility, readerId }
      await indexText(tx, { ...documentOf(ctx, action, id, body), ...audience, at })
    },
  }
}

/** For `withdrawText` and `putBackText`. One query. Throws `NotFound` unless the viewer added it. */
export async function pointToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const { point, pair } = await pointToEdit(ctx, tx, input.id)
  const { id, body, createdAt: at } = point
  return {
    ...point,
    kind: 'agenda_point',
    teamId: pair.teamId,
    words: { body },
    closed: pair.endedAt ? 'This mentorship has ended, so its agenda stays as it is.' : undefined,
    save: async (withdrawn) => {
      await tx.update(agendaPoints).set(withdrawn).where(eq(agendaPoints.id, id))
      if (withdrawn.withdrawnAt) return forgetText(tx, id)
      await indexText(tx, { ...pointDocument(ctx, pair, point), at })
    },
  }
}

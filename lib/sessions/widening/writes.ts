import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships } from '#db/schema/people.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { WidenableText } from '#lib/audience/widening/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { otherInPair } from '#lib/people/rules.ts'
import { indexText } from '#lib/record/search/writes.ts'
import { agendaPointsVisibleTo, canWriteNotes, notesVisibleTo } from '#lib/sessions/access.ts'
import type { WidenAction } from '#lib/sessions/action-items/input.ts'
import { documentOf } from '#lib/sessions/action-items/logging/writes.ts'
import { actionInScope } from '#lib/sessions/action-items/scope.ts'
import type { WidenAgendaPoint } from '#lib/sessions/agenda/input.ts'
import { noteDocument, pointDocument } from '#lib/sessions/documents.ts'
import type { WidenSessionNote } from '#lib/sessions/input.ts'

const goneIf = ({ withdrawnAt }: { withdrawnAt: Date | null }) =>
  withdrawnAt ? 'You have withdrawn this. Put it back first.' : undefined

/** For `widenText`. One query. Throws `NotFound` if the viewer can't read it. */
export async function actionToWiden(ctx: Ctx, tx: Transaction, input: WidenAction): Promise<WidenableText> {
  const action = await actionInScope(ctx, tx, input.actionId)
  const { id, teamId, authorId, body, createdAt: at } = action
  return {
    ...action,
    circleOf: action,
    pairReader: () => otherInPair(action, authorId),
    refusals: {
      notAuthor: 'Only the person who wrote this action can share it more widely.',
      gone: goneIf(action),
      closed: action.endedAt ? 'This mentorship has ended, so its actions stay as they are.' : undefined,
    },
    audit: { event: 'action.widened', subjectId: id, teamId },
    save: async ({ version, ...audience }) => {
      await tx
        .update(actions)
        .set({ ...audience, version })
        .where(eq(actions.id, id))
      await indexText(tx, { ...documentOf(ctx, action, id, body), ...audience, authorId, at })
    },
  }
}

/** For `widenText`. One query. Throws `NotFound` if the viewer can't read it. */
export async function noteToWiden(
  ctx: Ctx,
  tx: Transaction,
  input: WidenSessionNote,
): Promise<WidenableText> {
  const same = alias(sessionNotes, 'same')
  const [row] = await tx
    .select({
      note: {
        id: sessionNotes.id,
        sessionId: sessionNotes.sessionId,
        authorId: sessionNotes.authorId,
        visibility: sessionNotes.visibility,
        body: sessionNotes.body,
        version: sessionNotes.version,
        withdrawnAt: sessionNotes.withdrawnAt,
      },
      session: {
        id: sessions.id,
        teamId: sessions.teamId,
        mentorId: sessions.mentorId,
        juniorId: sessions.juniorId,
        heldOn: sessions.heldOn,
        endedAt: mentorships.endedAt,
        withdrawnAt: sessions.withdrawnAt,
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
        eq(same.visibility, input.visibility),
        isNull(same.withdrawnAt),
      ),
    )
    .where(and(eq(sessionNotes.id, input.noteId), eq(sessions.id, input.sessionId), notesVisibleTo(ctx)))
  if (!row) throw new NotFound()
  const { note, session, sameId } = row
  const another = sameId
    ? 'You already have notes for these readers here. Add the text to them instead.'
    : undefined
  return {
    ...note,
    circleOf: session,
    pairReader: () => otherInPair(session, note.authorId),
    refusals: {
      notAuthor: 'Only the person who wrote this note can share it more widely.',
      gone: session.withdrawnAt ? 'This session was withdrawn.' : goneIf(note),
      closed: canWriteNotes(ctx, session)
        ? another
        : 'This mentorship has ended, so its notes stay as they are.',
    },
    audit: { event: 'session.note-widened', subjectId: session.id, teamId: session.teamId },
    save: async (widened) => {
      await tx
        .update(sessionNotes)
        .set({ ...widened, updatedAt: ctx.now })
        .where(eq(sessionNotes.id, note.id))
      await indexText(tx, noteDocument(ctx, session, { ...note, ...widened }))
    },
  }
}

/** For `widenText`. One query. Throws `NotFound` if the viewer can't read it. */
export async function pointToWiden(
  ctx: Ctx,
  tx: Transaction,
  input: WidenAgendaPoint,
): Promise<WidenableText> {
  const [row] = await tx
    .select({
      point: {
        id: agendaPoints.id,
        authorId: agendaPoints.authorId,
        visibility: agendaPoints.visibility,
        body: agendaPoints.body,
        version: agendaPoints.version,
        talkedInId: agendaPoints.talkedInId,
        withdrawnAt: agendaPoints.withdrawnAt,
        createdAt: agendaPoints.createdAt,
      },
      pair: {
        id: mentorships.id,
        teamId: mentorships.teamId,
        mentorId: mentorships.mentorId,
        juniorId: mentorships.juniorId,
        endedAt: mentorships.endedAt,
      },
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .where(and(eq(agendaPoints.id, input.pointId), agendaPointsVisibleTo(ctx)))
  if (!row) throw new NotFound()
  const { point, pair } = row
  return {
    ...point,
    circleOf: pair,
    pairReader: () => otherInPair(pair, point.authorId),
    refusals: {
      notAuthor: 'Only the person who added this point can share it more widely.',
      gone: point.withdrawnAt ? 'This point was removed from the agenda.' : undefined,
      closed: pair.endedAt ? 'This mentorship has ended, so its agenda stays as it is.' : undefined,
    },
    audit: { event: 'agenda-point.widened', subjectId: point.id, teamId: pair.teamId },
    save: async (widened) => {
      await tx.update(agendaPoints).set(widened).where(eq(agendaPoints.id, point.id))
      await indexText(tx, { ...pointDocument(ctx, pair, { ...point, ...widened }), at: point.createdAt })
    },
  }
}

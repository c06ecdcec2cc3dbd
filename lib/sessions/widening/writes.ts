import { and, eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships } from '#db/schema/people.ts'
import { agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { isWider } from '#lib/people/rules.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { indexText } from '#lib/record/search/writes.ts'
import { agendaPointsVisibleTo, canWriteNotes, notesVisibleTo } from '#lib/sessions/access.ts'
import { noteDocument, pointDocument, readerFor } from '#lib/sessions/documents.ts'
import type { WidenAgendaPoint, WidenSessionNote } from '#lib/sessions/input.ts'

/**
 * Throws `NotFound` if the viewer can't read the note, `Refused` if it's someone else's, would get fewer readers, the
 * mentorship has ended or the author already has a note for these readers, `Stale` if it has changed meanwhile.
 */
export async function widenSessionNote(ctx: Ctx, input: WidenSessionNote): Promise<{ id: string }> {
  const { visibility } = input
  return transaction(async (tx) => {
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
        },
        session: {
          id: sessions.id,
          teamId: sessions.teamId,
          mentorId: sessions.mentorId,
          juniorId: sessions.juniorId,
          heldOn: sessions.heldOn,
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
          eq(same.visibility, visibility),
        ),
      )
      .where(and(eq(sessionNotes.id, input.noteId), eq(sessions.id, input.sessionId), notesVisibleTo(ctx)))
    if (!row) throw new NotFound()
    const { note, session } = row
    if (note.authorId !== ctx.viewer.id)
      throw new Refused('Only who wrote this note can show it to more people.')
    if (note.visibility === visibility) return { id: session.id }
    if (!isWider(note.visibility, visibility))
      throw new Refused('Others have read this already: it can’t be taken back from them.')
    if (!canWriteNotes(ctx, session))
      throw new Refused('This mentorship has ended, so its notes stay as they are.')
    if (row.sameId)
      throw new Refused('You have notes for these readers here already. Copy the text over to them instead.')
    if (note.version !== input.version) throw new Stale(note.version, { body: note.body })
    const changed = { visibility, readerId: readerFor(ctx, session, visibility) }
    await tx
      .update(sessionNotes)
      .set({ ...changed, version: note.version + 1, updatedAt: ctx.now })
      .where(eq(sessionNotes.id, note.id))
    await indexText(tx, noteDocument(ctx, session, { ...note, ...changed }))
    await recordAudit(ctx, tx, {
      event: 'session.note-widened',
      subjectId: session.id,
      teamId: session.teamId,
      detail: `${note.visibility} to ${visibility}`,
    })
    return { id: session.id }
  })
}

/**
 * Lets the junior's circle read an agenda point. Doing it again changes nothing. Throws `NotFound`, `Refused` if it's
 * someone else's, was withdrawn or the mentorship has ended, `Stale` if it has changed meanwhile.
 */
export async function widenAgendaPoint(ctx: Ctx, input: WidenAgendaPoint): Promise<{ id: string }> {
  return transaction(async (tx) => {
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
    if (point.authorId !== ctx.viewer.id)
      throw new Refused('Only who added this point can show it to more people.')
    if (point.withdrawnAt) throw new Refused('This point was taken off the agenda.')
    if (point.visibility === 'circle') return { id: point.id }
    if (pair.endedAt) throw new Refused('This mentorship has ended, so its agenda stays as it is.')
    if (point.version !== input.version) throw new Stale(point.version, { body: point.body })
    const changed = { visibility: 'circle' as const, readerId: null }
    await tx
      .update(agendaPoints)
      .set({ ...changed, version: point.version + 1 })
      .where(eq(agendaPoints.id, point.id))
    await indexText(tx, { ...pointDocument(ctx, pair, { ...point, ...changed }), at: point.createdAt })
    await recordAudit(ctx, tx, {
      event: 'agenda-point.widened',
      subjectId: point.id,
      teamId: pair.teamId,
      detail: `${point.visibility} to circle`,
    })
    return { id: point.id }
  })
}

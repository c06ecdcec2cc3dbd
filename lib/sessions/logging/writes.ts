import { and, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, FormUsed, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { indexTexts } from '#lib/record/search/writes.ts'
import { closeActions, insertActions } from '#lib/sessions/action-items/logging/writes.ts'
import { insertPoints, tickPoints } from '#lib/sessions/agenda/writes.ts'
import { noteDocument, readerFor } from '#lib/sessions/documents.ts'
import type { LogSession } from '#lib/sessions/input.ts'
import { putNextSession } from '#lib/sessions/planning/writes.ts'
import { heldDayProblem, notesOf } from '#lib/sessions/rules.ts'
import { pairInScope, type ScopedPair } from '#lib/sessions/scope.ts'

/**
 * Everything in one transaction. What the form doesn't close stays open. Sent twice, it logs once. Throws `NotFound` if
 * the viewer isn't the junior's mentor now, `Refused` if the planned session is gone or the form was saved before with
 * other texts, `FieldRefused` for an impossible day, `FormUsed` if the id is someone else's.
 */
export async function logSession(ctx: Ctx, input: LogSession): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const { pair, planned, made } = await pairInScope(ctx, tx, input)
    if (made) {
      await assertSentTwice(ctx, tx, pair, made, input)
      return { id: made.id }
    }
    const today = dayIn(ctx.now, pair.timeZone)
    const problem = heldDayProblem(input.heldOn, today)
    if (problem) throw new FieldRefused('heldOn', problem)
    const taken = input.plannedId ? planned : null
    if (input.plannedId && taken?.id !== input.plannedId)
      throw new Refused(
        'The planned session was logged or cancelled meanwhile. Nothing is lost: look at it, or untick it here to log another one.',
      )
    const id = await putHeld(ctx, tx, pair, taken, input)
    await closeActions(ctx, tx, pair.id, id, input.open)
    const texts = [
      ...(await insertNotes(ctx, tx, pair, id, input)),
      ...(await insertActions(ctx, tx, pair, input.actions.map(withId), {
        sessionId: id,
        visibility: 'pair',
      })),
      ...(await insertPoints(ctx, tx, pair, input.points.map(withId), { sessionId: id, visibility: 'pair' })),
    ]
    await indexTexts(tx, texts)
    await tickPoints(ctx, tx, pair.id, id, input.talked)
    await putNextSession(ctx, tx, pair, taken ? null : planned, input, { plannedInId: id, today })
    await recordAudit(ctx, tx, { event: 'session.logged', subjectId: id, teamId: pair.teamId })
    return { id }
  })
}

const withId = <T>(row: T) => ({ id: newId(), ...row })

type Pair = ScopedPair['pair']

// Someone who goes back and writes something else in the same form would lose it unnoticed.
async function assertSentTwice(
  ctx: Ctx,
  tx: Transaction,
  pair: Pair,
  logged: { id: string; mentorId: string },
  input: LogSession,
): Promise<void> {
  if (logged.mentorId !== ctx.viewer.id) throw new FormUsed()
  const notes = await tx
    .select({ visibility: sessionNotes.visibility, body: sessionNotes.body, version: sessionNotes.version })
    .from(sessionNotes)
    .where(and(eq(sessionNotes.sessionId, logged.id), eq(sessionNotes.authorId, ctx.viewer.id)))
  const agreed = await tx
    .select({
      body: actions.body,
      ownerId: actions.ownerId,
      dueOn: actions.dueOn,
      version: actions.version,
    })
    .from(actions)
    .where(and(eq(actions.sessionId, logged.id), eq(actions.authorId, ctx.viewer.id)))
  const points = await tx
    .select({ body: agendaPoints.body, version: agendaPoints.version })
    .from(agendaPoints)
    .where(and(eq(agendaPoints.mentorshipId, pair.id), eq(agendaPoints.authorId, ctx.viewer.id)))
  const wasEdited = (row: { version: number }) => row.version > 1
  const ownerId = (owner: 'mentor' | 'junior') => (owner === 'mentor' ? pair.mentorId : pair.juniorId)
  const isSame =
    notesOf(input).every(({ visibility, body }) =>
      notes.some((note) => note.visibility === visibility && (note.body === body || wasEdited(note))),
    ) &&
    input.actions.every(({ body, owner, dueOn }) =>
      agreed.some(
        (action) =>
          wasEdited(action) ||
          (action.body === body && action.ownerId === ownerId(owner) && action.dueOn === (dueOn ?? null)),
      ),
    ) &&
    input.points.every(({ body }) => points.some((point) => point.body === body || wasEdited(point)))
  if (!isSame)
    throw new Refused(
      'This form was saved before, with something else in it. Your text is still here: add it to the session that was saved, or open a new form for another one.',
    )
}

async function putHeld(
  ctx: Ctx,
  tx: Transaction,
  pair: Pair,
  taken: ScopedPair['planned'],
  input: LogSession,
): Promise<string> {
  const held = {
    state: 'held' as const,
    heldOn: input.heldOn,
    minutes: input.minutes,
    formId: input.id,
    updatedAt: ctx.now,
  }
  if (taken) {
    const startsAt = taken.heldOn === input.heldOn ? taken.startsAt : null
    await tx
      .update(sessions)
      .set({ ...held, startsAt, version: taken.version + 1 })
      .where(eq(sessions.id, taken.id))
    return taken.id
  }
  const { teamId, mentorId, juniorId } = pair
  await tx
    .insert(sessions)
    .values({ ...held, id: input.id, teamId, mentorshipId: pair.id, mentorId, juniorId, createdAt: ctx.now })
  return input.id
}

async function insertNotes(ctx: Ctx, tx: Transaction, pair: Pair, sessionId: string, input: LogSession) {
  const rows = notesOf(input).map(({ visibility, body }) => ({
    id: newId(),
    sessionId,
    authorId: ctx.viewer.id,
    visibility,
    readerId: readerFor(ctx, pair, visibility),
    body,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }))
  if (rows.length === 0) return []
  await tx.insert(sessionNotes).values(rows)
  return rows.map((row) => noteDocument(ctx, { ...pair, heldOn: input.heldOn }, row))
}

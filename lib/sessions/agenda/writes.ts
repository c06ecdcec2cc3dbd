import { and, eq, inArray, isNull, max, or, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { agendaPoints } from '#db/schema/sessions.ts'
import type { AgendaPart, Visibility } from '#db/words.ts'
import { isJuniorNow, wasWithdrawnFrom } from '#lib/audience/access.ts'
import { keepVersion } from '#lib/audience/versions/writes.ts'
import { assertStands } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, ReaderChanged, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { jotBecomes } from '#lib/jots/becoming/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import { forgetText, indexText, indexTexts, moveTexts } from '#lib/record/search/writes.ts'
import { agendaPointsVisibleTo, isLeftTo, pointColumns } from '#lib/sessions/access.ts'
import type { AddAgendaPoint, EditAgendaPoint } from '#lib/sessions/agenda/input.ts'
import { pointDocument, readerFor } from '#lib/sessions/documents.ts'
import { ownPair } from '#lib/sessions/scope.ts'
import { pointToEdit } from './scope.ts'

type Pair = { id: string; teamId: string; mentorId: string; juniorId: string }

/**
 * It stays until it's discussed or withdrawn. Sent twice, it adds one. Throws `NotFound` if the viewer isn't in the
 * pair, `ReaderChanged` at `body` if the mentorship has ended, `Overtaken` for a closed jot, `FormUsed`.
 */
export async function addAgendaPoint(ctx: Ctx, input: AddAgendaPoint): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'addAgendaPoint' }, input, async () => {
      const pair = await ownPair(ctx, tx, input.mentorshipId)
      const point = { id: newId(), body: input.body, part: input.part ?? null, talked: false }
      await indexTexts(
        tx,
        await insertPoints(ctx, tx, pair, [point], { sessionId: null, visibility: input.visibility }),
      )
      await jotBecomes(ctx, tx, input.jotId, 'agenda_point', point.id)
      await recordAudit(ctx, tx, { event: 'agenda-point.added', subjectId: point.id, teamId: pair.teamId })
      return { id: point.id }
    }),
  )
}

/**
 * Last on the agenda, inside another verb's transaction. Points already discussed belong to `sessionId`. Returns the
 * search documents, which the caller indexes. Two queries at most.
 */
export async function insertPoints(
  ctx: Ctx,
  tx: Transaction,
  pair: Pair,
  made: readonly { id: string; body: string; part?: AgendaPart | null | undefined; talked: boolean }[],
  { sessionId, visibility }: { sessionId: string | null; visibility: Visibility },
) {
  if (made.length === 0) return []
  const last = await lastPlace(tx, pair.id)
  const rows = made.map(({ id, body, part = null, talked }, index) => ({
    id,
    mentorshipId: pair.id,
    authorId: ctx.viewer.id,
    visibility,
    readerId: readerFor(ctx, pair, visibility),
    body,
    part,
    place: last + 1 + index,
    createdAt: ctx.now,
    talkedAt: talked ? ctx.now : null,
    talkedInId: talked ? sessionId : null,
    addedInId: sessionId,
  }))
  await tx.insert(agendaPoints).values(rows)
  return rows.map((row) => pointDocument(ctx, pair, row))
}

async function lastPlace(tx: Transaction, mentorshipId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(agendaPoints.place) })
    .from(agendaPoints)
    .where(and(eq(agendaPoints.mentorshipId, mentorshipId), isNull(agendaPoints.talkedAt)))
  return row?.last ?? 0
}

/** For its author, while the mentorship lasts. Throws `NotFound`, `Refused`, `Stale`. */
export async function editAgendaPoint(ctx: Ctx, input: EditAgendaPoint): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editAgendaPoint' }, input, async () => {
      const { point, pair } = await pointToEdit(ctx, tx, input.pointId)
      const { id, version, authorId, visibility, readerId, createdAt: at } = point
      const { body, part = point.part } = input
      if (pair.endedAt) throw new Refused('This mentorship has ended, so its agenda stays as it is.')
      assertStands(point)
      // The part isn't a text: the last one who chose it, did.
      if (part !== point.part) await tx.update(agendaPoints).set({ part }).where(eq(agendaPoints.id, id))
      if (point.body === body) return { id }
      if (version !== input.version) throw new Stale(version, { body: point.body })
      const { teamId, juniorId } = pair
      const text = { recordId: id, number: version, authorId, visibility, readerId, teamId, juniorId }
      await keepVersion(ctx, tx, { ...text, kind: 'agenda_point', fields: { body: point.body } })
      await tx
        .update(agendaPoints)
        .set({ body, version: version + 1, editedAt: ctx.now })
        .where(eq(agendaPoints.id, id))
      await indexText(tx, { ...pointDocument(ctx, pair, { ...point, body }), at })
      await recordAudit(ctx, tx, { event: 'agenda-point.edited', subjectId: id, teamId })
      return { id }
    }),
  )
}

/**
 * For its author, or after the mentorship has ended for the junior. Doing it again changes nothing. Throws `NotFound`,
 * and `Refused` if it's someone else's or has been discussed.
 */
export async function withdrawAgendaPoint(ctx: Ctx, input: { pointId: string }): Promise<{ id: string }> {
  return transaction((tx) => takeBack(ctx, tx, input.pointId))
}

/** Inside another verb's transaction. Throws as `withdrawAgendaPoint` does. */
export async function takeBack(ctx: Ctx, tx: Transaction, pointId: string): Promise<{ id: string }> {
  const [point] = await tx
    .select({
      id: agendaPoints.id,
      authorId: agendaPoints.authorId,
      version: agendaPoints.version,
      talkedAt: agendaPoints.talkedAt,
      withdrawnAt: agendaPoints.withdrawnAt,
      teamId: mentorships.teamId,
      juniorId: mentorships.juniorId,
      endedAt: mentorships.endedAt,
      isJuniorHere: sql<number>`case when ${isJuniorNow(mentorships)} then 1 else 0 end`.mapWith(Boolean),
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .where(and(eq(agendaPoints.id, pointId), agendaPointsVisibleTo(ctx)))
  if (!point) throw new NotFound()
  if (point.endedAt && !isLeftTo(ctx, point))
    throw new Refused('This mentorship has ended, so the junior decides what happens to its agenda.')
  if (!point.endedAt && point.authorId !== ctx.viewer.id)
    throw new Refused('Only the person who added this point can take it back.')
  if (point.talkedAt) throw new Refused('You’ve already talked about this, so it stays in that session.')
  if (point.withdrawnAt) return { id: point.id }
  const version = point.version + 1
  await tx.update(agendaPoints).set({ withdrawnAt: ctx.now, version }).where(eq(agendaPoints.id, point.id))
  await forgetText(tx, point.id)
  await recordAudit(ctx, tx, { event: 'agenda-point.withdrawn', subjectId: point.id, teamId: point.teamId })
  return { id: point.id }
}

/**
 * Inside the transaction that logs or edits the session. Throws `NotFound` for a point of another mentorship, or one the
 * viewer can't read, `ReaderChanged` at `talked` for one that was withdrawn since the form was opened, and `FieldRefused`
 * for one that was ticked in another session.
 */
export async function tickPoints(
  ctx: Ctx,
  tx: Transaction,
  mentorshipId: string,
  sessionId: string,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return
  const found = await tx
    .select({
      id: agendaPoints.id,
      body: agendaPoints.body,
      talkedAt: agendaPoints.talkedAt,
      talkedInId: agendaPoints.talkedInId,
      withdrawnAt: agendaPoints.withdrawnAt,
      author: { id: people.id, name: people.name },
    })
    .from(agendaPoints)
    .innerJoin(people, eq(people.id, agendaPoints.authorId))
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .where(
      and(
        inArray(agendaPoints.id, ids),
        eq(agendaPoints.mentorshipId, mentorshipId),
        or(agendaPointsVisibleTo(ctx), wasWithdrawnFrom(ctx, pointColumns)),
      ),
    )
  if (found.length !== ids.length) throw new NotFound()
  for (const { body, author, talkedAt, talkedInId, withdrawnAt } of found) {
    if (withdrawnAt) {
      const happened = whatHappened(ctx, { actor: author, at: withdrawnAt }, 'took a point back')
      // The page is read again, without it: its words are its author's now.
      throw new ReaderChanged('talked', `${happened} It’s off the agenda: save again to continue without it.`)
    }
    if (talkedAt && talkedInId !== sessionId)
      throw new FieldRefused(
        'talked',
        `“${body}” is already ticked in another session. Untick it to continue.`,
      )
  }
  const ticked = await tx
    .update(agendaPoints)
    .set({ talkedAt: ctx.now, talkedInId: sessionId })
    .where(
      and(inArray(agendaPoints.id, ids), isNull(agendaPoints.talkedAt), isNull(agendaPoints.withdrawnAt)),
    )
    .returning({ id: agendaPoints.id })
  await moveTexts(
    tx,
    ticked.map((row) => row.id),
    sessionId,
  )
}

/**
 * Inside the transaction that edits the session: of these, the points that were talked about in it are open again. One
 * that is open, withdrawn or ticked elsewhere by now stays as it is.
 */
export async function untickPoints(
  tx: Transaction,
  mentorshipId: string,
  sessionId: string,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return
  const unticked = await tx
    .update(agendaPoints)
    .set({ talkedAt: null, talkedInId: null })
    .where(
      and(
        inArray(agendaPoints.id, ids),
        eq(agendaPoints.mentorshipId, mentorshipId),
        eq(agendaPoints.talkedInId, sessionId),
        isNull(agendaPoints.withdrawnAt),
      ),
    )
    .returning({ id: agendaPoints.id })
  await moveTexts(
    tx,
    unticked.map((row) => row.id),
    mentorshipId,
  )
}

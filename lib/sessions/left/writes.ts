import { and, eq, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { actions, agendaPoints } from '#db/schema/sessions.ts'
import { isJuniorNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { forgetText, indexTexts } from '#lib/record/search/writes.ts'
import { agendaPointsVisibleTo, isLeftTo } from '#lib/sessions/access.ts'
import { insertActions } from '#lib/sessions/action-items/logging/writes.ts'
import { actionInScope, lastChangeOfAction } from '#lib/sessions/action-items/scope.ts'
import { type ShownAction, setState } from '#lib/sessions/action-items/writes.ts'
import { insertPoints, takeBack } from '#lib/sessions/agenda/writes.ts'
import { ownPair } from '#lib/sessions/scope.ts'
import type { DecideLeft } from './input.ts'

/**
 * For the junior, about what was open when a mentorship ended: closed, kept for themselves, or kept with a mentor they
 * have now. Returns the id of the record that is kept, or of the one that is closed. Sent twice, it decides once. Throws
 * `NotFound`, `Refused` if it isn't theirs to decide or isn't open any more, `ReaderChanged` at `choice` if that
 * mentorship has ended, too, `Stale` for an action that isn't the version that the page showed, and `FormUsed`.
 */
export async function decideLeft(ctx: Ctx, input: DecideLeft): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'decideLeft' }, input, async () => {
      const { subject, subjectId, version, choice } = input
      const isClosed = choice === 'done' || choice === 'dropped'
      const mentorshipId = choice === 'mine' ? null : choice
      if (subject === 'action') {
        const shown = { actionId: subjectId, version }
        return isClosed ? setState(ctx, tx, shown, choice) : keepAction(ctx, tx, shown, mentorshipId)
      }
      // An agenda point that was left open doesn't change: it is let go or kept.
      return isClosed ? takeBack(ctx, tx, subjectId) : keepPoint(ctx, tx, subjectId, mentorshipId)
    }),
  )
}

const notLeft = 'Only the junior can do this, and only for what was open when the mentorship ended.'
const notOpen = 'This isn’t open any more, so there’s nothing to keep.'

// What is kept is the junior's own text from now on: a new one, since whatever is written in the old one would still
// reach the person who left.
async function keepAction(
  ctx: Ctx,
  tx: Transaction,
  { actionId, version }: ShownAction,
  mentorshipId: string | null,
): Promise<{ id: string }> {
  const action = await actionInScope(ctx, tx, actionId)
  if (!action.endedAt || !isLeftTo(ctx, action)) throw new Refused(notLeft)
  if (action.state !== 'open' || action.withdrawnAt) throw new Refused(notOpen)
  if (action.version !== version)
    throw new Stale(action.version, {}, await lastChangeOfAction(ctx, tx, action))
  const pair = mentorshipId
    ? await pairToKeepWith(ctx, tx, mentorshipId, action.teamId)
    : { ...action, id: action.mentorshipId }
  const owner = mentorshipId && action.ownerId === action.mentorId ? 'mentor' : 'junior'
  const { body, dueOn } = action
  const id = newId()
  const documents = await insertActions(ctx, tx, pair, [{ id, owner, body, dueOn }], {
    sessionId: null,
    visibility: mentorshipId ? 'pair' : 'private',
  })
  await indexTexts(tx, documents)
  await tx
    .update(actions)
    .set({
      state: 'dropped',
      closedAt: ctx.now,
      closedById: ctx.viewer.id,
      version: action.version + 1,
    })
    .where(eq(actions.id, action.id))
  await recordAudit(ctx, tx, { event: 'action.dropped', subjectId: action.id, teamId: action.teamId })
  await recordAudit(ctx, tx, {
    event: 'action.kept',
    subjectId: id,
    teamId: action.teamId,
    detail: action.id,
  })
  return { id }
}

async function keepPoint(
  ctx: Ctx,
  tx: Transaction,
  pointId: string,
  mentorshipId: string | null,
): Promise<{ id: string }> {
  const [point] = await tx
    .select({
      id: agendaPoints.id,
      body: agendaPoints.body,
      talkedAt: agendaPoints.talkedAt,
      withdrawnAt: agendaPoints.withdrawnAt,
      endedAt: mentorships.endedAt,
      mentorshipId: mentorships.id,
      teamId: mentorships.teamId,
      mentorId: mentorships.mentorId,
      juniorId: mentorships.juniorId,
      isJuniorHere: sql<number>`case when ${isJuniorNow(mentorships)} then 1 else 0 end`.mapWith(Boolean),
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .where(and(eq(agendaPoints.id, pointId), agendaPointsVisibleTo(ctx)))
  if (!point) throw new NotFound()
  if (!point.endedAt || !isLeftTo(ctx, point)) throw new Refused(notLeft)
  if (point.talkedAt || point.withdrawnAt) throw new Refused(notOpen)
  const pair = mentorshipId
    ? await pairToKeepWith(ctx, tx, mentorshipId, point.teamId)
    : { ...point, id: point.mentorshipId }
  const id = newId()
  const documents = await insertPoints(ctx, tx, pair, [{ id, body: point.body, talked: false }], {
    sessionId: null,
    visibility: mentorshipId ? 'pair' : 'private',
  })
  await indexTexts(tx, documents)
  await tx.update(agendaPoints).set({ withdrawnAt: ctx.now }).where(eq(agendaPoints.id, point.id))
  await forgetText(tx, point.id)
  await recordAudit(ctx, tx, { event: 'agenda-point.withdrawn', subjectId: point.id, teamId: point.teamId })
  await recordAudit(ctx, tx, {
    event: 'agenda-point.kept',
    subjectId: id,
    teamId: point.teamId,
    detail: point.id,
  })
  return { id }
}

async function pairToKeepWith(ctx: Ctx, tx: Transaction, mentorshipId: string, teamId: string) {
  const pair = await ownPair(ctx, tx, mentorshipId, 'choice')
  if (pair.juniorId !== ctx.viewer.id || pair.teamId !== teamId) throw new NotFound()
  return pair
}

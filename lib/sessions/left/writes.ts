import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { actions, agendaPoints } from '#db/schema/sessions.ts'
import { isJuniorNow } from '#lib/audience/access.ts'
import { assertPairGoesOn } from '#lib/audience/naming/scope.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FormUsed, NotFound, Refused } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { forgetText, indexTexts } from '#lib/record/search/writes.ts'
import { agendaPointsVisibleTo, isLeftTo } from '#lib/sessions/access.ts'
import { insertActions, type PairInTeam } from '#lib/sessions/action-items/logging/writes.ts'
import { actionInScope } from '#lib/sessions/action-items/scope.ts'
import { closeAction } from '#lib/sessions/action-items/writes.ts'
import { insertPoints, withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import type { DecideLeft } from './input.ts'

/**
 * For the junior, about what was open when a mentorship ended: closed, kept for themselves, or kept with a mentor they
 * have now. Sent twice, it decides once. Throws `NotFound`, `Refused` if it isn't theirs to decide or isn't open any
 * more, `ReaderChanged` at `choice` if that mentorship has ended, too, and `FormUsed`.
 */
export async function decideLeft(ctx: Ctx, input: DecideLeft): Promise<void> {
  const { id, subject, subjectId, choice } = input
  const isClosed = choice === 'done' || choice === 'dropped'
  const kept = { id, mentorshipId: pairOf(choice) }
  if (subject === 'action') {
    if (isClosed) await closeAction(ctx, { actionId: subjectId, state: choice })
    else await transaction((tx) => keepAction(ctx, tx, subjectId, kept))
  } else {
    if (isClosed) await withdrawAgendaPoint(ctx, { pointId: subjectId })
    else await transaction((tx) => keepPoint(ctx, tx, subjectId, kept))
  }
}

const pairOf = (choice: string) => (choice === 'mine' ? null : choice)

const notLeft = 'This is only for what was open when a mentorship ended, and for its junior.'
const notOpen = 'This isn’t open any more, so there is nothing to keep.'

type Kept = { id: string; mentorshipId: string | null }

// What is kept is the junior's own text from now on: a new one, since whatever is written in the old one would still
// reach the person who left.
async function keepAction(ctx: Ctx, tx: Transaction, actionId: string, { id, mentorshipId }: Kept) {
  const action = await actionInScope(ctx, tx, actionId)
  if (!action.endedAt || !isLeftTo(ctx, action)) throw new Refused(notLeft)
  const [made] = await tx.select({ authorId: actions.authorId }).from(actions).where(eq(actions.id, id))
  if (made && made.authorId !== ctx.viewer.id) throw new FormUsed()
  if (made) return
  if (action.state !== 'open') throw new Refused(notOpen)
  const pair = mentorshipId
    ? await ownPair(ctx, tx, mentorshipId, action.teamId)
    : { ...action, id: action.mentorshipId }
  const owner = mentorshipId && action.ownerId === action.mentorId ? 'mentor' : 'junior'
  const { body, dueOn } = action
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
      version: sql`${actions.version} + 1`,
    })
    .where(eq(actions.id, action.id))
  await recordAudit(ctx, tx, {
    event: 'action.kept',
    subjectId: id,
    teamId: action.teamId,
    detail: action.id,
  })
}

async function keepPoint(ctx: Ctx, tx: Transaction, pointId: string, { id, mentorshipId }: Kept) {
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
  const [made] = await tx
    .select({ authorId: agendaPoints.authorId })
    .from(agendaPoints)
    .where(eq(agendaPoints.id, id))
  if (made && made.authorId !== ctx.viewer.id) throw new FormUsed()
  if (made) return
  if (point.talkedAt || point.withdrawnAt) throw new Refused(notOpen)
  const pair = mentorshipId
    ? await ownPair(ctx, tx, mentorshipId, point.teamId)
    : { ...point, id: point.mentorshipId }
  const documents = await insertPoints(ctx, tx, pair, [{ id, body: point.body, talked: false }], {
    sessionId: null,
    visibility: mentorshipId ? 'pair' : 'private',
  })
  await indexTexts(tx, documents)
  await tx.update(agendaPoints).set({ withdrawnAt: ctx.now }).where(eq(agendaPoints.id, point.id))
  await forgetText(tx, point.id)
  await recordAudit(ctx, tx, {
    event: 'agenda-point.kept',
    subjectId: id,
    teamId: point.teamId,
    detail: point.id,
  })
}

async function ownPair(ctx: Ctx, tx: Transaction, mentorshipId: string, teamId: string): Promise<PairInTeam> {
  const [pair] = await tx
    .select({
      id: mentorships.id,
      teamId: mentorships.teamId,
      mentorId: mentorships.mentorId,
      juniorId: mentorships.juniorId,
    })
    .from(mentorships)
    .where(
      and(
        eq(mentorships.id, mentorshipId),
        eq(mentorships.juniorId, ctx.viewer.id),
        eq(mentorships.teamId, teamId),
        isNull(mentorships.endedAt),
      ),
    )
  if (pair) return pair
  await assertPairGoesOn(ctx, tx, mentorshipId, 'choice')
  throw new NotFound()
}

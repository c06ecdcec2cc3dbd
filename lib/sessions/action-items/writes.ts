import { and, eq, isNull } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships } from '#db/schema/people.ts'
import { actions, sessions } from '#db/schema/sessions.ts'
import { isOneOfPair } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { indexText, indexTexts } from '#lib/record/search/writes.ts'
import { canClose, canEdit } from './access.ts'
import type { AddAction, EditAction } from './input.ts'
import { documentOf, insertActions, type PairInTeam } from './logging/writes.ts'
import { actionInScope } from './scope.ts'

/**
 * To an ongoing mentorship, or with `sessionId` to one of its sessions. Sent twice, it adds one. Throws `NotFound` if
 * the viewer isn't in the pair, the mentorship has ended or the session isn't theirs, `FormUsed` if the id is someone
 * else's.
 */
export async function addAction(ctx: Ctx, input: AddAction): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const made = alias(actions, 'made')
    const [pair] = await tx
      .select({
        id: mentorships.id,
        teamId: mentorships.teamId,
        mentorId: mentorships.mentorId,
        juniorId: mentorships.juniorId,
        sessionId: sessions.id,
        madeBy: made.authorId,
      })
      .from(mentorships)
      .leftJoin(
        sessions,
        and(eq(sessions.id, input.sessionId ?? ''), eq(sessions.mentorshipId, mentorships.id)),
      )
      .leftJoin(made, eq(made.id, input.id))
      .where(
        and(
          eq(mentorships.id, input.mentorshipId),
          isNull(mentorships.endedAt),
          isOneOfPair(ctx, mentorships),
        ),
      )
    if (!pair || pair.sessionId !== input.sessionId) throw new NotFound()
    if (pair.madeBy) {
      if (pair.madeBy !== ctx.viewer.id) throw new FormUsed()
      return { id: input.id }
    }
    const documents = await insertActions(
      ctx,
      tx,
      pair,
      [{ ...input, owner: roleOf(ctx, pair, input.owner) }],
      {
        sessionId: input.sessionId,
        visibility: input.visibility,
      },
    )
    await indexTexts(tx, documents)
    await recordAudit(ctx, tx, { event: 'action.added', subjectId: input.id, teamId: pair.teamId })
    return { id: input.id }
  })
}

function roleOf(ctx: Ctx, pair: PairInTeam, owner: AddAction['owner']): 'mentor' | 'junior' {
  if (owner === 'mentor' || owner === 'junior') return owner
  return (owner === 'me') === (pair.mentorId === ctx.viewer.id) ? 'mentor' : 'junior'
}

/**
 * Throws `NotFound`, `Refused` if the viewer is neither its author nor its owner or it's closed, `Stale` if it has
 * changed meanwhile.
 */
export async function editAction(ctx: Ctx, input: EditAction): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const action = await actionInScope(ctx, tx, input.actionId)
    if (!canEdit(ctx, action))
      throw new Refused('Only who wrote this action, or who is to do it, can change it.')
    if (action.state !== 'open') throw new Refused('This action is closed. Open it again to change it.')
    const { body, dueOn } = input
    if (action.version !== input.version && action.body === body && action.dueOn === dueOn)
      return { id: action.id }
    if (action.version !== input.version)
      throw new Stale(action.version, { body: action.body, dueOn: action.dueOn ?? '' })
    await tx
      .update(actions)
      .set({ body, dueOn, version: action.version + 1 })
      .where(eq(actions.id, action.id))
    await indexText(tx, {
      ...documentOf(ctx, action, action.id, body),
      ...audienceOf(action),
      at: action.createdAt,
    })
    await recordAudit(ctx, tx, { event: 'action.edited', subjectId: action.id, teamId: action.teamId })
    return { id: action.id }
  })
}

/**
 * An action that is already closed keeps its state. Throws `NotFound`, and `Refused` if the viewer isn't in the pair.
 */
export async function closeAction(
  ctx: Ctx,
  input: { actionId: string; state: 'done' | 'dropped' },
): Promise<{ id: string }> {
  return setState(ctx, input.actionId, input.state)
}

/** An open action stays open. Throws as `closeAction` does. */
export async function reopenAction(ctx: Ctx, input: { actionId: string }): Promise<{ id: string }> {
  return setState(ctx, input.actionId, 'open')
}

async function setState(
  ctx: Ctx,
  actionId: string,
  state: 'open' | 'done' | 'dropped',
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const action = await actionInScope(ctx, tx, actionId)
    if (!canClose(ctx, action)) throw new Refused('Only the two of this mentorship can close or reopen it.')
    if ((action.state === 'open') === (state === 'open')) return { id: action.id }
    const closed = state === 'open' ? null : ctx.now
    await tx
      .update(actions)
      .set({
        state,
        closedAt: closed,
        closedById: closed && ctx.viewer.id,
        closedInId: null,
        version: action.version + 1,
      })
      .where(eq(actions.id, action.id))
    const event = state === 'open' ? 'action.reopened' : `action.${state}`
    await recordAudit(ctx, tx, { event, subjectId: action.id, teamId: action.teamId })
    return { id: action.id }
  })
}

function audienceOf<T>({
  authorId,
  visibility,
  readerId,
}: {
  authorId: string
  visibility: T
  readerId: string | null
}) {
  return { authorId, visibility, readerId }
}

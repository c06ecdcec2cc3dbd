import { and, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { actions, sessions } from '#db/schema/sessions.ts'
import { stands } from '#lib/audience/access.ts'
import { keepVersion } from '#lib/audience/versions/writes.ts'
import { assertStands } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { jotBecomes } from '#lib/jots/becoming/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { indexText, indexTexts } from '#lib/record/search/writes.ts'
import { ownPair } from '#lib/sessions/scope.ts'
import { canClose, canEdit } from './access.ts'
import type { AddAction, EditAction } from './input.ts'
import { assertNoneReopenedTwice, assertNoneTwice, ownerOf } from './logging/scope.ts'
import { documentOf, insertActions, type PairInTeam } from './logging/writes.ts'
import { actionInScope, lastChangeOfAction } from './scope.ts'

/**
 * To an ongoing mentorship, or with `sessionId` to one of its sessions. Sent twice, it adds one. Throws `NotFound` if
 * the viewer isn't in the pair or the session isn't theirs, `ReaderChanged` at `body` if the mentorship has ended,
 * `FieldRefused` at `body` if it is open already, `Overtaken` for a closed jot, `FormUsed`.
 */
export async function addAction(ctx: Ctx, input: AddAction): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'addAction' }, input, async () => {
      const pair = await ownPair(ctx, tx, input.mentorshipId)
      const { sessionId, visibility, body, dueOn } = input
      if (sessionId) await assertOfPair(tx, sessionId, pair.id)
      askAboutDays(
        [{ field: 'dueOn', day: dueOn, kind: 'due', today: personDay(ctx.now, pair.zones) }],
        input.meant,
      )
      const action = { id: newId(), owner: roleOf(ctx, pair, input.owner), body, dueOn }
      const words = { ownerId: ownerOf(pair, action.owner), body }
      await assertNoneTwice(ctx, tx, pair.id, [words], () => 'body')
      await indexTexts(tx, await insertActions(ctx, tx, pair, [action], { sessionId, visibility }))
      await jotBecomes(ctx, tx, input.jotId, 'action', action.id)
      await recordAudit(ctx, tx, { event: 'action.added', subjectId: action.id, teamId: pair.teamId })
      return { id: action.id }
    }),
  )
}

async function assertOfPair(tx: Transaction, sessionId: string, mentorshipId: string): Promise<void> {
  const [session] = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.mentorshipId, mentorshipId), stands(sessions)))
  if (!session) throw new NotFound()
}

const over = 'This mentorship has ended, so the junior decides what happens to its open actions.'

function roleOf(ctx: Ctx, pair: PairInTeam, owner: AddAction['owner']): 'mentor' | 'junior' {
  if (owner === 'mentor' || owner === 'junior') return owner
  return (owner === 'me') === (pair.mentorId === ctx.viewer.id) ? 'mentor' : 'junior'
}

/**
 * Throws `NotFound`, `Refused` if the viewer is neither its author nor its owner or it's closed, `Stale` if it has
 * changed meanwhile, `FieldRefused` at `body` if an action in these words is open.
 */
export async function editAction(ctx: Ctx, input: EditAction): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editAction' }, input, async () => {
      const action = await actionInScope(ctx, tx, input.actionId)
      if (!canEdit(ctx, action))
        throw new Refused(
          action.endedAt
            ? over
            : 'Only the person who wrote this action, or the person doing it, can change it.',
        )
      assertStands(action)
      if (action.state !== 'open') throw new Refused('This action is closed. Open it again to change it.')
      const { body, dueOn } = input
      if (action.body === body && action.dueOn === dueOn) return { id: action.id }
      if (action.version !== input.version)
        throw new Stale(action.version, { body: action.body, dueOn: action.dueOn ?? '' })
      if (dueOn !== action.dueOn) {
        const today = personDay(ctx.now, action.zones)
        askAboutDays([{ field: 'dueOn', day: dueOn, kind: 'due', today }], input.meant)
      }
      if (body !== action.body)
        await assertNoneTwice(ctx, tx, action.mentorshipId, [{ ...action, body }], () => 'body')
      await keepVersion(ctx, tx, {
        ...audienceOf(action),
        kind: 'action',
        recordId: action.id,
        number: action.version,
        teamId: action.teamId,
        juniorId: action.juniorId,
        fields: { body: action.body, dueOn: action.dueOn },
      })
      await tx
        .update(actions)
        .set({ body, dueOn, version: action.version + 1, editedAt: ctx.now })
        .where(eq(actions.id, action.id))
      await indexText(tx, {
        ...documentOf(ctx, action, action.id, body),
        ...audienceOf(action),
        at: action.createdAt,
      })
      await recordAudit(ctx, tx, { event: 'action.edited', subjectId: action.id, teamId: action.teamId })
      return { id: action.id }
    }),
  )
}

export type ShownAction = { actionId: string; version: number }

/**
 * After the mentorship has ended, it's for the junior alone. Doing it again changes nothing. Throws `NotFound`, `Refused`
 * if the viewer isn't in the pair, and `Stale`, with what happened, if it isn't the version that the page showed.
 */
export async function closeAction(
  ctx: Ctx,
  input: ShownAction & { state: 'done' | 'dropped' },
): Promise<{ id: string }> {
  return transaction((tx) => setState(ctx, tx, input, input.state))
}

/** Throws as `closeAction` does, and `Refused` if an action in the same words is open. */
export async function reopenAction(ctx: Ctx, input: ShownAction): Promise<{ id: string }> {
  return transaction((tx) => setState(ctx, tx, input, 'open'))
}

/** Inside another verb's transaction. Throws as `closeAction` does. */
export async function setState(
  ctx: Ctx,
  tx: Transaction,
  { actionId, version }: ShownAction,
  state: 'open' | 'done' | 'dropped',
): Promise<{ id: string }> {
  const action = await actionInScope(ctx, tx, actionId)
  if (!canClose(ctx, action))
    throw new Refused(
      action.endedAt ? over : 'Only the two people in this mentorship can close or reopen it.',
    )
  assertStands(action)
  if (action.state === state) return { id: action.id }
  if (action.version !== version)
    throw new Stale(action.version, {}, await lastChangeOfAction(ctx, tx, action))
  if (state === 'open') await assertNoneReopenedTwice(ctx, tx, action.mentorshipId, [action])
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

import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { actions, type Undone } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { forgetTexts, indexTexts } from '#lib/record/search/writes.ts'
import { documentOf } from '#lib/sessions/action-items/logging/writes.ts'

type Session = { id: string; teamId: string; juniorId: string }
type Action = {
  id: string
  teamId: string
  version: number
  isMade: boolean
  state: 'open' | 'done' | 'dropped'
  closedAt: Date | null
  closedById: string | null
}

/** Inside the transaction that withdraws a session: what it closed is open again, what was agreed in it withdrawn. */
export async function undoActions(
  ctx: Ctx,
  tx: Transaction,
  touched: readonly Action[],
): Promise<Undone['actions']> {
  const ids = (isMade: boolean) => touched.filter((action) => action.isMade === isMade).map(({ id }) => id)
  const [made, closed] = [ids(true), ids(false)]
  const version = sql`${actions.version} + 1`
  if (made.length > 0)
    await tx.update(actions).set({ withdrawnAt: ctx.now, version }).where(inArray(actions.id, made))
  if (closed.length > 0)
    await tx
      .update(actions)
      .set({ state: 'open', closedAt: null, closedById: null, closedInId: null, version })
      .where(inArray(actions.id, closed))
  await forgetTexts(tx, made)
  for (const { id, teamId, isMade } of touched)
    if (!isMade) await recordAudit(ctx, tx, { event: 'action.reopened', subjectId: id, teamId })
  return touched.map(({ id, version: before, isMade, state, closedAt, closedById }) => ({
    id,
    version: before + 1,
    closed:
      isMade || state === 'open' || !closedAt ? null : { state, at: closedAt.getTime(), byId: closedById },
  }))
}

/** Inside the transaction that puts a session back: what was changed or closed meanwhile stays as it is. */
export async function putActionsBack(
  ctx: Ctx,
  tx: Transaction,
  session: Session,
  undone: Undone['actions'],
): Promise<void> {
  const documents: Parameters<typeof indexTexts>[1] = []
  for (const { id, version, closed } of undone) {
    const asLeft = and(eq(actions.id, id), eq(actions.version, version))
    if (closed) {
      await tx
        .update(actions)
        .set({
          state: closed.state,
          closedAt: new Date(closed.at),
          closedById: closed.byId,
          closedInId: session.id,
          version: version + 1,
        })
        .where(and(asLeft, eq(actions.state, 'open')))
      continue
    }
    const [action] = await tx
      .update(actions)
      .set({ withdrawnAt: null, version: version + 1 })
      .where(and(asLeft, isNotNull(actions.withdrawnAt)))
      .returning({
        body: actions.body,
        authorId: actions.authorId,
        visibility: actions.visibility,
        readerId: actions.readerId,
        createdAt: actions.createdAt,
      })
    if (!action) continue
    const { body, createdAt: at, ...audience } = action
    documents.push({ ...documentOf(ctx, session, id, body), ...audience, at })
  }
  await indexTexts(tx, documents)
}

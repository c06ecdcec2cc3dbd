import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { actions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused, Stale } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { indexText } from '#lib/record/search/writes.ts'
import type { WidenAction } from '#lib/sessions/action-items/input.ts'
import { documentOf } from '#lib/sessions/action-items/logging/writes.ts'
import { actionInScope } from '#lib/sessions/action-items/scope.ts'

/**
 * Lets the junior's circle read an action. Doing it again changes nothing. Throws `NotFound`, `Refused` if the viewer
 * isn't its author or the mentorship has ended, `Stale` if it has changed meanwhile.
 */
export async function widenAction(ctx: Ctx, input: WidenAction): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const action = await actionInScope(ctx, tx, input.actionId)
    const { id, teamId, authorId, body, version } = action
    if (authorId !== ctx.viewer.id)
      throw new Refused('Only who wrote this action can show it to more people.')
    if (action.visibility === 'circle') return { id }
    if (action.endedAt) throw new Refused('This mentorship has ended, so its actions stay as they are.')
    if (version !== input.version) throw new Stale(version, { body })
    const audience = { visibility: 'circle' as const, readerId: null }
    await tx
      .update(actions)
      .set({ ...audience, version: version + 1 })
      .where(eq(actions.id, id))
    await indexText(tx, {
      ...documentOf(ctx, action, id, body),
      ...audience,
      authorId,
      at: action.createdAt,
    })
    await recordAudit(ctx, tx, {
      event: 'action.widened',
      subjectId: id,
      teamId,
      detail: `${action.visibility} to circle`,
    })
    return { id }
  })
}

import type { Transaction } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'

type AuditEvent = { event: string; subjectId?: string; teamId?: string; actorId?: string; detail?: string }

/**
 * `event` is a noun and a past participle, such as 'goal.approved'. `detail` holds plain facts, never someone's text.
 */
export async function recordAudit(ctx: Ctx | SystemCtx, tx: Transaction, event: AuditEvent): Promise<void> {
  const actorId = event.actorId ?? ('viewer' in ctx ? ctx.viewer.id : undefined)
  await tx.insert(auditEvents).values({ id: newId(), at: ctx.now, actorId, ...event })
}

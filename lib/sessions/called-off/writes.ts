import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'

/** Inside the transaction that ends the mentorships. Two people who no longer meet have no appointment. */
export async function callOff(ctx: Ctx, tx: Transaction, mentorshipIds: string[]): Promise<void> {
  if (mentorshipIds.length === 0) return
  const cancelled = await tx
    .update(sessions)
    .set({ state: 'cancelled', version: sql`${sessions.version} + 1`, updatedAt: ctx.now })
    .where(and(inArray(sessions.mentorshipId, mentorshipIds), eq(sessions.state, 'planned')))
    .returning({ id: sessions.id, teamId: sessions.teamId })
  for (const { id, teamId } of cancelled)
    await recordAudit(ctx, tx, {
      event: 'session.cancelled',
      subjectId: id,
      teamId,
      detail: 'mentorship ended',
    })
}

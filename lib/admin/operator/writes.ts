import { and, eq, isNull } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'

/**
 * For the command on the server: the audit trail has no actor for it. Returns whether they weren't one before. Throws
 * NotFound unless there's an active account.
 */
export async function giveAdminRight(ctx: SystemCtx, email: string): Promise<boolean> {
  return transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id, isAdmin: people.isAdmin })
      .from(people)
      .where(and(eq(people.email, email), isNull(people.deactivatedAt)))
    if (!person) throw new NotFound()
    if (person.isAdmin) return false
    await tx.update(people).set({ isAdmin: true }).where(eq(people.id, person.id))
    await recordAudit(ctx, tx, { event: 'admin.right-given', subjectId: person.id })
    return true
  })
}

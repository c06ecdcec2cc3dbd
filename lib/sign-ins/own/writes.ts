import { and, eq, isNull, lte, ne } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { signIns } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { seenMinutes } from '#lib/sign-ins/rules.ts'

/** For the viewer's others: Refused for the one in use, which signing out ends. Throws NotFound for anyone else's. */
export async function endOwnSignIn(ctx: Ctx, input: { signInId: string }): Promise<void> {
  const { signInId } = input
  if (signInId === ctx.viewer.signInId)
    throw new Refused('This is the sign-in that you’re using. To end it, sign out.')
  await transaction(async (tx) => {
    const [own] = await tx
      .select({ endedAt: signIns.endedAt })
      .from(signIns)
      .where(and(eq(signIns.id, signInId), eq(signIns.personId, ctx.viewer.id)))
    if (!own) throw new NotFound()
    if (own.endedAt) return
    await tx.update(signIns).set({ endedAt: ctx.now }).where(eq(signIns.id, signInId))
    await recordAudit(ctx, tx, { event: 'sign-in.ended', subjectId: signInId })
  })
}

/** All of the viewer's but the one in use. */
export async function endOtherSignIns(ctx: Ctx): Promise<void> {
  await transaction(async (tx) => {
    const ended = await tx
      .update(signIns)
      .set({ endedAt: ctx.now })
      .where(
        and(
          eq(signIns.personId, ctx.viewer.id),
          ne(signIns.id, ctx.viewer.signInId),
          isNull(signIns.endedAt),
        ),
      )
      .returning({ id: signIns.id })
    for (const { id } of ended) await recordAudit(ctx, tx, { event: 'sign-in.ended', subjectId: id })
  })
}

/** Writes at most once in `seenMinutes`. */
export async function markSignInSeen(
  ctx: SystemCtx,
  signIn: { signInId: string; lastSeenAt: Date },
): Promise<void> {
  const before = new Date(ctx.now.getTime() - seenMinutes * 60_000)
  if (signIn.lastSeenAt > before) return
  await transaction(async (tx) => {
    await tx
      .update(signIns)
      .set({ lastSeenAt: ctx.now })
      .where(and(eq(signIns.id, signIn.signInId), lte(signIns.lastSeenAt, before), isNull(signIns.endedAt)))
  })
}

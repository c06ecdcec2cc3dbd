import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { invites, memberships, mentorships, passwordResets } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'

/** Ends these memberships and the mentorships that hang on them, whoever leads the team afterwards. */
export async function endHeldRoles(
  ctx: Ctx,
  tx: Transaction,
  teamId: string,
  personId: string,
  held: readonly { id: string; role: Role }[],
): Promise<void> {
  for (const { id, role } of held) {
    await tx
      .update(memberships)
      .set({ endedAt: ctx.now })
      .where(and(eq(memberships.id, id), isNull(memberships.endedAt)))
    await recordAudit(ctx, tx, { event: 'membership.ended', teamId, subjectId: personId, detail: role })
    if (role === 'lead') await takeLinksBack(ctx, tx, { teamId, personId })
    else await endMentorshipsOf(ctx, tx, { teamId, personId, as: role })
  }
}

// As its mentor or as its junior.
async function endMentorshipsOf(
  ctx: Ctx,
  tx: Transaction,
  { teamId, personId, as }: { teamId: string; personId: string; as: 'mentor' | 'junior' },
): Promise<void> {
  const side = as === 'mentor' ? mentorships.mentorId : mentorships.juniorId
  const ended = await tx
    .update(mentorships)
    .set({ endedAt: ctx.now, endedById: ctx.viewer.id })
    .where(and(eq(mentorships.teamId, teamId), eq(side, personId), isNull(mentorships.endedAt)))
    .returning({ id: mentorships.id })
  for (const { id } of ended) await recordAudit(ctx, tx, { event: 'mentorship.ended', teamId, subjectId: id })
}

/**
 * Takes back the open links that a person made: invites to one team or to all, and links that set new passwords. Who may
 * make none any more lets nobody in by one from before. Within a verb's own transaction.
 */
export async function takeLinksBack(
  ctx: Ctx,
  tx: Transaction,
  { teamId, personId }: { teamId?: string; personId: string },
): Promise<void> {
  const takenBack = await tx
    .update(invites)
    .set({ takenBackAt: ctx.now })
    .where(
      and(
        eq(invites.invitedById, personId),
        teamId ? eq(invites.teamId, teamId) : undefined,
        isNull(invites.acceptedAt),
        isNull(invites.takenBackAt),
      ),
    )
    .returning({ id: invites.id, teamId: invites.teamId })
  for (const invite of takenBack)
    await recordAudit(ctx, tx, {
      event: 'invite.taken-back',
      teamId: invite.teamId ?? undefined,
      subjectId: invite.id,
    })
  // Whoever leads another team still makes new ones for its members.
  await tx
    .update(passwordResets)
    .set({ usedAt: ctx.now })
    .where(and(eq(passwordResets.madeById, personId), isNull(passwordResets.usedAt)))
}

import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { invites, memberships, mentorships } from '#db/schema/people.ts'
import type { Role } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { callOff } from '#lib/sessions/called-off/writes.ts'

/** The caller checks that the team keeps a lead. */
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
    if (role === 'lead') await takeInvitesBack(ctx, tx, { teamId, personId })
    else await endMentorshipsOf(ctx, tx, { teamId, personId, as: role })
  }
}

async function endMentorshipsOf(
  ctx: Ctx,
  tx: Transaction,
  { teamId, personId, as }: { teamId: string; personId: string; as: 'mentor' | 'junior' },
): Promise<void> {
  const side = as === 'mentor' ? mentorships.mentorId : mentorships.juniorId
  await endMentorshipsWhere(ctx, tx, and(eq(mentorships.teamId, teamId), eq(side, personId)))
}

/**
 * Cancels what the pairs had planned, too. `which` is over `mentorships`; those that have ended stay as they are. The
 * caller checks that the viewer may end them.
 */
export async function endMentorshipsWhere(ctx: Ctx, tx: Transaction, which: SQL | undefined): Promise<void> {
  const ended = await tx
    .update(mentorships)
    .set({ endedAt: ctx.now, endedById: ctx.viewer.id })
    .where(and(which, isNull(mentorships.endedAt)))
    .returning({ id: mentorships.id, teamId: mentorships.teamId })
  for (const { id, teamId } of ended)
    await recordAudit(ctx, tx, { event: 'mentorship.ended', teamId, subjectId: id })
  await callOff(
    ctx,
    tx,
    ended.map(({ id }) => id),
  )
}

/**
 * Someone who loses the right to invite must not let people in through links made earlier. Without `teamId`, invites to
 * all teams are revoked.
 */
export async function takeInvitesBack(
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
}

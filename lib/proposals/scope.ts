import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { memberships, people } from '#db/schema/people.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { proposalRoleColumns, proposalsVisibleTo } from './access.ts'
import { proposalTitle } from './reads.ts'

export type ScopedProposal = Awaited<ReturnType<typeof proposalInScope>>

/** Throws NotFound, also for one that someone else withdrew. One query. */
export async function proposalInScope(ctx: Ctx, tx: Transaction, id: string) {
  const [row] = await tx
    .select({
      proposal: goalProposals,
      title: proposalTitle,
      juniorName: people.name,
      juniorZones: keptZones(people),
      ...proposalRoleColumns(ctx),
    })
    .from(goalProposals)
    .innerJoin(people, eq(people.id, goalProposals.juniorId))
    .where(and(eq(goalProposals.id, id), proposalsVisibleTo(ctx)))
  if (!row) throw new NotFound()
  const { proposal, title, waits, isHere, ...junior } = row
  const isOwn = proposal.juniorId === ctx.viewer.id
  if (proposal.withdrawnAt && !isOwn) throw new NotFound()
  return { ...proposal, ...junior, shownTitle: title, isOwn, waits: Boolean(waits), isHere: Boolean(isHere) }
}

/** The viewer's own place as a junior in a team. Throws NotFound. One query. */
export async function ownPlace(ctx: Ctx, tx: Transaction, membershipId: string) {
  const [place] = await tx
    .select({
      juniorId: memberships.personId,
      teamId: memberships.teamId,
      juniorName: people.name,
      zones: keptZones(people),
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.id, membershipId),
        eq(memberships.personId, ctx.viewer.id),
        eq(memberships.role, 'junior'),
        isNull(memberships.endedAt),
      ),
    )
  if (!place) throw new NotFound()
  return place
}

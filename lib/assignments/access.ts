import { and, eq, isNull, or, type SQL } from 'drizzle-orm'
import { memberships } from '#db/schema/people.ts'
import { inOwnTeams, leadsNow, mentorsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL over `memberships`: juniors the viewer currently mentors, and juniors of teams they lead. */
export function mayAssignTo(ctx: Ctx): SQL {
  const junior = { juniorId: memberships.personId, teamId: memberships.teamId }
  return and(
    eq(memberships.role, 'junior'),
    isNull(memberships.endedAt),
    inOwnTeams(ctx, memberships.teamId),
    or(mentorsNow(ctx, junior), leadsNow(ctx, memberships.teamId)),
  ) as SQL
}

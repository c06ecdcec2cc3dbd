import { and, eq, exists, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships } from '#db/schema/people.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
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

/** SQL over `memberships`: a team's roadmap is for its own juniors only. */
export function takesRoadmap(roadmapId: string): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(roadmaps)
      .where(
        and(eq(roadmaps.id, roadmapId), or(isNull(roadmaps.teamId), eq(roadmaps.teamId, memberships.teamId))),
      ),
  )
}

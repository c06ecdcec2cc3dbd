import { and, eq, exists, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { inOwnTeams, ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/**
 * SQL over `roadmaps`: everybody's, and those of teams in which the viewer has a role or mentors someone. An admin sees no
 * team's. A roadmap that has no version yet is only there for those who write it.
 */
export function roadmapsVisibleTo(ctx: Ctx): SQL {
  return or(isNull(roadmaps.teamId), inOwnTeams(ctx, roadmaps.teamId)) as SQL
}

/** SQL over `roadmaps`: a team's for its leads, everybody's for admins. No one writes one that came with Cairn. */
export function roadmapsWrittenBy(ctx: Ctx): SQL {
  const everybodys = ctx.viewer.isAdmin
    ? and(isNull(roadmaps.teamId), eq(roadmaps.isBuiltIn, false))
    : undefined
  return or(and(isNotNull(roadmaps.teamId), ledBy(ctx, roadmaps.teamId)), everybodys) as SQL
}

/** SQL over `roadmaps`: those the viewer writes, and for admins those that came with Cairn, which nobody writes. */
export function roadmapsRetiredBy(ctx: Ctx): SQL {
  const builtIn = ctx.viewer.isAdmin ? eq(roadmaps.isBuiltIn, true) : undefined
  return or(roadmapsWrittenBy(ctx), builtIn) as SQL
}

/** The teams whose roadmaps the viewer may write, as `roadmapsWrittenBy` has it. */
export const teamsToWriteFor = (ctx: Ctx) => ctx.viewer.roles.filter(({ role }) => role === 'lead')

/** SQL over `roadmaps`: what the viewer's own goals were assigned from, also after they left its team. */
export function isOwnRoadmap(ctx: Ctx): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(roadmapPeople)
      .where(and(eq(roadmapPeople.juniorId, ctx.viewer.id), eq(roadmapPeople.roadmapId, roadmaps.id))),
  )
}

/** Whether the viewer writes roadmaps of this team, or with null everybody's. */
export function writesFor(ctx: Ctx, teamId: string | null): boolean {
  if (teamId === null) return ctx.viewer.isAdmin
  return teamsToWriteFor(ctx).some((team) => team.teamId === teamId)
}

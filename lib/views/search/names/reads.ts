import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { inCircle, inOwnTeams } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'

// Names are few, so they're all read and compared in the program: that ignores accents on any database.

export type FoundJunior = { id: string; name: string; teamName: string }
export type FoundMilestone = {
  id: string
  key: string
  title: string
  roadmapId: string
  stageTitle: string
}

/** Juniors in whose circle the viewer is, by name. One query. */
export async function listJuniors(ctx: Ctx): Promise<FoundJunior[]> {
  const circle = { juniorId: memberships.personId, teamId: memberships.teamId }
  const rows = await db
    .select({ id: people.id, name: people.name, teamName: teams.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(
      and(
        eq(memberships.role, 'junior'),
        isNull(memberships.endedAt),
        inOwnTeams(ctx, memberships.teamId),
        inCircle(ctx, circle),
      ),
    )
    .orderBy(asc(people.sortKey), asc(people.id), asc(teams.sortKey))
  const found = new Map<string, FoundJunior>()
  for (const row of rows) if (!found.has(row.id)) found.set(row.id, row)
  return [...found.values()]
}

/**
 * Of each roadmap, from the version that the viewer is on as a junior, or else the current one: what its page shows them.
 * One query.
 */
export async function listMilestones(ctx: Ctx): Promise<FoundMilestone[]> {
  const own = db
    .select({ id: roadmapPeople.roadmapVersionId })
    .from(roadmapPeople)
    .where(eq(roadmapPeople.juniorId, ctx.viewer.id))
  const versions = db
    .select({ id: roadmapVersions.id })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(and(or(isCurrentVersion(), inArray(roadmapVersions.id, own)), roadmapsVisibleTo(ctx)))
  const rows = await db
    .select({
      id: milestones.id,
      key: milestones.key,
      title: milestones.title,
      roadmapId: roadmapVersions.roadmapId,
      number: roadmapVersions.number,
      isOwn: sql<number>`case when ${inArray(roadmapVersions.id, own)} then 1 else 0 end`,
      stageTitle: stages.title,
    })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .where(inArray(stages.roadmapVersionId, versions))
    .orderBy(asc(roadmapVersions.roadmapId), asc(stages.position), asc(milestones.position))
  const shown = new Map<string, { number: number; isOwn: number }>()
  for (const row of rows) {
    const before = shown.get(row.roadmapId)
    if (!before || row.isOwn > before.isOwn || (row.isOwn === before.isOwn && row.number > before.number))
      shown.set(row.roadmapId, row)
  }
  return rows
    .filter(({ roadmapId, number }) => shown.get(roadmapId)?.number === number)
    .map(({ id, key, title, roadmapId, stageTitle }) => ({ id, key, title, roadmapId, stageTitle }))
}

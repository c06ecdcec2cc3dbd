import { and, asc, count, eq, gt, inArray, isNotNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { teams } from '#db/schema/people.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { roadmapsVisibleTo } from './access.ts'
import { stagesOfVersions } from './stages/reads.ts'

const later = alias(roadmapVersions, 'later_version')

export function isCurrentVersion(): SQL {
  return notExists(
    db
      .select({ one: sql`1` })
      .from(later)
      .where(and(eq(later.roadmapId, roadmapVersions.roadmapId), gt(later.number, roadmapVersions.number))),
  )
}

export type RoadmapSummary = {
  id: string
  title: string
  summary: string
  number: number
  /** Null if it's everybody's. */
  teamName: string | null
  retiredAt: Date | null
  stages: number
  milestones: number
}

/** Current versions, by title, retired ones last. One query. */
export async function listRoadmaps(ctx: Ctx): Promise<RoadmapSummary[]> {
  return db
    .select({
      id: roadmapVersions.roadmapId,
      title: roadmapVersions.title,
      summary: roadmapVersions.summary,
      number: roadmapVersions.number,
      teamName: teams.name,
      retiredAt: roadmaps.retiredAt,
      stages: sql<number>`count(distinct ${stages.id})`.mapWith(Number),
      milestones: count(milestones.id),
    })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .leftJoin(teams, eq(teams.id, roadmaps.teamId))
    .innerJoin(stages, eq(stages.roadmapVersionId, roadmapVersions.id))
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(and(isCurrentVersion(), roadmapsVisibleTo(ctx)))
    .groupBy(roadmapVersions.id, roadmaps.id, teams.id)
    .orderBy(asc(isNotNull(roadmaps.retiredAt)), asc(roadmapVersions.title), asc(roadmapVersions.id))
}

export type Roadmap = Awaited<ReturnType<typeof getRoadmap>>

/** In order: the current version, or the one of that number. Throws NotFound. Five queries. */
export async function getRoadmap(ctx: Ctx, roadmapId: string, number?: number) {
  const [version] = await db
    .select({
      id: roadmapVersions.id,
      roadmapId: roadmaps.id,
      key: roadmaps.key,
      number: roadmapVersions.number,
      title: roadmapVersions.title,
      summary: roadmapVersions.summary,
      publishedAt: roadmapVersions.publishedAt,
      levels: roadmapVersions.levels,
      note: roadmapVersions.note,
      teamId: roadmaps.teamId,
      isBuiltIn: roadmaps.isBuiltIn,
      retiredAt: roadmaps.retiredAt,
    })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(
      and(
        eq(roadmapVersions.roadmapId, roadmapId),
        number === undefined ? isCurrentVersion() : eq(roadmapVersions.number, number),
        roadmapsVisibleTo(ctx),
      ),
    )
  if (!version) throw new NotFound()
  return { ...version, stages: (await stagesOfVersions([version.id]))(version.id) }
}

export type StageOutline = {
  roadmapId: string
  /** Null if it's everybody's. */
  teamId: string | null
  isRetired: boolean
  versionId: string
  isCurrent: boolean
  /** Whether its version names levels. */
  hasLevels: boolean
  stageId: string
  key: string
  position: number
  title: string
  milestones: { key: string; title: string; kind: 'skill' | 'project' | 'behaviour' | 'habit' }[]
}

/**
 * Of the viewer’s current roadmaps, and of the versions that juniors whom the viewer may see are on; by title, in order.
 * One query.
 */
export async function listStageOutlines(
  ctx: Ctx,
  versionIds: readonly string[] = [],
): Promise<StageOutline[]> {
  const isOffered = and(isCurrentVersion(), roadmapsVisibleTo(ctx))
  const rows = await db
    .select({
      roadmapId: roadmapVersions.roadmapId,
      teamId: roadmaps.teamId,
      retiredAt: roadmaps.retiredAt,
      versionId: roadmapVersions.id,
      isCurrent: sql<number>`case when ${isCurrentVersion()} then 1 else 0 end`,
      hasLevels: sql<number>`case when coalesce(cast(${roadmapVersions.levels} as text), '[]') = '[]' then 0 else 1 end`,
      stageId: stages.id,
      key: stages.key,
      position: stages.position,
      title: stages.title,
      milestone: { key: milestones.key, title: milestones.title, kind: milestones.kind },
    })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .innerJoin(stages, eq(stages.roadmapVersionId, roadmapVersions.id))
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(versionIds.length > 0 ? or(isOffered, inArray(roadmapVersions.id, [...versionIds])) : isOffered)
    .orderBy(
      asc(roadmapVersions.title),
      asc(roadmapVersions.roadmapId),
      asc(roadmapVersions.number),
      asc(stages.position),
      asc(milestones.position),
    )
  const outlines = new Map<string, StageOutline>()
  for (const { milestone, retiredAt, isCurrent, hasLevels, ...stage } of rows) {
    const outline = outlines.get(stage.stageId) ?? {
      ...stage,
      isRetired: retiredAt !== null,
      isCurrent: Boolean(isCurrent),
      hasLevels: Boolean(hasLevels),
      milestones: [],
    }
    outline.milestones.push(milestone)
    outlines.set(stage.stageId, outline)
  }
  return [...outlines.values()]
}

import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people, teams } from '#db/schema/people.ts'
import { roadmaps, roadmapVersions } from '#db/schema/roadmaps.ts'
import { workingCopies, workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { roadmapsWrittenBy } from '#lib/roadmaps/access.ts'
import { getRoadmap, isCurrentVersion } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import { contentOfCopy } from './rules.ts'

const editor = alias(people, 'editor')

/** A roadmap that the viewer writes, and its working copy if there is one. Throws NotFound. One query. */
export async function getWrittenRoadmap(ctx: Ctx, roadmapId: string) {
  const [row] = await db
    .select({
      id: roadmaps.id,
      key: roadmaps.key,
      teamId: roadmaps.teamId,
      teamName: teams.name,
      retiredAt: roadmaps.retiredAt,
      current: { number: roadmapVersions.number, title: roadmapVersions.title },
      copy: {
        id: workingCopies.id,
        title: workingCopies.title,
        summary: workingCopies.summary,
        levels: workingCopies.levels,
        version: workingCopies.version,
        createdAt: workingCopies.createdAt,
        updatedAt: workingCopies.updatedAt,
      },
      editor: { id: editor.id, name: editor.name },
    })
    .from(roadmaps)
    .leftJoin(teams, eq(teams.id, roadmaps.teamId))
    .leftJoin(roadmapVersions, and(eq(roadmapVersions.roadmapId, roadmaps.id), isCurrentVersion()))
    .leftJoin(workingCopies, eq(workingCopies.roadmapId, roadmaps.id))
    .leftJoin(editor, eq(editor.id, workingCopies.updatedById))
    .where(and(eq(roadmaps.id, roadmapId), roadmapsWrittenBy(ctx)))
  if (!row) throw new NotFound()
  return { ...row, number: (row.current?.number ?? 0) + 1 }
}

export type WorkingCopy = NonNullable<Awaited<ReturnType<typeof getWorkingCopy>>>

/** With what it was before, and null if no one is writing it. Throws NotFound. Eight queries at most. */
export async function getWorkingCopy(ctx: Ctx, roadmapId: string) {
  const roadmap = await getWrittenRoadmap(ctx, roadmapId)
  const { copy } = roadmap
  if (copy === null) return null
  const stages = await db
    .select({ ...columnsOfStage, by: { id: editor.id, name: editor.name } })
    .from(workingStages)
    .innerJoin(editor, eq(editor.id, workingStages.updatedById))
    .where(eq(workingStages.workingCopyId, copy.id))
    .orderBy(asc(workingStages.position), asc(workingStages.id))
  const milestones = await db
    .select({ milestone: workingMilestones, by: { id: editor.id, name: editor.name } })
    .from(workingMilestones)
    .innerJoin(editor, eq(editor.id, workingMilestones.updatedById))
    .where(eq(workingMilestones.workingCopyId, copy.id))
    .orderBy(asc(workingMilestones.position), asc(workingMilestones.id))
  const rows = milestones.map(({ milestone, by }) => ({ ...milestone, by }))
  return {
    ...roadmap,
    copy,
    stages,
    milestones: rows,
    content: contentOfCopy(copy, stages, rows),
    before: roadmap.current ? contentOfVersion(await getRoadmap(ctx, roadmapId)) : null,
  }
}

const columnsOfStage = {
  id: workingStages.id,
  workingCopyId: workingStages.workingCopyId,
  key: workingStages.key,
  position: workingStages.position,
  title: workingStages.title,
  summary: workingStages.summary,
  version: workingStages.version,
  updatedById: workingStages.updatedById,
  updatedAt: workingStages.updatedAt,
  removedAt: workingStages.removedAt,
}

/** What the viewer writes now: roadmaps with a working copy, by title. One query. */
export async function listWorkingCopies(ctx: Ctx) {
  return db
    .select({
      roadmapId: roadmaps.id,
      title: workingCopies.title,
      teamName: teams.name,
      basedOnId: workingCopies.basedOnId,
      updatedAt: workingCopies.updatedAt,
      editor: { id: editor.id, name: editor.name },
    })
    .from(workingCopies)
    .innerJoin(roadmaps, eq(roadmaps.id, workingCopies.roadmapId))
    .leftJoin(teams, eq(teams.id, roadmaps.teamId))
    .innerJoin(editor, eq(editor.id, workingCopies.updatedById))
    .where(roadmapsWrittenBy(ctx))
    .orderBy(asc(workingCopies.title), asc(workingCopies.id))
}

export type RoadmapToWrite = { hasCopy: boolean }

/** Undefined if the viewer doesn't write this roadmap. One query. */
export async function findRoadmapToWrite(ctx: Ctx, roadmapId: string): Promise<RoadmapToWrite | undefined> {
  const [row] = await db
    .select({ copyId: workingCopies.id })
    .from(roadmaps)
    .leftJoin(workingCopies, eq(workingCopies.roadmapId, roadmaps.id))
    .where(and(eq(roadmaps.id, roadmapId), roadmapsWrittenBy(ctx)))
  return row && { hasCopy: row.copyId !== null }
}

/** The key of the milestone that follows this one in the outline, if there is one. Eight queries at most. */
export async function nextMilestone(ctx: Ctx, roadmapId: string, key: string): Promise<string | undefined> {
  const written = await getWorkingCopy(ctx, roadmapId)
  const keys = written?.content.stages.flatMap(({ milestones }) => milestones.map((each) => each.key)) ?? []
  return keys[keys.indexOf(key) + 1]
}

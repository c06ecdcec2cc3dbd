import { and, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { workingCopies, workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { roadmapsWrittenBy } from '#lib/roadmaps/access.ts'

// What drafts in a working copy are about, as long as it's being written by the viewer.

/** By the roadmap's id. One query. */
export const copySubjects = (ctx: Ctx, ids: string[]) =>
  db
    .select({ id: roadmaps.id, title: workingCopies.title })
    .from(workingCopies)
    .innerJoin(roadmaps, eq(roadmaps.id, workingCopies.roadmapId))
    .where(and(inArray(roadmaps.id, ids), roadmapsWrittenBy(ctx)))

/** One query. */
export const stageSubjects = (ctx: Ctx, ids: string[]) =>
  db
    .select({ id: workingStages.id, title: workingStages.title })
    .from(workingStages)
    .innerJoin(workingCopies, eq(workingCopies.id, workingStages.workingCopyId))
    .innerJoin(roadmaps, eq(roadmaps.id, workingCopies.roadmapId))
    .where(and(inArray(workingStages.id, ids), roadmapsWrittenBy(ctx)))

/** One query. */
export const milestoneSubjects = (ctx: Ctx, ids: string[]) =>
  db
    .select({ id: workingMilestones.id, title: workingMilestones.title })
    .from(workingMilestones)
    .innerJoin(workingCopies, eq(workingCopies.id, workingMilestones.workingCopyId))
    .innerJoin(roadmaps, eq(roadmaps.id, workingCopies.roadmapId))
    .where(and(inArray(workingMilestones.id, ids), roadmapsWrittenBy(ctx)))

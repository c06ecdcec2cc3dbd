import { and, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmaps, roadmapVersions } from '#db/schema/roadmaps.ts'
import {
  roadmapSuggestions,
  workingCopies,
  workingMilestones,
  workingStages,
} from '#db/schema/working-copies.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { roadmapsWrittenBy } from '#lib/roadmaps/access.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'
import { suggestsFor } from '#lib/roadmaps/suggestions/access.ts'

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

const currentTitle = { title: roadmapVersions.title }
const current = () => and(eq(roadmapVersions.roadmapId, roadmaps.id), isCurrentVersion())

/** A new one is about its roadmap, a change to one about that; for mentors of the team. Two queries. */
export async function suggestionSubjects(ctx: Ctx, ids: string[]) {
  const anew = await db
    .select({ id: roadmaps.id, ...currentTitle })
    .from(roadmaps)
    .innerJoin(roadmapVersions, current())
    .where(and(inArray(roadmaps.id, ids), suggestsFor(ctx)))
  const own = await db
    .select({ id: roadmapSuggestions.id, ...currentTitle })
    .from(roadmapSuggestions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapSuggestions.roadmapId))
    .innerJoin(roadmapVersions, current())
    .where(
      and(
        inArray(roadmapSuggestions.id, ids),
        eq(roadmapSuggestions.authorId, ctx.viewer.id),
        eq(roadmapSuggestions.state, 'open'),
        suggestsFor(ctx),
      ),
    )
  return [...anew, ...own]
}

/** For leads of the team, while it's open. One query. */
export const answerSubjects = (ctx: Ctx, ids: string[]) =>
  db
    .select({ id: roadmapSuggestions.id, ...currentTitle })
    .from(roadmapSuggestions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapSuggestions.roadmapId))
    .innerJoin(roadmapVersions, current())
    .where(
      and(
        inArray(roadmapSuggestions.id, ids),
        eq(roadmapSuggestions.state, 'open'),
        ledBy(ctx, roadmapSuggestions.teamId),
      ),
    )

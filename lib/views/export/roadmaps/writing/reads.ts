import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people } from '#db/schema/people.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import {
  roadmapSuggestions,
  workingCopies,
  workingMilestones,
  workingStages,
} from '#db/schema/working-copies.ts'
import { roadmapsWrittenBy } from '#lib/roadmaps/access.ts'
import { answersVisibleTo, suggestionsVisibleTo } from '#lib/roadmaps/suggestions/access.ts'
import { type Exporting, either } from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const author = alias(people, 'author')
const answerer = alias(people, 'answerer')

const written = (ctx: Exporting) =>
  db
    .select({ id: workingCopies.id })
    .from(workingCopies)
    .innerJoin(roadmaps, eq(roadmaps.id, workingCopies.roadmapId))
    .where(either(ctx, roadmapsWrittenBy, undefined))

export const workingCopySheet = sheet('working_copies', {
  id: workingCopies.id,
  fields: () => ({
    roadmapId: workingCopies.roadmapId,
    basedOnId: workingCopies.basedOnId,
    title: workingCopies.title,
    summary: workingCopies.summary,
    levels: workingCopies.levels,
    createdById: workingCopies.createdById,
    createdAt: workingCopies.createdAt,
    updatedById: workingCopies.updatedById,
    updatedAt: workingCopies.updatedAt,
  }),
  from: (chosen) => chosen.from(workingCopies),
  where: (ctx) => inArray(workingCopies.id, written(ctx)),
})

export const workingStageSheet = sheet('working_stages', {
  id: workingStages.id,
  fields: () => ({
    workingCopyId: workingStages.workingCopyId,
    key: workingStages.key,
    position: workingStages.position,
    title: workingStages.title,
    summary: workingStages.summary,
    updatedById: workingStages.updatedById,
    updatedAt: workingStages.updatedAt,
    removedAt: workingStages.removedAt,
  }),
  from: (chosen) => chosen.from(workingStages),
  where: (ctx) => inArray(workingStages.workingCopyId, written(ctx)),
})

export const workingMilestoneSheet = sheet('working_milestones', {
  id: workingMilestones.id,
  fields: () => ({
    workingCopyId: workingMilestones.workingCopyId,
    stageId: workingMilestones.stageId,
    key: workingMilestones.key,
    position: workingMilestones.position,
    kind: workingMilestones.kind,
    title: workingMilestones.title,
    description: workingMilestones.description,
    criteria: workingMilestones.criteria,
    needs: workingMilestones.needs,
    weeks: workingMilestones.weeks,
    shown: workingMilestones.shown,
    outcome: workingMilestones.outcome,
    rubric: workingMilestones.rubric,
    period: workingMilestones.period,
    entriesPerPeriod: workingMilestones.entriesPerPeriod,
    periodsNeeded: workingMilestones.periodsNeeded,
    resources: workingMilestones.resources,
    updatedById: workingMilestones.updatedById,
    updatedAt: workingMilestones.updatedAt,
    removedAt: workingMilestones.removedAt,
  }),
  from: (chosen) => chosen.from(workingMilestones),
  where: (ctx) => inArray(workingMilestones.workingCopyId, written(ctx)),
})

const seen = (ctx: Exporting) => either(ctx, answersVisibleTo, undefined)

/** What became of it later doesn't reach someone who has left. */
function stateFor(ctx: Exporting): SQL | typeof roadmapSuggestions.state {
  const isSeen = seen(ctx)
  return isSeen
    ? sql`case when ${isSeen} then ${roadmapSuggestions.state} else 'open' end`
    : roadmapSuggestions.state
}

/** Changes to a roadmap that mentors suggested. */
export const suggestionSheet = sheet('roadmap_suggestions', {
  id: roadmapSuggestions.id,
  fields: (ctx) => ({
    roadmapId: roadmapSuggestions.roadmapId,
    teamId: roadmapSuggestions.teamId,
    milestoneKey: roadmapSuggestions.milestoneKey,
    authorId: roadmapSuggestions.authorId,
    author: author.name,
    body: roadmapSuggestions.body,
    state: stateFor(ctx),
    answer: where(seen(ctx), roadmapSuggestions.answer),
    answeredById: where(seen(ctx), roadmapSuggestions.answeredById),
    answeredBy: where(seen(ctx), answerer.name),
    answeredAt: where(seen(ctx), roadmapSuggestions.answeredAt),
    createdAt: roadmapSuggestions.createdAt,
  }),
  from: (chosen) =>
    chosen
      .from(roadmapSuggestions)
      .innerJoin(author, eq(author.id, roadmapSuggestions.authorId))
      .leftJoin(answerer, eq(answerer.id, roadmapSuggestions.answeredById)),
  where: (ctx) => either(ctx, suggestionsVisibleTo, undefined),
})

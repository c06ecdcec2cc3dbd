import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people } from '#db/schema/people.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { roadmapSuggestions } from '#db/schema/working-copies.ts'
import { leadsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'
import { suggestsFor } from './access.ts'

type Reading = Pick<Transaction, 'select'>

/** A milestone of the current version of a team's roadmap, for a mentor of that team. Throws NotFound. One query. */
export async function milestoneToSuggestOn(ctx: Ctx, from: Reading, roadmapId: string, key: string) {
  const [row] = await from
    .select({ teamId: roadmaps.teamId, title: milestones.title })
    .from(roadmaps)
    .innerJoin(roadmapVersions, and(eq(roadmapVersions.roadmapId, roadmaps.id), isCurrentVersion()))
    .innerJoin(stages, eq(stages.roadmapVersionId, roadmapVersions.id))
    .innerJoin(milestones, and(eq(milestones.stageId, stages.id), eq(milestones.key, key)))
    .where(and(eq(roadmaps.id, roadmapId), suggestsFor(ctx)))
  if (!row?.teamId) throw new NotFound()
  return { ...row, teamId: row.teamId }
}

const author = alias(people, 'author')
const answerer = alias(people, 'answerer')

const suggestion = {
  id: roadmapSuggestions.id,
  roadmapId: roadmapSuggestions.roadmapId,
  teamId: roadmapSuggestions.teamId,
  milestoneKey: roadmapSuggestions.milestoneKey,
  body: roadmapSuggestions.body,
  state: roadmapSuggestions.state,
  answer: roadmapSuggestions.answer,
  answeredAt: roadmapSuggestions.answeredAt,
  answeredBy: { id: answerer.id, name: answerer.name },
  author: { id: author.id, name: author.name },
  version: roadmapSuggestions.version,
}

const suggestionsWith = (from: Reading) =>
  from
    .select(suggestion)
    .from(roadmapSuggestions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapSuggestions.roadmapId))
    .innerJoin(author, eq(author.id, roadmapSuggestions.authorId))
    .leftJoin(answerer, eq(answerer.id, roadmapSuggestions.answeredById))

/** The viewer's own, while they're a mentor of the team. Throws NotFound. One query. */
export async function ownSuggestion(ctx: Ctx, from: Reading, id: string) {
  const [row] = await suggestionsWith(from).where(
    and(eq(roadmapSuggestions.id, id), eq(roadmapSuggestions.authorId, ctx.viewer.id), suggestsFor(ctx)),
  )
  if (!row) throw new NotFound()
  return row
}

/** For a lead of the team. Throws NotFound. One query. */
export async function suggestionToAnswer(ctx: Ctx, from: Reading, id: string) {
  const [row] = await suggestionsWith(from).where(
    and(eq(roadmapSuggestions.id, id), leadsNow(ctx, roadmapSuggestions.teamId)),
  )
  if (!row) throw new NotFound()
  return row
}

import { and, asc, count, desc, eq, gte, inArray, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people, teams } from '#db/schema/people.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { roadmapSuggestions } from '#db/schema/working-copies.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { roadmapsVisibleTo, writesFor } from '#lib/roadmaps/access.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'
import { answersVisibleTo, maySuggest, suggestionsVisibleTo } from './access.ts'
import { milestoneToSuggestOn } from './scope.ts'

const author = alias(people, 'author')
const answerer = alias(people, 'answerer')

/** A team's page lists no more; nobody has read so many. */
const MAX_LISTED = 200
const MAX_BESIDE = 20

/** The titles are as they were then, and null for who has left the team. */
export type Suggestion = Awaited<ReturnType<typeof readSuggestions>>[number]

/** Two queries. */
async function readSuggestions(ctx: Ctx, where: SQL | undefined, order: SQL[], most: number) {
  const rows = await db
    .select({
      id: roadmapSuggestions.id,
      roadmapId: roadmapSuggestions.roadmapId,
      teamId: roadmapSuggestions.teamId,
      teamName: teams.name,
      milestoneKey: roadmapSuggestions.milestoneKey,
      body: roadmapSuggestions.body,
      state: roadmapSuggestions.state,
      answer: roadmapSuggestions.answer,
      answeredAt: roadmapSuggestions.answeredAt,
      answeredBy: { id: answerer.id, name: answerer.name },
      author: { id: author.id, name: author.name },
      version: roadmapSuggestions.version,
      createdAt: roadmapSuggestions.createdAt,
      isAnswerVisible: sql<number>`case when ${answersVisibleTo(ctx)} then 1 else 0 end`,
    })
    .from(roadmapSuggestions)
    .innerJoin(teams, eq(teams.id, roadmapSuggestions.teamId))
    .innerJoin(author, eq(author.id, roadmapSuggestions.authorId))
    .leftJoin(answerer, eq(answerer.id, roadmapSuggestions.answeredById))
    .where(and(suggestionsVisibleTo(ctx), where))
    .orderBy(...order)
    .limit(most)
  const titlesOf = await titlesThen(ctx, rows)
  return rows.map(({ isAnswerVisible, ...row }) => {
    const seen = isAnswerVisible ? row : { ...row, ...unanswered }
    const isOwn = row.author.id === ctx.viewer.id
    const isOpen = seen.state === 'open'
    return {
      ...seen,
      ...titlesOf(row),
      isOwn,
      mayEdit: isOwn && isOpen && maySuggest(ctx, row.teamId),
      mayAnswer: isOpen && writesFor(ctx, row.teamId),
    }
  })
}

/** What became of it later doesn't reach someone who has left. */
const unanswered = { state: 'open' as const, answer: null, answeredAt: null, answeredBy: null }

type Placed = { roadmapId: string; milestoneKey: string; createdAt: Date }

/** What each milestone and its roadmap were called when a change was suggested. One query at most. */
async function titlesThen(ctx: Ctx, suggested: readonly Placed[]) {
  const distinct = (values: string[]) => [...new Set(values)]
  const rows =
    suggested.length === 0
      ? []
      : await db
          .select({
            roadmapId: roadmapVersions.roadmapId,
            key: milestones.key,
            milestoneTitle: milestones.title,
            roadmapTitle: roadmapVersions.title,
            publishedAt: roadmapVersions.publishedAt,
          })
          .from(milestones)
          .innerJoin(stages, eq(stages.id, milestones.stageId))
          .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
          .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
          .where(
            and(
              inArray(roadmapVersions.roadmapId, distinct(suggested.map(({ roadmapId }) => roadmapId))),
              inArray(milestones.key, distinct(suggested.map(({ milestoneKey }) => milestoneKey))),
              roadmapsVisibleTo(ctx),
            ),
          )
          .orderBy(asc(roadmapVersions.number))
  return ({ roadmapId, milestoneKey, createdAt }: Placed) => {
    const ofIt = rows.filter((row) => row.roadmapId === roadmapId && row.key === milestoneKey)
    const then = ofIt.filter(({ publishedAt }) => publishedAt <= createdAt)
    const { milestoneTitle = null, roadmapTitle = null } = then.at(-1) ?? ofIt[0] ?? {}
    return { milestoneTitle, roadmapTitle }
  }
}

/** Throws NotFound. Two queries. */
export async function getSuggestion(ctx: Ctx, roadmapId: string, id: string): Promise<Suggestion> {
  const isIt = and(eq(roadmapSuggestions.id, id), eq(roadmapSuggestions.roadmapId, roadmapId))
  const [suggestion] = await readSuggestions(ctx, isIt, [], 1)
  if (!suggestion) throw new NotFound()
  return suggestion
}

/**
 * On one roadmap: for its leads all, the open ones first and of these the oldest; for anyone else their own, the newest
 * first. `roadmap` is null for who no longer sees it. Throws NotFound unless the viewer leads or mentors in its team, or
 * has suggested something. Three queries.
 */
export async function listSuggestions(ctx: Ctx, roadmapId: string) {
  const roadmap = (await findTeamRoadmap(ctx, roadmapId)) ?? null
  const leads = roadmap !== null && writesFor(ctx, roadmap.teamId)
  const openFirst = sql`case when ${roadmapSuggestions.state} = 'open' then 0 else 1 end`
  const newest = [desc(roadmapSuggestions.createdAt), desc(roadmapSuggestions.id)]
  const suggestions = await readSuggestions(
    ctx,
    eq(roadmapSuggestions.roadmapId, roadmapId),
    leads ? [openFirst, ...newest] : newest,
    MAX_LISTED,
  )
  const belongs = leads || (roadmap !== null && maySuggest(ctx, roadmap.teamId))
  if (!belongs && suggestions.length === 0) throw new NotFound()
  if (!leads) return { roadmap, leads, suggestions }
  const open = suggestions.filter(({ state }) => state === 'open').reverse()
  return { roadmap, leads, suggestions: [...open, ...suggestions.filter(({ state }) => state !== 'open')] }
}

/** Undefined if it's everybody's or the viewer doesn't see it. One query. */
async function findTeamRoadmap(ctx: Ctx, roadmapId: string) {
  const [row] = await db
    .select({
      id: roadmaps.id,
      title: roadmapVersions.title,
      teamId: roadmaps.teamId,
      teamName: teams.name,
    })
    .from(roadmaps)
    .innerJoin(teams, eq(teams.id, roadmaps.teamId))
    .innerJoin(roadmapVersions, and(eq(roadmapVersions.roadmapId, roadmaps.id), isCurrentVersion()))
    .where(and(eq(roadmaps.id, roadmapId), roadmapsVisibleTo(ctx)))
  return row
}

/** For the form of a new one. Throws NotFound unless the viewer may suggest a change to this milestone. Two queries. */
export async function getMilestoneToSuggestOn(ctx: Ctx, roadmapId: string, key: string) {
  const milestone = await milestoneToSuggestOn(ctx, db, roadmapId, key)
  const roadmap = await findTeamRoadmap(ctx, roadmapId)
  if (!roadmap) throw new NotFound()
  return { key, title: milestone.title, roadmap }
}

/**
 * What those who write a milestone have before them: open suggestions, and those taken over since the working copy was
 * begun; the oldest first. Two queries.
 */
export async function listSuggestionsOn(
  ctx: Ctx,
  { roadmapId, milestoneKey, since }: { roadmapId: string; milestoneKey: string; since: Date },
): Promise<Suggestion[]> {
  const isTaken = and(eq(roadmapSuggestions.state, 'taken_over'), gte(roadmapSuggestions.answeredAt, since))
  const isHere = and(
    eq(roadmapSuggestions.roadmapId, roadmapId),
    eq(roadmapSuggestions.milestoneKey, milestoneKey),
    or(eq(roadmapSuggestions.state, 'open'), isTaken),
  )
  const oldest = [asc(roadmapSuggestions.createdAt), asc(roadmapSuggestions.id)]
  return readSuggestions(ctx, isHere, oldest, MAX_BESIDE)
}

/** Of those that the viewer may read: `all`, those that wait, and the viewer's own. One query. */
export async function countSuggestions(ctx: Ctx, roadmapId: string) {
  const sum = (condition: SQL) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`
  const [row] = await db
    .select({
      all: count(),
      open: sum(eq(roadmapSuggestions.state, 'open')),
      own: sum(eq(roadmapSuggestions.authorId, ctx.viewer.id)),
    })
    .from(roadmapSuggestions)
    .where(and(eq(roadmapSuggestions.roadmapId, roadmapId), suggestionsVisibleTo(ctx)))
  return { all: Number(row?.all), open: Number(row?.open), own: Number(row?.own) }
}

/** The roadmaps of teams that the viewer leads which have open suggestions, by title. One query. */
export async function listWaitingSuggestions(ctx: Ctx) {
  const rows = await db
    .select({ roadmapId: roadmaps.id, teamId: roadmaps.teamId, title: roadmapVersions.title, open: count() })
    .from(roadmaps)
    .innerJoin(roadmapVersions, and(eq(roadmapVersions.roadmapId, roadmaps.id), isCurrentVersion()))
    .innerJoin(
      roadmapSuggestions,
      and(eq(roadmapSuggestions.roadmapId, roadmaps.id), eq(roadmapSuggestions.state, 'open')),
    )
    .where(ledBy(ctx, roadmaps.teamId))
    .groupBy(roadmaps.id, roadmaps.teamId, roadmapVersions.title)
    .orderBy(asc(roadmapVersions.title), asc(roadmaps.id))
  return rows.map((row) => ({ ...row, open: Number(row.open) }))
}

import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews, themes } from '#db/schema/reviews.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { openGoalStates } from '#db/words.ts'
import { keptZones } from '#db/zones.ts'
import { wasWithdrawnFrom } from '#lib/audience/access.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import { lineColumns, type WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import type { KeptZones } from '#lib/core/kept-zones.ts'
import { byTitle } from '#lib/core/sorting.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { mayLogAgain, mayLogFor, reviewsVisibleTo, themesVisibleTo } from './access.ts'

/** To be joined for `reviewColumns`. */
export const author = alias(people, 'author')
export const junior = alias(people, 'junior')

export const reviewColumns = {
  id: reviews.id,
  teamId: reviews.teamId,
  juniorId: reviews.juniorId,
  juniorName: junior.name,
  authorId: reviews.authorId,
  authorName: author.name,
  visibility: reviews.visibility,
  readerId: reviews.readerId,
  url: reviews.url,
  title: reviews.title,
  reviewedOn: reviews.reviewedOn,
  summary: reviews.summary,
  wentWell: reviews.wentWell,
  toImprove: reviews.toImprove,
  createdAt: reviews.createdAt,
  editedAt: reviews.editedAt,
  withdrawnAt: reviews.withdrawnAt,
}

export type Review = Awaited<ReturnType<typeof getReview>>

/** With the linked goals the viewer may see. Four queries at most. Throws `NotFound`. */
export async function getReview(ctx: Ctx, id: string) {
  const [review] = await db
    .select({
      ...reviewColumns,
      juniorZones: keptZones(junior),
      version: reviews.version,
      mayLog: mayLogAgain(ctx),
      updatedAt: reviews.updatedAt,
    })
    .from(reviews)
    .innerJoin(junior, eq(junior.id, reviews.juniorId))
    .innerJoin(author, eq(author.id, reviews.authorId))
    .where(and(eq(reviews.id, id), reviewsVisibleTo(ctx)))
  if (!review) throw new NotFound()
  const [versioned] = await withVersions(ctx, [review])
  const { versions = [] } = versioned ?? {}
  return { ...review, versions, findings: await findingsOf(id), goals: await goalsOf(ctx, id) }
}

/** For the page of a note that its author withdrew. Throws `NotFound`. One query. */
export async function getWithdrawnReview(ctx: Ctx, id: string): Promise<WithdrawnLine> {
  const [row] = await db
    .select({ ...lineColumns(reviews), at: reviews.reviewedOn })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.authorId))
    .where(and(eq(reviews.id, id), wasWithdrawnFrom(ctx, reviews)))
  if (!row) throw new NotFound()
  return { ...row, kind: 'review' }
}

function findingsOf(reviewId: string) {
  return db
    .select({
      id: findings.id,
      severity: findings.severity,
      themeId: findings.themeId,
      themeName: themes.name,
      body: findings.body,
      file: findings.file,
      line: findings.line,
      column: findings.column,
      lastLine: findings.lastLine,
      snippet: findings.snippet,
    })
    .from(findings)
    .innerJoin(themes, eq(themes.id, findings.themeId))
    .where(eq(findings.reviewId, reviewId))
    .orderBy(asc(findings.position))
}

async function goalsOf(ctx: Ctx, reviewId: string) {
  const rows = await db
    .select({ id: goals.id, title: milestones.title, state: goals.state, blockedAt: goals.blockedAt })
    .from(reviewGoals)
    .innerJoin(goals, eq(goals.id, reviewGoals.goalId))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(and(eq(reviewGoals.reviewId, reviewId), goalsVisibleTo(ctx)))
  return rows.sort(byTitle)
}

export type ReviewableJunior = {
  juniorId: string
  name: string
  zones: KeptZones
  teamId: string
  teamName: string
}

/** By name, each in a team the viewer mentors them in or leads; only one person's if `juniorId` is given. One query. */
export function listJuniorsToReview(ctx: Ctx, juniorId?: string): Promise<ReviewableJunior[]> {
  return db
    .select({
      juniorId: people.id,
      name: people.name,
      zones: keptZones(people),
      teamId: teams.id,
      teamName: teams.name,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(mayLogFor(ctx), juniorId === undefined ? undefined : eq(people.id, juniorId)))
    .orderBy(asc(people.sortKey), asc(people.id), asc(teams.sortKey))
}

/** Built-in themes first, then the team's own if the viewer is in it. One query. */
export function listThemes(ctx: Ctx, teamId: string): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: themes.id, name: themes.name })
    .from(themes)
    .where(and(themesVisibleTo(ctx), or(isNull(themes.teamId), eq(themes.teamId, teamId))))
    .orderBy(sql`case when ${themes.teamId} is null then 0 else 1 end`, asc(themes.position), asc(themes.id))
}

/** The open ones, and those `reviewId` already points to, as far as the viewer may see them. One query. */
export async function listGoalsToLink(
  ctx: Ctx,
  of: { juniorId: string; teamId: string; reviewId?: string },
): Promise<{ id: string; title: string }[]> {
  const linked =
    of.reviewId === undefined
      ? undefined
      : inArray(
          goals.id,
          db
            .select({ id: reviewGoals.goalId })
            .from(reviewGoals)
            .where(eq(reviewGoals.reviewId, of.reviewId)),
        )
  const rows = await db
    .select({ id: goals.id, title: milestones.title })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(
      and(
        eq(goals.juniorId, of.juniorId),
        eq(goals.teamId, of.teamId),
        or(inArray(goals.state, [...openGoalStates]), linked),
        goalsVisibleTo(ctx),
      ),
    )
  return rows.sort(byTitle)
}

import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews, themes } from '#db/schema/reviews.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { openGoalStates } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { mayLogFor, reviewsVisibleTo } from './access.ts'

/** The author of a review note, and the junior that it is about, joined beside it. */
export const author = alias(people, 'author')
export const junior = alias(people, 'junior')

/** What a review note says, in a list and by itself; with `author` and `junior` joined. */
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
}

/** A review note with its findings, in their order, and the linked goals that the viewer may see. */
export type Review = Awaited<ReturnType<typeof getReview>>

/** One review note, whole. Three queries. Throws NotFound where there is none that the viewer may read. */
export async function getReview(ctx: Ctx, id: string) {
  const [review] = await db
    .select({
      ...reviewColumns,
      juniorTimeZone: junior.timeZone,
      version: reviews.version,
      updatedAt: reviews.updatedAt,
    })
    .from(reviews)
    .innerJoin(junior, eq(junior.id, reviews.juniorId))
    .innerJoin(author, eq(author.id, reviews.authorId))
    .where(and(eq(reviews.id, id), reviewsVisibleTo(ctx)))
  if (!review) throw new NotFound()
  return { ...review, findings: await findingsOf(id), goals: await goalsOf(ctx, id) }
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
      snippet: findings.snippet,
    })
    .from(findings)
    .innerJoin(themes, eq(themes.id, findings.themeId))
    .where(eq(findings.reviewId, reviewId))
    .orderBy(asc(findings.position))
}

function goalsOf(ctx: Ctx, reviewId: string) {
  return db
    .select({ id: goals.id, title: milestones.title, state: goals.state, blockedAt: goals.blockedAt })
    .from(reviewGoals)
    .innerJoin(goals, eq(goals.id, reviewGoals.goalId))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(and(eq(reviewGoals.reviewId, reviewId), goalsVisibleTo(ctx)))
    .orderBy(asc(milestones.title), asc(goals.id))
}

/** A junior in a team, for whom the viewer may write a review note. */
export type ReviewableJunior = {
  juniorId: string
  name: string
  timeZone: string
  teamId: string
  teamName: string
}

/** For whom the viewer may write a review note, by name; of one person alone where `juniorId` is given. */
export function listJuniorsToReview(ctx: Ctx, juniorId?: string): Promise<ReviewableJunior[]> {
  return db
    .select({
      juniorId: people.id,
      name: people.name,
      timeZone: people.timeZone,
      teamId: teams.id,
      teamName: teams.name,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(mayLogFor(ctx), juniorId === undefined ? undefined : eq(people.id, juniorId)))
    .orderBy(asc(people.name), asc(people.id), asc(teams.name))
}

/** What a remark in this team can be about: the ten that every team has, then the team's own where the viewer is in it. */
export function listThemes(ctx: Ctx, teamId: string): Promise<{ id: string; name: string }[]> {
  const isOwnTeam = ctx.viewer.roles.some((role) => role.teamId === teamId)
  return db
    .select({ id: themes.id, name: themes.name })
    .from(themes)
    .where(or(isNull(themes.teamId), isOwnTeam ? eq(themes.teamId, teamId) : undefined))
    .orderBy(sql`case when ${themes.teamId} is null then 0 else 1 end`, asc(themes.position), asc(themes.id))
}

/** The junior's goals in this team that a review note can point to: the open ones, and those that `reviewId` points to. */
export function listGoalsToLink(
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
  return db
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
    .orderBy(asc(milestones.title), asc(goals.id))
}

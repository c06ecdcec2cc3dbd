import { and, asc, desc, eq, exists, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews, themes } from '#db/schema/reviews.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { reviewsVisibleTo } from '#lib/reviews/access.ts'
import { firstWords } from '#lib/reviews/lists/reads.ts'
import { excerptLength } from '#lib/views/timeline/goals/reads.ts'
import { type Asked, daysOnPage, hasWords, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { pageSize } from '#lib/views/timeline/rules.ts'

const reader = alias(people, 'reader')

/** SQL over `reviews`. */
export function isReview(ctx: Ctx, asked: Asked, onlyPrivate: boolean) {
  const { juniorId, filter } = asked
  return and(
    eq(reviews.juniorId, juniorId),
    reviewsVisibleTo(ctx),
    stands(reviews),
    onlyPrivate ? eq(reviews.visibility, 'private') : undefined,
    filter.theme ? hasTheme(filter.theme) : undefined,
    filter.goal ? isAboutGoal(filter.goal) : undefined,
    daysOnPage(asked, reviews.reviewedOn, reviews.createdAt, reviews.id),
    hasWords(ctx, asked, reviews.id, 'record'),
  )
}

const reviewRowsQuery = (ctx: Ctx, asked: Asked, onlyPrivate: boolean) =>
  db
    .select({
      id: reviews.id,
      day: reviews.reviewedOn,
      at: reviews.createdAt,
      title: reviews.title,
      url: reviews.url,
      visibility: reviews.visibility,
      reader: { id: reader.id, name: reader.name },
      body: sql<string>`substr(${firstWords}, 1, ${excerptLength})`,
      teamId: reviews.teamId,
      actor: { id: people.id, name: people.name },
    })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.authorId))
    .leftJoin(reader, eq(reader.id, reviews.readerId))
    .where(isReview(ctx, asked, onlyPrivate))
    .orderBy(desc(reviews.reviewedOn), desc(reviews.createdAt), desc(reviews.id))
    .limit(pageSize + 1)
const reviewRows = preparedForPages((ctx, asked) => reviewRowsQuery(ctx, asked, false))

export async function listReviews(ctx: Ctx, asked: Asked, onlyPrivate = false) {
  const rows = await (onlyPrivate ? reviewRowsQuery(ctx, asked, true) : reviewRows(ctx, asked))
  return rows.map((row) => ({
    ...row,
    kind: 'review' as const,
    writtenAt: row.at,
    actorId: row.actor.id,
    findings: [] as FindingTally[],
  }))
}

const hasTheme = (themeId: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(findings)
      .where(and(eq(findings.reviewId, reviews.id), eq(findings.themeId, themeId))),
  )

const isAboutGoal = (goalId: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(reviewGoals)
      .where(and(eq(reviewGoals.reviewId, reviews.id), eq(reviewGoals.goalId, goalId))),
  )

export type FindingTally = {
  reviewId: string
  severity: 'praise' | 'suggestion' | 'issue'
  theme: string
  number: number
}

/** Only of notes that the viewer may read. One query. */
export async function listFindingTallies(ctx: Ctx, reviewIds: string[]): Promise<FindingTally[]> {
  if (reviewIds.length === 0) return []
  return db
    .select({
      reviewId: findings.reviewId,
      severity: findings.severity,
      theme: themes.name,
      number: sql<number>`count(*)`.mapWith(Number),
    })
    .from(findings)
    .innerJoin(reviews, eq(reviews.id, findings.reviewId))
    .innerJoin(themes, eq(themes.id, findings.themeId))
    .where(and(inArray(findings.reviewId, reviewIds), reviewsVisibleTo(ctx)))
    .groupBy(findings.reviewId, findings.severity, themes.id, themes.name, themes.position)
    .orderBy(asc(themes.position), asc(themes.name))
}

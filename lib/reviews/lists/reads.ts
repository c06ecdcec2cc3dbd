import { and, asc, count, desc, eq, gte, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { findings, reviewGoals, reviews, themes } from '#db/schema/reviews.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { reviewsVisibleTo } from '#lib/reviews/access.ts'
import { author, junior, reviewColumns } from '#lib/reviews/reads.ts'
import { monthStarts, type Tally } from '#lib/reviews/rules.ts'

const reviewsOnPage = 20

/** SQL over `reviews`: what stands for a note in a list, its first finding if no part of it was written; '' without any. */
export const firstWords = sql<string>`coalesce(
  nullif(${reviews.summary}, ''), nullif(${reviews.toImprove}, ''), nullif(${reviews.wentWell}, ''),
  (select ${findings.body} from ${findings} where ${findings.reviewId} = ${reviews.id} order by ${findings.position} limit 1),
  ''
)`

export type ReviewSummary = Awaited<ReturnType<typeof selectReviews>>[number] & {
  tally: Tally
  themes: string[]
}

export type ReviewPage = { reviews: ReviewSummary[]; hasMore: boolean }

/** Newest first; `page` counts from 1. Two queries. */
export async function listReviews(
  ctx: Ctx,
  { of, page }: { of: 'mine' | 'about'; page: number },
): Promise<ReviewPage> {
  const column = of === 'mine' ? reviews.authorId : reviews.juniorId
  return cutPage(
    await selectReviews(
      and(eq(column, ctx.viewer.id), reviewsVisibleTo(ctx)),
      reviewsOnPage + 1,
      (page - 1) * reviewsOnPage,
    ),
    reviewsOnPage,
  )
}

/** Those the viewer may read, at most 200; none if they can't see the goal. Two queries. */
export async function reviewsOfGoal(ctx: Ctx, goalId: string): Promise<ReviewSummary[]> {
  return withFindings(
    await selectReviews(and(pointsTo(ctx, goalId), reviewsVisibleTo(ctx), stands(reviews)), 200, 0),
  )
}

function pointsTo(ctx: Ctx, goalId: string): SQL {
  return inArray(
    reviews.id,
    db
      .select({ id: reviewGoals.reviewId })
      .from(reviewGoals)
      .innerJoin(goals, eq(goals.id, reviewGoals.goalId))
      .where(and(eq(reviewGoals.goalId, goalId), goalsVisibleTo(ctx))),
  )
}

function selectReviews(where: SQL | undefined, limit: number, offset: number) {
  return db
    .select(reviewColumns)
    .from(reviews)
    .innerJoin(junior, eq(junior.id, reviews.juniorId))
    .innerJoin(author, eq(author.id, reviews.authorId))
    .where(where)
    .orderBy(desc(reviews.reviewedOn), desc(reviews.id))
    .limit(limit)
    .offset(offset)
}

type Row = Awaited<ReturnType<typeof selectReviews>>[number]

async function cutPage(rows: Row[], limit: number): Promise<ReviewPage> {
  return { reviews: await withFindings(rows.slice(0, limit)), hasMore: rows.length > limit }
}

async function withFindings(rows: Row[]): Promise<ReviewSummary[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const counted = await db
    .select({
      reviewId: findings.reviewId,
      severity: findings.severity,
      theme: themes.name,
      number: count(),
    })
    .from(findings)
    .innerJoin(themes, eq(themes.id, findings.themeId))
    .where(inArray(findings.reviewId, ids))
    .groupBy(findings.reviewId, findings.severity, themes.name, themes.position)
    .orderBy(asc(themes.position), asc(themes.name))
  const found = new Map(rows.map((row) => [row.id, { tally: emptyTally(), themes: new Set<string>() }]))
  for (const { reviewId, severity, theme, number } of counted) {
    const summary = found.get(reviewId)
    if (!summary) continue
    summary.tally[severity] += Number(number)
    summary.themes.add(theme)
  }
  return rows.map((row) => ({
    ...row,
    tally: found.get(row.id)?.tally ?? emptyTally(),
    themes: [...(found.get(row.id)?.themes ?? [])],
  }))
}

const emptyTally = (): Tally => ({ praise: 0, suggestion: 0, issue: 0 })

/** `months` are first days, oldest first; `counts` line up with them. */
export type FindingsByTheme = {
  months: string[]
  themes: { themeId: string; name: string; counts: number[] }[]
}

/**
 * Suggestions and issues of the last `months` months, the viewer's current one included, from the notes the viewer may
 * read. One query.
 */
export async function findingsByTheme(ctx: Ctx, juniorId: string, months = 3): Promise<FindingsByTheme> {
  const starts = monthStarts(dayIn(ctx.now, ctx.timeZone), months)
  const after = starts[months] ?? ''
  const first = starts[0] ?? ''
  const rows = await db
    .select({ themeId: themes.id, name: themes.name, reviewedOn: reviews.reviewedOn, number: count() })
    .from(findings)
    .innerJoin(reviews, eq(reviews.id, findings.reviewId))
    .innerJoin(themes, eq(themes.id, findings.themeId))
    .where(
      and(
        eq(reviews.juniorId, juniorId),
        gte(reviews.reviewedOn, first),
        lt(reviews.reviewedOn, after),
        ne(findings.severity, 'praise'),
        reviewsVisibleTo(ctx),
        stands(reviews),
      ),
    )
    .groupBy(themes.id, themes.name, themes.position, reviews.reviewedOn)
    .orderBy(asc(themes.position), asc(themes.id), asc(reviews.reviewedOn))
  const byTheme = new Map<string, FindingsByTheme['themes'][number]>()
  for (const { themeId, name, reviewedOn, number } of rows) {
    const theme = byTheme.get(themeId) ?? { themeId, name, counts: Array<number>(months).fill(0) }
    const month = starts.findLastIndex((start) => start <= reviewedOn)
    theme.counts[month] = (theme.counts[month] ?? 0) + Number(number)
    byTheme.set(themeId, theme)
  }
  return { months: starts.slice(0, months), themes: [...byTheme.values()] }
}

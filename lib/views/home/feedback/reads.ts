import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { comments, goals, verdicts } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { reviews } from '#db/schema/reviews.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import type { Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { commentsVisibleTo, feedbackVisibleTo } from '#lib/goals/access.ts'
import { reviewsVisibleTo } from '#lib/reviews/access.ts'

/** `text` is Markdown; `href` is the page that shows all of it. */
export type Feedback = {
  author: { id: string; name: string }
  text: string
  visibility: Visibility
  at: Date
  title: string
  href: string
}

/** The latest verdict with feedback, comment or review note that someone else wrote to the viewer. Three queries. */
export async function getLatestFeedback(ctx: Ctx): Promise<Feedback | null> {
  const author = { id: people.id, name: people.name }
  const [verdict] = await db
    .select({
      author,
      text: verdicts.feedback,
      visibility: verdicts.visibility,
      at: verdicts.createdAt,
      title: milestones.title,
      goalId: goals.id,
    })
    .from(goals)
    .innerJoin(verdicts, eq(verdicts.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, verdicts.authorId))
    .where(and(eq(goals.juniorId, ctx.viewer.id), ne(verdicts.feedback, ''), feedbackVisibleTo(ctx)))
    .orderBy(desc(verdicts.createdAt), desc(verdicts.id))
    .limit(1)
  const [comment] = await db
    .select({
      author,
      text: comments.body,
      visibility: comments.visibility,
      at: comments.createdAt,
      title: milestones.title,
      goalId: goals.id,
    })
    .from(goals)
    .innerJoin(comments, eq(comments.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .where(
      and(eq(goals.juniorId, ctx.viewer.id), ne(comments.authorId, ctx.viewer.id), commentsVisibleTo(ctx)),
    )
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(1)
  const [review] = await db
    .select({
      author,
      text: sql<string>`coalesce(nullif(${reviews.summary}, ''), nullif(${reviews.toImprove}, ''), ${reviews.wentWell})`,
      visibility: reviews.visibility,
      at: reviews.createdAt,
      title: reviews.title,
      reviewId: reviews.id,
    })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.authorId))
    .where(
      and(eq(reviews.juniorId, ctx.viewer.id), ne(reviews.authorId, ctx.viewer.id), reviewsVisibleTo(ctx)),
    )
    .orderBy(desc(reviews.createdAt), desc(reviews.id))
    .limit(1)
  const found: Feedback[] = []
  for (const { goalId, ...rest } of [verdict, comment].filter((row) => row !== undefined))
    found.push({ ...rest, href: `/goals/${goalId}` })
  if (review) {
    const { reviewId, ...rest } = review
    found.push({ ...rest, href: `/reviews/${reviewId}` })
  }
  return found.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null
}

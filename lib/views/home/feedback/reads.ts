import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { comments, evidence, goalEvents, goals, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { reviews } from '#db/schema/reviews.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import type { decisions, Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { commentsVisibleTo, feedbackVisibleTo, goalsVisibleTo } from '#lib/goals/access.ts'
import { reviewsVisibleTo } from '#lib/reviews/access.ts'
import { firstWords } from '#lib/reviews/lists/reads.ts'

const firstRemark = sql`(
  select ${verdictCriteria.remark} from ${verdictCriteria}
  where ${verdictCriteria.verdictId} = ${verdicts.id} and ${verdictCriteria.remark} is not null
  order by ${verdictCriteria.id} limit 1
)`

/** `text` is Markdown, and '' if nothing was written with it; `href` is the page that shows all of it. */
export type Feedback = {
  author: { id: string; name: string }
  what: 'verdict' | 'reopening' | 'comment' | 'review'
  /** Of a verdict: what was decided about which version, if it was about one. */
  decision: (typeof decisions)[number] | null
  number: number | null
  text: string
  visibility: Visibility
  at: Date
  title: string
  href: string
}

/** The latest verdict, reason for reopening, comment or review note that someone else wrote to the viewer. Four queries. */
export async function getLatestFeedback(ctx: Ctx): Promise<Feedback | null> {
  const author = { id: people.id, name: people.name }
  const [verdict] = await db
    .select({
      author,
      decision: verdicts.decision,
      number: evidence.number,
      text: sql<string>`coalesce(nullif(${verdicts.feedback}, ''), ${firstRemark}, '')`,
      visibility: verdicts.visibility,
      at: verdicts.createdAt,
      title: milestones.title,
      goalId: goals.id,
    })
    .from(goals)
    .innerJoin(verdicts, eq(verdicts.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, verdicts.authorId))
    .leftJoin(evidence, eq(evidence.id, verdicts.evidenceId))
    .where(and(eq(goals.juniorId, ctx.viewer.id), feedbackVisibleTo(ctx)))
    .orderBy(desc(verdicts.createdAt), desc(verdicts.id))
    .limit(1)
  const [reopening] = await db
    .select({
      author,
      text: sql<string>`coalesce(${goalEvents.reason}, '')`,
      at: goalEvents.at,
      title: milestones.title,
      goalId: goals.id,
    })
    .from(goals)
    .innerJoin(goalEvents, eq(goalEvents.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, goalEvents.actorId))
    .where(and(eq(goals.juniorId, ctx.viewer.id), eq(goalEvents.kind, 'reopened'), goalsVisibleTo(ctx)))
    .orderBy(desc(goalEvents.at), desc(goalEvents.id))
    .limit(1)
  const [comment] = await db
    .select({
      author,
      text: comments.body,
      commentId: comments.id,
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
      text: firstWords,
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
  if (verdict) {
    const { goalId, ...rest } = verdict
    found.push({ ...rest, what: 'verdict', href: `/goals/${goalId}#feedback` })
  }
  const noVerdict = { decision: null, number: null }
  if (reopening) {
    const { goalId, ...rest } = reopening
    found.push({ ...rest, ...noVerdict, what: 'reopening', visibility: 'circle', href: `/goals/${goalId}` })
  }
  if (comment) {
    const { goalId, commentId, ...rest } = comment
    found.push({ ...rest, ...noVerdict, what: 'comment', href: `/goals/${goalId}#comment-${commentId}` })
  }
  if (review) {
    const { reviewId, ...rest } = review
    found.push({ ...rest, ...noVerdict, what: 'review', href: `/reviews/${reviewId}` })
  }
  return found.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null
}

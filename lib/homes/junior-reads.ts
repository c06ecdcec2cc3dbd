import { and, desc, eq, isNull, max, ne, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { comments, goals, verdicts } from '#db/schema/goals.ts'
import { mentorships, people, teams } from '#db/schema/people.ts'
import { reviews } from '#db/schema/reviews.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { sessions } from '#db/schema/sessions.ts'
import { textVisibleTo } from '#lib/circles/access.ts'
import type { Ctx } from '#lib/context.ts'
import { visibleTo as goalVisibleTo } from '#lib/goals/access.ts'
import type { Visibility } from '#lib/people/rules.ts'
import { visibleTo as reviewVisibleTo } from '#lib/reviews/access.ts'
import { visibleTo as sessionVisibleTo } from '#lib/sessions/access.ts'

/** A mentor of the viewer, now, with the pair's last session. */
export type MyMentor = Awaited<ReturnType<typeof listMyMentors>>[number]

/** Who mentors the viewer now, by name, one row for each pair. */
export async function listMyMentors(ctx: Ctx) {
  const lastHeld = db
    .select({ day: max(sessions.heldOn) })
    .from(sessions)
    .where(and(eq(sessions.mentorshipId, mentorships.id), eq(sessions.state, 'held'), sessionVisibleTo(ctx)))
  return db
    .select({
      mentorshipId: mentorships.id,
      teamId: mentorships.teamId,
      teamName: teams.name,
      id: people.id,
      name: people.name,
      lastHeldOn: sql<string | null>`(${lastHeld})`,
    })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.mentorId))
    .innerJoin(teams, eq(teams.id, mentorships.teamId))
    .where(and(eq(mentorships.juniorId, ctx.viewer.id), isNull(mentorships.endedAt)))
    .orderBy(people.name, mentorships.id)
}

/** Who asked the viewer for changes on which goal, and when: for goals where changes are requested now. */
export async function listChangesRequested(ctx: Ctx) {
  return db
    .select({ goalId: verdicts.goalId, by: people.name, at: max(verdicts.createdAt) })
    .from(goals)
    .innerJoin(verdicts, and(eq(verdicts.goalId, goals.id), eq(verdicts.decision, 'changes_requested')))
    .innerJoin(people, eq(people.id, verdicts.authorId))
    .where(and(eq(goals.juniorId, ctx.viewer.id), eq(goals.state, 'changes_requested'), goalVisibleTo(ctx)))
    .groupBy(verdicts.goalId, people.name)
}

/** The newest thing that somebody told the viewer about their work. `text` is Markdown; `href` leads to the whole. */
export type Feedback = {
  author: { id: string; name: string }
  text: string
  visibility: Visibility
  at: Date
  title: string
  href: string
}

/** The newest feedback to the viewer as a junior: a verdict, a comment or a review note; three queries. */
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
    .where(
      and(
        eq(goals.juniorId, ctx.viewer.id),
        ne(verdicts.feedback, ''),
        textVisibleTo(ctx, { ...audienceOf(verdicts), juniorId: goals.juniorId, teamId: goals.teamId }),
      ),
    )
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
      and(
        eq(goals.juniorId, ctx.viewer.id),
        ne(comments.authorId, ctx.viewer.id),
        textVisibleTo(ctx, { ...audienceOf(comments), juniorId: goals.juniorId, teamId: goals.teamId }),
      ),
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
      and(eq(reviews.juniorId, ctx.viewer.id), ne(reviews.authorId, ctx.viewer.id), reviewVisibleTo(ctx)),
    )
    .orderBy(desc(reviews.reviewedOn), desc(reviews.createdAt), desc(reviews.id))
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

function audienceOf(table: typeof verdicts | typeof comments) {
  return { authorId: table.authorId, visibility: table.visibility, readerId: table.readerId }
}

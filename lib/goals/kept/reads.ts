import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { comments, goalEvents, goals, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { observations } from '#db/schema/practice.ts'
import { criteria, milestones } from '#db/schema/roadmaps.ts'
import type { Visibility } from '#db/words.ts'
import { type TextVersion, withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { commentsVisibleTo, feedbackVisibleTo } from '#lib/goals/access.ts'
import { listWithdrawnComments } from '#lib/goals/withdrawn/reads.ts'
import { keptObservationsVisibleTo, keptReasonsVisibleTo } from './access.ts'

const author = alias(people, 'author')
const reader = alias(people, 'reader')

/** `about` is the text of a remark's criterion. `isPlain` is set for a reason, which isn't Markdown. */
export type KeptText = {
  id: string
  body: string
  about: string | null
  isPlain?: boolean
  at: Date
  visibility: Visibility
  authorId: string
  authorName: string
  readerId: string | null
  readerName: string | null
  editedAt: Date | null
  /** Set for the viewer's own only. */
  withdrawnAt: Date | null
  versions: TextVersion[]
}

/**
 * For someone who may no longer see the goal: texts they wrote and texts addressed to them, oldest first. Throws
 * `NotFound` if there are none, not even withdrawn ones. Ten queries at most.
 */
export async function getKeptTexts(ctx: Ctx, goalId: string) {
  const texts: KeptText[] = [
    ...(await keptComments(ctx, goalId)),
    ...(await keptFeedback(ctx, goalId)),
    ...(await keptRemarks(ctx, goalId)),
    ...(await keptObservations(ctx, goalId)),
    ...(await keptReasons(ctx, goalId)),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  const withdrawn = await listWithdrawnComments(ctx, goalId)
  if (texts.length === 0 && withdrawn.length === 0) throw new NotFound()
  const [goal] = await db
    .select({ title: milestones.title, juniorId: goals.juniorId, juniorName: people.name })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, goals.juniorId))
    .where(eq(goals.id, goalId))
  if (!goal) throw new NotFound()
  return { ...goal, texts, withdrawn }
}

async function keptComments(ctx: Ctx, goalId: string) {
  const rows = await db
    .select({
      id: comments.id,
      body: comments.body,
      at: comments.createdAt,
      editedAt: comments.editedAt,
      withdrawnAt: comments.withdrawnAt,
      visibility: comments.visibility,
      authorId: comments.authorId,
      authorName: author.name,
      readerId: comments.readerId,
      readerName: reader.name,
    })
    .from(comments)
    .innerJoin(goals, eq(goals.id, comments.goalId))
    .innerJoin(author, eq(author.id, comments.authorId))
    .leftJoin(reader, eq(reader.id, comments.readerId))
    .where(and(eq(comments.goalId, goalId), commentsVisibleTo(ctx)))
    .orderBy(asc(comments.createdAt))
  return (await withVersions(ctx, rows)).map((row) => ({ ...row, about: null }))
}

async function keptFeedback(ctx: Ctx, goalId: string) {
  const rows = await db
    .select({
      id: verdicts.id,
      body: verdicts.feedback,
      ...ofVerdict,
    })
    .from(verdicts)
    .innerJoin(goals, eq(goals.id, verdicts.goalId))
    .innerJoin(author, eq(author.id, verdicts.authorId))
    .leftJoin(reader, eq(reader.id, verdicts.readerId))
    .where(and(eq(verdicts.goalId, goalId), feedbackVisibleTo(ctx)))
    .orderBy(asc(verdicts.createdAt))
  return rows.flatMap((row) => (row.body === '' ? [] : [{ ...row, about: null, ...neverEdited }]))
}

// A remark has the same readers as its verdict's feedback.
async function keptRemarks(ctx: Ctx, goalId: string) {
  const rows = await db
    .select({
      id: verdictCriteria.id,
      body: verdictCriteria.remark,
      about: criteria.text,
      ...ofVerdict,
    })
    .from(verdicts)
    .innerJoin(verdictCriteria, eq(verdictCriteria.verdictId, verdicts.id))
    .innerJoin(criteria, eq(criteria.id, verdictCriteria.criterionId))
    .innerJoin(goals, eq(goals.id, verdicts.goalId))
    .innerJoin(author, eq(author.id, verdicts.authorId))
    .leftJoin(reader, eq(reader.id, verdicts.readerId))
    .where(and(eq(verdicts.goalId, goalId), feedbackVisibleTo(ctx)))
    .orderBy(asc(verdicts.createdAt), asc(criteria.position))
  return rows.flatMap(({ body, ...row }) => (body ? [{ ...row, body, ...neverEdited }] : []))
}

async function keptObservations(ctx: Ctx, goalId: string) {
  const rows = await db
    .select({
      id: observations.id,
      body: observations.body,
      at: observations.createdAt,
      editedAt: observations.editedAt,
      withdrawnAt: observations.withdrawnAt,
      authorId: observations.authorId,
      authorName: author.name,
    })
    .from(observations)
    .innerJoin(author, eq(author.id, observations.authorId))
    .where(and(eq(observations.goalId, goalId), keptObservationsVisibleTo(ctx)))
    .orderBy(asc(observations.createdAt))
  return (await withVersions(ctx, rows)).map((row) => ({ ...row, ...ofCircle }))
}

async function keptReasons(ctx: Ctx, goalId: string) {
  const rows = await db
    .select({
      id: goalEvents.id,
      body: goalEvents.reason,
      at: goalEvents.at,
      authorId: goalEvents.actorId,
      authorName: author.name,
    })
    .from(goalEvents)
    .innerJoin(author, eq(author.id, goalEvents.actorId))
    .where(and(eq(goalEvents.goalId, goalId), keptReasonsVisibleTo(ctx)))
    .orderBy(asc(goalEvents.at))
  return rows.flatMap(({ body, ...row }) =>
    body ? [{ ...row, ...ofCircle, ...neverEdited, body, isPlain: true }] : [],
  )
}

const ofVerdict = {
  at: verdicts.createdAt,
  visibility: verdicts.visibility,
  authorId: verdicts.authorId,
  authorName: author.name,
  readerId: verdicts.readerId,
  readerName: reader.name,
}
const ofCircle = {
  visibility: 'circle' as const,
  readerId: null,
  readerName: null,
  about: null,
}
const neverEdited = { editedAt: null, withdrawnAt: null, versions: [] }

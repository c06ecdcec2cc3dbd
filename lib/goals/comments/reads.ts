import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { comments, commentVersions, goalEvents, goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import type { Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { commentsVisibleTo, goalsVisibleTo } from '#lib/goals/access.ts'
import { isVersionVisible } from './rules.ts'

const reader = alias(people, 'reader')
const junior = alias(people, 'junior')

const commentColumns = {
  id: comments.id,
  authorId: comments.authorId,
  authorName: people.name,
  visibility: comments.visibility,
  readerId: comments.readerId,
  readerName: reader.name,
  body: comments.body,
  version: comments.version,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
}

/**
 * The comments that the viewer may read, oldest first. The caller checks that they may see the goal. Two queries at
 * most.
 */
export async function listComments(ctx: Ctx, goalId: string) {
  const rows = await db
    .select(commentColumns)
    .from(comments)
    .innerJoin(goals, eq(goals.id, comments.goalId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .leftJoin(reader, eq(reader.id, comments.readerId))
    .where(and(eq(comments.goalId, goalId), commentsVisibleTo(ctx)))
    .orderBy(asc(comments.createdAt), asc(comments.id))
  return withVersions(ctx, goalId, rows)
}

type Versioned = { id: string; authorId: string; visibility: Visibility; version: number }

/** Adds the earlier words that the viewer may read. One query at most. */
export async function withVersions<Row extends Versioned>(ctx: Ctx, goalId: string, rows: readonly Row[]) {
  const hasVersions = rows.some(({ version }) => version > 1)
  const versions = hasVersions ? await listVersions(ctx, goalId) : []
  return rows.map((comment) => ({
    ...comment,
    versions: versions.filter(
      (version) =>
        version.commentId === comment.id &&
        isVersionVisible(version.visibility, comment.visibility, comment.authorId === ctx.viewer.id),
    ),
  }))
}

export type CommentVersion = Awaited<ReturnType<typeof listVersions>>[number]

async function listVersions(ctx: Ctx, goalId: string) {
  return db
    .select({
      id: commentVersions.id,
      commentId: commentVersions.commentId,
      body: commentVersions.body,
      visibility: commentVersions.visibility,
      replacedAt: commentVersions.replacedAt,
    })
    .from(commentVersions)
    .innerJoin(comments, eq(comments.id, commentVersions.commentId))
    .innerJoin(goals, eq(goals.id, comments.goalId))
    .where(and(eq(comments.goalId, goalId), commentsVisibleTo(ctx)))
    .orderBy(asc(commentVersions.number))
}

export type OwnComment = Awaited<ReturnType<typeof getOwnComment>>

/** Throws NotFound unless the viewer wrote the comment and may see the goal. One query. */
export async function getOwnComment(ctx: Ctx, goalId: string, commentId: string) {
  const [row] = await db
    .select({ ...commentColumns, juniorId: goals.juniorId, juniorName: junior.name })
    .from(comments)
    .innerJoin(goals, eq(goals.id, comments.goalId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .innerJoin(junior, eq(junior.id, goals.juniorId))
    .leftJoin(reader, eq(reader.id, comments.readerId))
    .where(
      and(
        eq(comments.id, commentId),
        eq(comments.goalId, goalId),
        eq(comments.authorId, ctx.viewer.id),
        goalsVisibleTo(ctx),
      ),
    )
  if (!row) throw new NotFound()
  return row
}

/** Oldest first. The caller checks that the viewer may see the goal. One query. */
export async function listEvents(goalId: string) {
  return db
    .select({
      id: goalEvents.id,
      kind: goalEvents.kind,
      at: goalEvents.at,
      actorId: goalEvents.actorId,
      actorName: people.name,
      reason: goalEvents.reason,
      dueFrom: goalEvents.dueFrom,
      dueTo: goalEvents.dueTo,
      evidenceId: goalEvents.evidenceId,
      verdictId: goalEvents.verdictId,
    })
    .from(goalEvents)
    .innerJoin(people, eq(people.id, goalEvents.actorId))
    .where(eq(goalEvents.goalId, goalId))
    .orderBy(asc(goalEvents.at), asc(goalEvents.id))
}

import { and, asc, eq, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { comments, evidence, goalEvents, goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { commentsVisibleTo, goalsVisibleTo } from '#lib/goals/access.ts'

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
  withdrawnAt: comments.withdrawnAt,
}

/**
 * The comments that the viewer may read, oldest first, with those that they withdrew themselves. The caller checks that they may see the goal. Two queries at
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
  return withVersions(ctx, rows)
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

/** SQL: the number of the roadmap version that a milestone is of. */
const versionNumber = (milestoneId: SQLiteColumn) =>
  sql<number | null>`(
    select v.number from ${milestones} m join ${stages} s on s.id = m.stage_id
      join ${roadmapVersions} v on v.id = s.roadmap_version_id
    where m.id = ${milestoneId})`

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
      // Also of a version whose words were taken back.
      number: evidence.number,
      verdictId: goalEvents.verdictId,
      fromMilestoneId: goalEvents.fromMilestoneId,
      /** Of the roadmap's versions, for a goal that was moved from one to another. */
      fromNumber: versionNumber(goalEvents.fromMilestoneId),
      toNumber: versionNumber(goalEvents.toMilestoneId),
    })
    .from(goalEvents)
    .innerJoin(people, eq(people.id, goalEvents.actorId))
    .leftJoin(evidence, eq(evidence.id, goalEvents.evidenceId))
    .where(eq(goalEvents.goalId, goalId))
    .orderBy(asc(goalEvents.at), asc(goalEvents.id))
}

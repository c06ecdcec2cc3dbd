import { and, desc, eq, isNotNull, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { comments, evidence, goalEvents, goals, verdicts } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { planStarts } from '#db/schema/plans.ts'
import { milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { commentsVisibleTo, feedbackVisibleTo, goalsVisibleTo } from '#lib/goals/access.ts'
import { type Asked, hasWords, momentsOnPage, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { pageSize } from '#lib/views/timeline/rules.ts'

// Each list returns at most one row more than a page, newest first. The timeline merges them.

/** In characters of Markdown. */
export const excerptLength = 600

const reader = alias(people, 'reader')
export const actor = { id: people.id, name: people.name }
/** SQL: 1 or 0. */
export const flag = (condition: SQL) => sql<number>`case when ${condition} then 1 else 0 end`
export const goal = { goalId: goals.id, goalTitle: milestones.title }

export const excerpt = (column: SQLiteColumn) => sql<string>`substr(${column}, 1, ${excerptLength})`
/** SQL over `goals`: all of the junior's, or the one in the filter. */
export const ofJunior = ({ juniorId, filter }: Asked) =>
  and(eq(goals.juniorId, juniorId), filter.goal ? eq(goals.id, filter.goal) : undefined)

/** All steps except evidence and verdicts, which are kinds of their own. Submitting without evidence is a step. */
export async function listSteps(ctx: Ctx, asked: Asked) {
  return (await stepRows(ctx, asked)).map((row) => ({ ...eventOf(ctx, row), kind: 'step' as const }))
}

export async function listEvidence(ctx: Ctx, asked: Asked) {
  return (await evidenceRows(ctx, asked)).map((row) => ({ ...eventOf(ctx, row), kind: 'evidence' as const }))
}

const together = (of: SQL, more: SQL = sql`true`) =>
  sql`(select ${of} from ${goalEvents} t
    where t.move_id = ${goalEvents.moveId} and t.kind = ${goalEvents.kind} and t.at = ${goalEvents.at} and ${more})`

// Someone is moved on with all of their goals, which is one step.
const isFirstOfMove = or(
  isNull(goalEvents.moveId),
  sql`not exists ${together(sql`1`, sql`t.id < ${goalEvents.id}`)}`,
)

/** SQL over `goals` joined with `goalEvents` and their `evidence`. */
export function isEvent(ctx: Ctx, asked: Asked, which: 'steps' | 'evidence') {
  return and(
    ofJunior(asked),
    goalsVisibleTo(ctx),
    which === 'evidence'
      ? and(eq(goalEvents.kind, 'submitted'), isNotNull(goalEvents.evidenceId))
      : or(
          notInArray(goalEvents.kind, ['submitted', 'approved', 'changes_requested']),
          and(eq(goalEvents.kind, 'submitted'), isNull(goalEvents.evidenceId)),
        ),
    asked.filter.goal || asked.filter.q ? undefined : isFirstOfMove,
    momentsOnPage(ctx, asked, goalEvents.at, goalEvents.id),
    hasWords(ctx, asked, which === 'evidence' ? evidence.id : goals.id, 'record'),
  )
}

const eventQuery = (ctx: Ctx, asked: Asked, which: 'steps' | 'evidence') =>
  db
    .select({
      id: goalEvents.id,
      at: goalEvents.at,
      step: goalEvents.kind,
      reason: goalEvents.reason,
      dueFrom: goalEvents.dueFrom,
      dueTo: goalEvents.dueTo,
      /** Of the roadmap's version that the goal was moved to, and how many went with it, itself included. */
      toNumber: sql<number | null>`(
        select v.number from ${milestones} m join ${stages} s on s.id = m.stage_id
          join ${roadmapVersions} v on v.id = s.roadmap_version_id
        where m.id = ${goalEvents.toMilestoneId})`,
      moved: together(sql`count(*)`).mapWith(Number),
      /** Of the plan from which the goal was assigned. */
      planTitle: sql<string | null>`case when ${goalEvents.kind} = 'assigned' then (
        select p.title from ${planStarts} p where p.id = ${goals.planStartId}) end`,
      teamId: goals.teamId,
      goalId: goals.id,
      goalTitle: milestones.title,
      goalState: goals.state,
      number: evidence.number,
      // A withdrawn version is a step that was taken, without words.
      note: sql<string | null>`case when ${evidence.withdrawnAt} is null then ${excerpt(evidence.note)} end`,
      withdrawnAt: evidence.withdrawnAt,
      verdictId: verdicts.id,
      actor,
    })
    .from(goals)
    .innerJoin(goalEvents, eq(goalEvents.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, goalEvents.actorId))
    .leftJoin(evidence, eq(evidence.id, goalEvents.evidenceId))
    .leftJoin(verdicts, eq(verdicts.evidenceId, goalEvents.evidenceId))
    .where(isEvent(ctx, asked, which))
    .orderBy(desc(goalEvents.at), desc(goalEvents.id))
    .limit(pageSize + 1)

const stepRows = preparedForPages((ctx, asked) => eventQuery(ctx, asked, 'steps'))
const evidenceRows = preparedForPages((ctx, asked) => eventQuery(ctx, asked, 'evidence'))

const eventOf = (ctx: Ctx, row: Awaited<ReturnType<typeof stepRows>>[number]) => ({
  ...row,
  day: dayIn(row.at, ctx.timeZone),
  writtenAt: row.at,
  actorId: row.actor.id,
})

/** SQL over `goals` joined with `verdicts`. */
export function isVerdict(ctx: Ctx, asked: Asked) {
  return and(
    ofJunior(asked),
    or(goalsVisibleTo(ctx), feedbackVisibleTo(ctx)),
    momentsOnPage(ctx, asked, verdicts.createdAt, verdicts.id),
    hasWords(ctx, asked, verdicts.id, 'record'),
  )
}

const verdictRows = preparedForPages((ctx, asked) =>
  db
    .select({
      id: verdicts.id,
      at: verdicts.createdAt,
      decision: verdicts.decision,
      visibility: verdicts.visibility,
      reader: { id: reader.id, name: reader.name },
      feedback: excerpt(verdicts.feedback),
      readsText: flag(feedbackVisibleTo(ctx)),
      teamId: goals.teamId,
      ...goal,
      seesGoal: flag(goalsVisibleTo(ctx)),
      reopenedAt: sql<Date | null>`(
        select min(r.at) from ${goalEvents} r
        where r.goal_id = ${goals.id} and r.kind = 'reopened' and r.at >= ${verdicts.createdAt}
      )`.mapWith(goalEvents.at),
      actor,
    })
    .from(goals)
    .innerJoin(verdicts, eq(verdicts.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, verdicts.authorId))
    .leftJoin(reader, eq(reader.id, verdicts.readerId))
    .where(isVerdict(ctx, asked))
    .orderBy(desc(verdicts.createdAt), desc(verdicts.id))
    .limit(pageSize + 1),
)

/** The circle knows the decision; `feedback` is null for those outside its audience. */
export async function listVerdicts(ctx: Ctx, asked: Asked) {
  const rows = await verdictRows(ctx, asked)
  return rows.map(({ readsText, seesGoal, reopenedAt, ...row }) => ({
    ...row,
    reopenedOn:
      seesGoal && reopenedAt && row.decision === 'approved' ? dayIn(reopenedAt, ctx.timeZone) : null,
    // Outside the circle, the goal's page opens only for a text that the viewer keeps, and empty feedback isn't one.
    goalId: seesGoal || row.feedback ? row.goalId : null,
    ...(readsText ? {} : { feedback: null, visibility: null, reader: null }),
    kind: 'verdict' as const,
    day: dayIn(row.at, ctx.timeZone),
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}

/** SQL over `goals` joined with `comments`. */
export function isComment(ctx: Ctx, asked: Asked, onlyPrivate: boolean) {
  return and(
    ofJunior(asked),
    commentsVisibleTo(ctx),
    stands(comments),
    onlyPrivate ? eq(comments.visibility, 'private') : undefined,
    momentsOnPage(ctx, asked, comments.createdAt, comments.id),
    hasWords(ctx, asked, comments.id, 'record'),
  )
}

const commentRowsQuery = (ctx: Ctx, asked: Asked, onlyPrivate: boolean) =>
  db
    .select({
      id: comments.id,
      at: comments.createdAt,
      visibility: comments.visibility,
      reader: { id: reader.id, name: reader.name },
      body: excerpt(comments.body),
      teamId: goals.teamId,
      ...goal,
      actor,
    })
    .from(goals)
    .innerJoin(comments, eq(comments.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .leftJoin(reader, eq(reader.id, comments.readerId))
    .where(isComment(ctx, asked, onlyPrivate))
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(pageSize + 1)
const commentRows = preparedForPages((ctx, asked) => commentRowsQuery(ctx, asked, false))

/** `onlyPrivate`: those that only the viewer can read. */
export async function listComments(ctx: Ctx, asked: Asked, onlyPrivate = false) {
  const rows = await (onlyPrivate ? commentRowsQuery(ctx, asked, true) : commentRows(ctx, asked))
  return rows.map((row) => ({
    ...row,
    kind: 'comment' as const,
    day: dayIn(row.at, ctx.timeZone),
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}

import { and, eq, not, or, type SQL, sql } from 'drizzle-orm'
import { comments, goals, verdicts } from '#db/schema/goals.ts'
import {
  guidesIn,
  hasMentorNow,
  inCircle,
  isJuniorNow,
  leadsNow,
  mentorsNow,
  textVisibleTo,
} from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { canTakeAs, type GoalRole, type Step } from './rules.ts'

const circleOfGoal = { juniorId: goals.juniorId, teamId: goals.teamId }

/** Of a comment, with `goals` joined. */
export const commentColumns = {
  authorId: comments.authorId,
  visibility: comments.visibility,
  readerId: comments.readerId,
  withdrawnAt: comments.withdrawnAt,
  ...circleOfGoal,
}

export function goalsVisibleTo(ctx: Ctx): SQL {
  return inCircle(ctx, goals)
}

/** SQL: `goals` must be joined. */
export function commentsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, commentColumns)
}

/** SQL: the viewer may read the verdict's text; the whole circle sees its decision. `goals` must be joined. */
export function feedbackVisibleTo(ctx: Ctx): SQL {
  const { authorId, visibility, readerId } = verdicts
  return textVisibleTo(ctx, { authorId, visibility, readerId, withdrawnAt: null, ...circleOfGoal })
}

/** SQL: a submitted goal that the viewer answers, as a current mentor or, if the junior has none, as a lead. */
export function waitsFor(ctx: Ctx): SQL {
  return and(
    eq(goals.state, 'submitted'),
    guidesIn(ctx, goals.teamId),
    sql`${goals.juniorId} <> ${ctx.viewer.id}`,
    or(mentorsNow(ctx, goals), and(leadsNow(ctx, goals.teamId), not(hasMentorNow(goals)))),
  ) as SQL
}

/** For a select from `goals`. Each column is 1 or 0. */
export function roleColumns(ctx: Ctx) {
  const flag = (condition: SQL) => sql<number>`case when ${condition} then 1 else 0 end`
  return {
    mentors: flag(mentorsNow(ctx, goals)),
    hasMentor: flag(hasMentorNow(goals)),
    isHere: flag(isJuniorNow(goals)),
  }
}

/** A junior is never mentor or lead of their own goal. */
export function roleIn(ctx: Ctx, row: { juniorId: string; mentors: number }): GoalRole {
  if (row.juniorId === ctx.viewer.id) return 'junior'
  return row.mentors ? 'mentor' : 'lead'
}

/** A junior who has left the team reads their goals there and writes nothing. */
export function canWrite(ctx: Ctx, row: { juniorId: string; isHere: number }): boolean {
  return row.juniorId !== ctx.viewer.id || Boolean(row.isHere)
}

export function canTake(goal: { role: GoalRole; hasMentor: boolean }, step: Step): boolean {
  return canTakeAs(goal.role, step, goal.hasMentor)
}

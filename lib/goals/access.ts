import { and, eq, not, or, type SQL, sql } from 'drizzle-orm'
import { comments, goals, verdicts } from '#db/schema/goals.ts'
import {
  guidesIn,
  hasMentorNow,
  inCircle,
  leadsNow,
  mentorsNow,
  textVisibleTo,
} from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { type GoalRole, mayTake, type Step } from './rules.ts'

/** SQL: the goals that the viewer may see: those of the circles that they are in now. */
export function goalsVisibleTo(ctx: Ctx): SQL {
  return inCircle(ctx, goals)
}

/** SQL: the comments that the viewer may read; `goals` must be joined. */
export function commentsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, { ...audienceOf(comments), ...circleOfGoal })
}

/** SQL: the verdicts whose words the viewer may read; `goals` must be joined. The decision itself is the circle's. */
export function feedbackVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, { ...audienceOf(verdicts), ...circleOfGoal })
}

/** SQL: somebody's goal waits for the viewer's own answer: an active mentor's, or a lead's where there is no mentor. */
export function waitsFor(ctx: Ctx): SQL {
  return and(
    eq(goals.state, 'submitted'),
    guidesIn(ctx, goals.teamId),
    sql`${goals.juniorId} <> ${ctx.viewer.id}`,
    or(mentorsNow(ctx, goals), and(leadsNow(ctx, goals.teamId), not(hasMentorNow(goals)))),
  ) as SQL
}

/** Columns for a select from `goals`: what the viewer is to each (1 or 0), and whether the junior has a mentor. */
export function roleColumns(ctx: Ctx) {
  const flag = (condition: SQL) => sql<number>`case when ${condition} then 1 else 0 end`
  return { mentors: flag(mentorsNow(ctx, goals)), hasMentor: flag(hasMentorNow(goals)) }
}

/** What the viewer is to a goal that they see. Nobody is mentor or lead of an own goal. */
export function roleIn(ctx: Ctx, row: { juniorId: string; mentors: number }): GoalRole {
  if (row.juniorId === ctx.viewer.id) return 'junior'
  return row.mentors ? 'mentor' : 'lead'
}

/** May the viewer take this step on a goal that they see? */
export function canTake(goal: { role: GoalRole; hasMentor: boolean }, step: Step): boolean {
  return mayTake(goal.role, step, goal.hasMentor)
}

const circleOfGoal = { juniorId: goals.juniorId, teamId: goals.teamId }

function audienceOf(table: typeof comments | typeof verdicts) {
  return { authorId: table.authorId, visibility: table.visibility, readerId: table.readerId }
}

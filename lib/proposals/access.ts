import { and, eq, not, or, type SQL, sql } from 'drizzle-orm'
import { goalProposals } from '#db/schema/proposals.ts'
import { guidesIn, hasMentorNow, inCircle, isJuniorNow, leadsNow, mentorsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: the circle's. The words of a withdrawn one are the junior's only: see `wordsFor`. */
export function proposalsVisibleTo(ctx: Ctx): SQL {
  return inCircle(ctx, goalProposals)
}

/** SQL: the proposal's words may be read by the viewer, who sees the proposal. */
export function wordsFor(ctx: Ctx): SQL {
  return sql`(${goalProposals.withdrawnAt} is null or ${goalProposals.juniorId} = ${ctx.viewer.id})`
}

/** SQL: an open proposal that the viewer answers, as a current mentor or, if the junior has none, as a lead. */
export function proposalsWaitFor(ctx: Ctx): SQL {
  return and(
    eq(goalProposals.state, 'open'),
    guidesIn(ctx, goalProposals.teamId),
    sql`${goalProposals.juniorId} <> ${ctx.viewer.id}`,
    isJuniorNow(goalProposals),
    or(
      mentorsNow(ctx, goalProposals),
      and(leadsNow(ctx, goalProposals.teamId), not(hasMentorNow(goalProposals))),
    ),
  ) as SQL
}

/** For a select from `goal_proposals`. Each column is 1 or 0. */
export function proposalRoleColumns(ctx: Ctx) {
  const flag = (condition: SQL) => sql<number>`case when ${condition} then 1 else 0 end`
  return { waits: flag(proposalsWaitFor(ctx)), isHere: flag(isJuniorNow(goalProposals)) }
}

/** SQL: the viewer's own answers, which stay theirs when they may no longer see the proposal. */
export function keptAnswersVisibleTo(ctx: Ctx): SQL {
  return and(eq(goalProposals.answeredById, ctx.viewer.id), sql`${goalProposals.answer} is not null`) as SQL
}

import { and, eq, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { keptAnswersVisibleTo, proposalsVisibleTo } from '#lib/proposals/access.ts'
import { proposalTitle } from '#lib/proposals/reads.ts'
import { actor, excerpt } from '#lib/views/timeline/goals/reads.ts'
import { type Asked, hasWords, momentsOnPage, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { pageSize } from '#lib/views/timeline/rules.ts'

/** SQL over `goal_proposals`: all of the junior's, or the one that the goal in the filter was agreed from. */
const ofJunior = ({ juniorId, filter }: Asked) =>
  and(
    eq(goalProposals.juniorId, juniorId),
    filter.goal ? eq(goalProposals.goalId, filter.goal) : undefined,
    stands(goalProposals),
  )

/** SQL over `goal_proposals`. */
export function isProposal(ctx: Ctx, asked: Asked) {
  return and(
    ofJunior(asked),
    proposalsVisibleTo(ctx),
    momentsOnPage(ctx, asked, goalProposals.createdAt, goalProposals.id),
    hasWords(ctx, asked, goalProposals.id, 'record'),
  )
}

/** SQL over `goal_proposals`. The person who answered keeps their answer after leaving the circle. */
export function isProposalAnswer(ctx: Ctx, asked: Asked) {
  return and(
    ofJunior(asked),
    sql`${goalProposals.answeredAt} is not null`,
    or(proposalsVisibleTo(ctx), keptAnswersVisibleTo(ctx)),
    momentsOnPage(ctx, asked, goalProposals.answeredAt, goalProposals.id),
    hasWords(ctx, asked, goalProposals.id, 'record'),
  )
}

const columns = {
  id: goalProposals.id,
  state: goalProposals.state,
  teamId: goalProposals.teamId,
  goalId: goalProposals.goalId,
  actor,
}

const rows = preparedForPages((ctx, asked) =>
  db
    .select({
      what: sql<'sent' | 'answered'>`'sent'`.as('what'),
      at: goalProposals.createdAt,
      title: sql<string | null>`${proposalTitle}`.as('title'),
      body: sql<string>`${excerpt(goalProposals.why)}`.as('body'),
      ...columns,
    })
    .from(goalProposals)
    .innerJoin(people, eq(people.id, goalProposals.juniorId))
    .where(isProposal(ctx, asked))
    .unionAll(
      db
        .select({
          what: sql<'sent' | 'answered'>`'answered'`.as('what'),
          at: sql<Date>`${goalProposals.answeredAt}`.as('at'),
          // Not for someone who keeps their answer alone.
          title: sql<string | null>`case when ${proposalsVisibleTo(ctx)} then ${proposalTitle} end`.as(
            'title',
          ),
          body: sql<string>`coalesce(${excerpt(goalProposals.answer)}, '')`.as('body'),
          ...columns,
        })
        .from(goalProposals)
        .innerJoin(people, eq(people.id, goalProposals.answeredById))
        .where(isProposalAnswer(ctx, asked)),
    )
    .orderBy(sql`2 desc, 5 desc`)
    .limit(pageSize + 1),
)

/** What the junior proposed, and what was answered. */
export async function listProposals(ctx: Ctx, asked: Asked) {
  return (await rows(ctx, asked)).map(({ what, ...row }) => ({
    ...row,
    kind: what === 'sent' ? ('proposal' as const) : ('proposal answer' as const),
    day: dayIn(row.at, ctx.timeZone),
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}

import { type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { comments, evidence, goalEvents, goals, verdicts } from '#db/schema/goals.ts'
import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { reviews } from '#db/schema/reviews.ts'
import { sessions } from '#db/schema/sessions.ts'
import { wins } from '#db/schema/wins.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { isComment, isEvent, isVerdict } from '#lib/views/timeline/goals/reads.ts'
import type { TimelineFilter, TimelineKind } from '#lib/views/timeline/input.ts'
import { isSentence, isTakenBack } from '#lib/views/timeline/levels/reads.ts'
import { isWord } from '#lib/views/timeline/opinions/reads.ts'
import { asking, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { isHabitEntry, isObservation } from '#lib/views/timeline/practice/reads.ts'
import { isProposal, isProposalAnswer } from '#lib/views/timeline/proposals/reads.ts'
import { isReview } from '#lib/views/timeline/reviews/reads.ts'
import { hasPrivateNote, isSession } from '#lib/views/timeline/sessions/reads.ts'
import { isWin } from '#lib/views/timeline/wins/reads.ts'

export type TimelineCounts = Record<TimelineKind | 'all', number>

const countRows = preparedForPages((ctx, asked) => {
  const { filter } = asked
  const events = sql`${goals} join ${goalEvents} on ${goalEvents.goalId} = ${goals.id}`
  const levels = sql`${levelConfirmations} join ${levelSentences} on ${levelSentences.confirmationId} = ${levelConfirmations.id}`
  const parts = [
    // Only review notes have themes.
    ...(filter.theme
      ? []
      : [
          part('goals', sql`${events} where ${isEvent(ctx, asked, 'steps')}`),
          part(
            'evidence',
            sql`${events} left join ${evidence} on ${evidence.id} = ${goalEvents.evidenceId} where ${isEvent(ctx, asked, 'evidence')}`,
          ),
          part('verdict', sql`${ofGoals(verdicts)} where ${isVerdict(ctx, asked)}`),
          part(
            'goals',
            sql`${ofGoals(comments)} where ${isComment(ctx, asked, false)}`,
            sql`${comments.visibility} = 'private'`,
          ),
          part('goals', sql`${goalProposals} where ${isProposal(ctx, asked)}`),
          part('goals', sql`${goalProposals} where ${isProposalAnswer(ctx, asked)}`),
          part('wins', sql`${wins} where ${isWin(ctx, asked, false)}`, sql`${wins.visibility} = 'private'`),
          part('evidence', sql`${ofGoals(observations)} where ${isObservation(ctx, asked)}`),
          part('evidence', sql`${ofGoals(habitEntries)} where ${isHabitEntry(ctx, asked)}`),
        ]),
    // Sessions and levels belong to no goal.
    ...(filter.theme || filter.goal
      ? []
      : [
          part('goals', sql`${levels} where ${isSentence(ctx, asked)}`),
          part('goals', sql`${levelConfirmations} where ${isTakenBack(ctx, asked)}`),
          part(
            'sessions',
            sql`${sessions} where ${isSession(ctx, asked, false)} and ${stands(sessions)}`,
            hasPrivateNote(ctx),
          ),
          part('sessions', sql`${sessionOpinions} where ${isWord(ctx, asked)}`),
        ]),
    part(
      'reviews',
      sql`${reviews} where ${isReview(ctx, asked, false)}`,
      sql`${reviews.visibility} = 'private'`,
    ),
  ]
  return db
    .select({
      kind: sql<TimelineKind | 'verdict'>`kind`,
      number: sql`number`.mapWith(Number),
      own: sql`own`.mapWith(Number),
    })
    .from(sql`(${sql.join(parts, sql` union all `)}) as counted`)
})

/** Uses all filters but the kind, and the conditions of the lists: counts only what the viewer may see. One query. */
export async function countTimeline(
  ctx: Ctx,
  juniorId: string,
  { kind: _kind, before: _before, ...filter }: TimelineFilter,
): Promise<TimelineCounts> {
  const rows = await countRows(ctx, asking(ctx, juniorId, filter))
  const under = (...kinds: (typeof rows)[number]['kind'][]) =>
    rows.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { number }) => sum + number, 0)
  return {
    all: rows.reduce((sum, { number }) => sum + number, 0),
    goals: under('goals'),
    sessions: under('sessions'),
    reviews: under('reviews'),
    evidence: under('evidence', 'verdict'),
    wins: under('wins'),
    private: rows.reduce((sum, { own }) => sum + own, 0),
  }
}

const ofGoals = (table: typeof verdicts | typeof comments | typeof observations | typeof habitEntries) =>
  sql`${goals} join ${table} on ${table.goalId} = ${goals.id}`

/** `own` selects what only the viewer reads. */
const part = (kind: string, from: SQL, own?: SQL) =>
  sql`select ${sql.raw(`'${kind}'`)} as kind, count(*) as number, ${own ? sql`count(case when ${own} then 1 end)` : sql`0`} as own from ${from}`

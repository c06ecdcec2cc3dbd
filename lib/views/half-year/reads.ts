import { type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals, verdicts } from '#db/schema/goals.ts'
import { reviews } from '#db/schema/reviews.ts'
import { sessions } from '#db/schema/sessions.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { isVerdict } from '#lib/views/timeline/goals/reads.ts'
import { asking, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { isReview } from '#lib/views/timeline/reviews/reads.ts'
import { isSession } from '#lib/views/timeline/sessions/reads.ts'
import { type Happened, halfYearStart } from './rules.ts'

const rows = preparedForPages((ctx, asked) => {
  const verdictKind = sql`case when ${verdicts.decision} = 'approved' then 'approved' else 'changes' end`
  // The verdicts come first, because PostgreSQL takes the types of the columns from the first two parts.
  const parts = [
    part(
      verdictKind,
      sql`null`,
      sql`${verdicts.createdAt}`,
      sql`${goals} join ${verdicts} on ${verdicts.goalId} = ${goals.id} where ${isVerdict(ctx, asked)}`,
    ),
    part(
      sql`'session'`,
      sql`${sessions.heldOn}`,
      sql`null`,
      sql`${sessions} where ${isSession(ctx, asked, false)} and ${stands(sessions)}`,
    ),
    part(
      sql`'review'`,
      sql`${reviews.reviewedOn}`,
      sql`null`,
      sql`${reviews} where ${isReview(ctx, asked, false)}`,
    ),
  ]
  return db
    .select({
      kind: sql<Happened['kind']>`kind`,
      day: sql<Day | null>`on_day`,
      at: sql<Date | null>`at`.mapWith(verdicts.createdAt),
    })
    .from(sql`(${sql.join(parts, sql` union all `)}) as happened`)
})

const part = (kind: SQL, day: SQL, at: SQL, from: SQL) =>
  sql`select ${kind} as kind, ${day} as on_day, ${at} as at from ${from}`

/**
 * What the viewer may see on the junior's timeline of the sessions, reviews and verdicts of the last half year, by the
 * conditions of its lists, oldest first. One query.
 */
export async function listHalfYear(ctx: Ctx, juniorId: string): Promise<Happened[]> {
  const today = dayIn(ctx.now, ctx.timeZone)
  const found = await rows(ctx, asking(ctx, juniorId, { from: halfYearStart(today) }))
  return found
    .map(({ kind, day, at }) => ({ kind, day: day ?? dayIn(at ?? ctx.now, ctx.timeZone) }))
    .filter(({ day }) => day <= today)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

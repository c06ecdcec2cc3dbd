import { and, eq, exists, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, people } from '#db/schema/people.ts'
import { reviews, themes } from '#db/schema/reviews.ts'
import { inOwnTeams, leadsNow, mentorsNow, textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: review notes the viewer may read. The findings go with their note. */
export function reviewsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, reviews)
}

/** SQL: the built-in themes, and those of teams in which the viewer currently has a role. */
export function themesVisibleTo(ctx: Ctx): SQL {
  const teamIds = ctx.viewer.roles.map(({ teamId }) => teamId)
  return or(isNull(themes.teamId), inArray(themes.teamId, teamIds)) as SQL
}

/**
 * SQL over `memberships` joined with `people`: the juniors, each in a team, whom the viewer mentors there or whose team
 * they lead. Never the viewer.
 */
export function mayLogFor(ctx: Ctx): SQL {
  const circle = { juniorId: memberships.personId, teamId: memberships.teamId }
  return and(
    eq(memberships.role, 'junior'),
    isNull(memberships.endedAt),
    isNull(people.deactivatedAt),
    ne(memberships.personId, ctx.viewer.id),
    inOwnTeams(ctx, memberships.teamId),
    or(mentorsNow(ctx, circle), leadsNow(ctx, memberships.teamId)),
  ) as SQL
}

/** Only its author, and only while they could write it. `mayLog` is whether `mayLogFor()` includes its junior. */
export function canEdit(ctx: Ctx, review: { authorId: string; mayLog: boolean }): boolean {
  return review.authorId === ctx.viewer.id && review.mayLog
}

/** SQL over `reviews`: whether `mayLogFor()` includes the junior whom the note is about. */
export function mayLogAgain(ctx: Ctx): SQL<boolean> {
  const allowed = db
    .select({ one: sql`1` })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(eq(memberships.personId, reviews.juniorId), eq(memberships.teamId, reviews.teamId), mayLogFor(ctx)),
    )
  return sql<boolean>`${exists(allowed)}`.mapWith(Boolean)
}

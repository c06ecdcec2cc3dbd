import { and, eq, isNull, ne, or, type SQL } from 'drizzle-orm'
import { memberships, people } from '#db/schema/people.ts'
import { reviews } from '#db/schema/reviews.ts'
import { inOwnTeams, leadsNow, mentorsNow, textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: the review notes that the viewer may read, with all that belongs to them (findings, linked goals). */
export function reviewsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, reviews)
}

/**
 * SQL over `memberships` joined with `people`: the juniors that the viewer may write a review note for, each in a team: an
 * active mentor of the junior there, or a lead of the team; nobody for themselves.
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

/** May the viewer change this review note? Its author alone. */
export function canEdit(ctx: Ctx, review: { authorId: string }): boolean {
  return review.authorId === ctx.viewer.id
}

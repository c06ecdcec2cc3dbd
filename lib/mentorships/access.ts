import { and, isNull, or, type SQL } from 'drizzle-orm'
import { mentorships } from '#db/schema/people.ts'
import { isOneOfPair } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { managedBy } from '#lib/teams/access.ts'

/** SQL: the viewer's own mentorships, also ended ones, and the current ones of teams that they manage. */
export function mentorshipsVisibleTo(ctx: Ctx): SQL {
  return or(
    isOneOfPair(ctx, mentorships),
    and(isNull(mentorships.endedAt), managedBy(ctx, mentorships.teamId)),
  ) as SQL
}

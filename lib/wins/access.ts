import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, mentorships } from '#db/schema/people.ts'
import { wins } from '#db/schema/wins.ts'
import { mentorsNow, textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL over `wins`: the author's, and the circle's unless it's private. */
export function winsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, wins)
}

/** SQL over `memberships`: the viewer's own places as a junior, and those of the juniors they mentor there. */
export function mayNoteFor(ctx: Ctx): SQL {
  const { personId: juniorId, teamId } = memberships
  const mentored = db
    .select({ id: mentorships.juniorId })
    .from(mentorships)
    .where(and(eq(mentorships.mentorId, ctx.viewer.id), isNull(mentorships.endedAt)))
  return and(
    eq(memberships.role, 'junior'),
    isNull(memberships.endedAt),
    or(
      eq(juniorId, ctx.viewer.id),
      // The list lets the query start from the few juniors of the viewer's.
      and(inArray(juniorId, mentored), mentorsNow(ctx, { juniorId, teamId })),
    ),
  ) as SQL
}

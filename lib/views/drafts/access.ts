import { and, eq, exists, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships, mentorships, people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'

const mine = alias(memberships, 'viewer_membership')
const theirs = alias(memberships, 'reader_membership')

/** SQL over `people`: whose names the viewer knows, as someone in a team with them or paired with them at some time. */
export function namesKnownTo(ctx: Ctx): SQL {
  const inTeam = db
    .select({ one: sql`1` })
    .from(mine)
    .innerJoin(theirs, and(eq(theirs.teamId, mine.teamId), isNull(theirs.endedAt)))
    .where(and(eq(mine.personId, ctx.viewer.id), isNull(mine.endedAt), eq(theirs.personId, people.id)))
  const paired = db
    .select({ one: sql`1` })
    .from(mentorships)
    .where(
      or(
        and(eq(mentorships.mentorId, ctx.viewer.id), eq(mentorships.juniorId, people.id)),
        and(eq(mentorships.juniorId, ctx.viewer.id), eq(mentorships.mentorId, people.id)),
      ),
    )
  return or(exists(inTeam), exists(paired)) as SQL
}

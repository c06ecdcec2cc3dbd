import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, mentorships } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import type { Ctx } from '#lib/core/context.ts'
import { circleTerm, leadsTerm, personTerm } from './rules.ts'

/** Those of `readerTerms` that the viewer currently has. One query. */
export async function listReaderTerms(ctx: Ctx): Promise<string[]> {
  const { id } = ctx.viewer
  const led = db
    .select({ juniorId: memberships.personId, teamId: memberships.teamId, as: sql<string>`'lead'` })
    .from(memberships)
    .where(and(eq(memberships.personId, id), eq(memberships.role, 'lead'), isNull(memberships.endedAt)))
  const mentored = db
    .select({ juniorId: mentorships.juniorId, teamId: mentorships.teamId, as: sql<string>`'mentor'` })
    .from(mentorships)
    .where(and(eq(mentorships.mentorId, id), isNull(mentorships.endedAt)))
  // Also of teams that they have left.
  const own = db
    .select({ juniorId: searchDocuments.juniorId, teamId: searchDocuments.teamId, as: sql<string>`'junior'` })
    .from(searchDocuments)
    .where(eq(searchDocuments.juniorId, id))
  const rows = await led.union(mentored).union(own)
  const terms = rows.map(({ as, juniorId, teamId }) =>
    as === 'lead' ? leadsTerm(teamId) : circleTerm(juniorId, teamId),
  )
  return [personTerm(id), ...new Set(terms)]
}

import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { placeholder, prepared } from '#db/prepared.ts'
import { memberships, mentorships, people } from '#db/schema/people.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import type { KnownPerson } from '#lib/core/names.ts'

const mine = alias(memberships, 'my_membership')
const theirs = alias(memberships, 'their_membership')

const knownTo = prepared(() => {
  const viewerId = placeholder('viewerId')
  const teammates = db
    .select({ id: theirs.personId })
    .from(mine)
    .innerJoin(theirs, and(eq(theirs.teamId, mine.teamId), isNull(theirs.endedAt)))
    .where(and(eq(mine.personId, viewerId), isNull(mine.endedAt)))
  const mentors = db
    .select({ id: mentorships.mentorId })
    .from(mentorships)
    .where(eq(mentorships.juniorId, viewerId))
  const juniors = db
    .select({ id: mentorships.juniorId })
    .from(mentorships)
    .where(eq(mentorships.mentorId, viewerId))
  return db
    .select({ id: people.id, name: people.name, shortName: people.shortName, email: people.email })
    .from(people)
    .where(
      or(
        eq(people.id, viewerId),
        inArray(people.id, teammates),
        inArray(people.id, mentors),
        inArray(people.id, juniors),
      ),
    )
})

/**
 * The viewer, everyone in their teams, and whom they have ever been paired with. Nobody else, or a name told apart from
 * a stranger's would say that the stranger is here. One query.
 */
export async function listKnownPeople(_ctx: SystemCtx, viewerId: string): Promise<KnownPerson[]> {
  return knownTo({ viewerId })
}

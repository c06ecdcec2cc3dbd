import { and, eq, isNull } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { memberships, mentorships, people } from '#db/schema/people.ts'
import type { Named } from '#lib/core/named.ts'

/** Who currently reads a junior's `circle` texts in a team, besides the junior. By name. */
export type Circle = { mentors: Named[]; leads: Named[] }

/** Doesn't check the viewer: only call it for a record that they may see. Two queries. */
export async function getCircle(
  junior: { juniorId: string; teamId: string },
  from: Pick<Transaction, 'select'> = db,
): Promise<Circle> {
  const mentors = await from
    .select({ id: people.id, name: people.name })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.mentorId))
    .where(
      and(
        eq(mentorships.juniorId, junior.juniorId),
        eq(mentorships.teamId, junior.teamId),
        isNull(mentorships.endedAt),
        isNull(people.deactivatedAt),
      ),
    )
    .orderBy(people.sortKey, people.id)
  const leads = await from
    .select({ id: people.id, name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.teamId, junior.teamId),
        eq(memberships.role, 'lead'),
        isNull(memberships.endedAt),
        isNull(people.deactivatedAt),
      ),
    )
    .orderBy(people.sortKey, people.id)
  return { mentors, leads }
}

import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships, mentorships, people } from '#db/schema/people.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** `isMentor` is whether they mentor the viewer, `pairs` the current mentorships of the two, `teamId` the first team. */
export type JotPerson = {
  id: string
  name: string
  teamId: string
  isMentor: boolean
  pairs: { mentorshipId: string; teamId: string }[]
}

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')

/** Whom the viewer's jots can be about: those they have a pair with now, and the juniors they lead. By name. Two queries. */
export async function listJotPeople(ctx: Ctx, from: Pick<Transaction, 'select'> = db): Promise<JotPerson[]> {
  const { id: viewerId } = ctx.viewer
  const pairs = await from
    .select({
      mentorshipId: mentorships.id,
      teamId: mentorships.teamId,
      mentor: { id: mentor.id, name: mentor.name, sortKey: mentor.sortKey },
      junior: { id: junior.id, name: junior.name, sortKey: junior.sortKey },
    })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .where(
      and(
        isNull(mentorships.endedAt),
        or(eq(mentorships.mentorId, viewerId), eq(mentorships.juniorId, viewerId)),
      ),
    )
    .orderBy(asc(mentorships.startedAt), asc(mentorships.id))
  const led = ctx.viewer.roles.some(({ role }) => role === 'lead') ? await listLed(ctx, from) : []
  const known = new Map<string, JotPerson & { sortKey: string }>()
  for (const pair of pairs) {
    const isMentor = pair.junior.id === viewerId
    const other = isMentor ? pair.mentor : pair.junior
    const person = known.get(other.id) ?? { ...other, teamId: pair.teamId, isMentor: false, pairs: [] }
    person.isMentor ||= isMentor
    person.pairs.push({ mentorshipId: pair.mentorshipId, teamId: pair.teamId })
    known.set(other.id, person)
  }
  for (const person of led)
    if (!known.has(person.id)) known.set(person.id, { ...person, isMentor: false, pairs: [] })
  return [...known.values()]
    .sort((one, other) => compare(one.sortKey, other.sortKey) || compare(one.id, other.id))
    .map(({ sortKey: _sortKey, ...person }) => person)
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function listLed(ctx: Ctx, from: Pick<Transaction, 'select'>) {
  return from
    .select({ id: people.id, name: people.name, sortKey: people.sortKey, teamId: memberships.teamId })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.role, 'junior'),
        isNull(memberships.endedAt),
        isNull(people.deactivatedAt),
        ne(memberships.personId, ctx.viewer.id),
        ledBy(ctx, memberships.teamId),
      ),
    )
    .orderBy(asc(memberships.startedAt), asc(memberships.id))
}

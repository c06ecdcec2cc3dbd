import { and, asc, eq, gte, isNotNull, ne, or } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { isOneOfPair } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { wasCalledOff } from './rules.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')

const MAX_DAYS_TOLD = 7

export type CalledOff = Awaited<ReturnType<typeof listCalledOff>>[number]

/**
 * Sessions that the end of a mentorship cancelled, told to the two who would have met for a week, and for as long as the
 * day is to come. Soonest first. One query.
 */
export async function listCalledOff(ctx: Ctx) {
  const weekAgo = new Date(ctx.now.getTime() - MAX_DAYS_TOLD * 86_400_000)
  const rows = await db
    .select({
      sessionId: sessions.id,
      state: sessions.state,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      agreedZone: sessions.agreedZone,
      updatedAt: sessions.updatedAt,
      endedAt: mentorships.endedAt,
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name },
    })
    .from(mentorships)
    .innerJoin(sessions, and(eq(sessions.mentorshipId, mentorships.id), ne(sessions.state, 'held')))
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .where(
      and(
        isOneOfPair(ctx, mentorships),
        isNotNull(mentorships.endedAt),
        or(gte(sessions.heldOn, addDays(dayIn(ctx.now, 'UTC'), -1)), gte(mentorships.endedAt, weekAgo)),
      ),
    )
    .orderBy(asc(sessions.heldOn), asc(sessions.id))
  return rows.filter((row) => wasCalledOff(row))
}

import { and, asc, eq, isNull, max, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { mentorships, people, teams } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/context.ts'
import { visibleTo } from '#lib/sessions/access.ts'

/** A junior whom the viewer mentors now, with the pair's last session. `lastHeldOn` is null before the first one. */
export type MyJunior = Awaited<ReturnType<typeof listMyJuniors>>[number]

/** The juniors whom the viewer mentors now, by name, one row for each pair (a junior in two teams stands twice). */
export async function listMyJuniors(ctx: Ctx) {
  const lastHeld = db
    .select({ day: max(sessions.heldOn) })
    .from(sessions)
    .where(and(eq(sessions.mentorshipId, mentorships.id), eq(sessions.state, 'held'), visibleTo(ctx)))
  return db
    .select({
      mentorshipId: mentorships.id,
      teamId: mentorships.teamId,
      teamName: teams.name,
      evidenceWaitDays: teams.evidenceWaitDays,
      cadenceDays: mentorships.cadenceDays,
      startedAt: mentorships.startedAt,
      juniorId: people.id,
      name: people.name,
      timeZone: people.timeZone,
      lastHeldOn: sql<string | null>`(${lastHeld})`,
    })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.juniorId))
    .innerJoin(teams, eq(teams.id, mentorships.teamId))
    .where(
      and(eq(mentorships.mentorId, ctx.viewer.id), isNull(mentorships.endedAt), isNull(people.deactivatedAt)),
    )
    .orderBy(asc(people.name), asc(mentorships.id))
}

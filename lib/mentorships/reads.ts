import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people, teams } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { managedBy } from '#lib/teams/access.ts'
import { mentorshipsVisibleTo } from './access.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')

export type Pair = {
  id: string
  mentor: { id: string; name: string }
  junior: { id: string; name: string }
  cadenceDays: number
  version: number
  startedAt: Date
}

const columns = {
  id: mentorships.id,
  mentor: { id: mentor.id, name: mentor.name },
  junior: { id: junior.id, name: junior.name },
  cadenceDays: mentorships.cadenceDays,
  version: mentorships.version,
  startedAt: mentorships.startedAt,
}

/** All of the team's for those who manage it, otherwise the viewer's own. One query. */
export async function listPairs(ctx: Ctx, teamId: string): Promise<Pair[]> {
  return db
    .select(columns)
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .where(and(eq(mentorships.teamId, teamId), isNull(mentorships.endedAt), mentorshipsVisibleTo(ctx)))
    .orderBy(asc(junior.sortKey), asc(junior.id), asc(mentor.sortKey), asc(mentorships.id))
}

/** Throws NotFound unless the viewer manages the team and the mentorship is current. One query. */
export async function getPair(
  ctx: Ctx,
  teamId: string,
  mentorshipId: string,
): Promise<Pair & { team: { id: string; name: string } }> {
  const [pair] = await db
    .select({ ...columns, team: { id: teams.id, name: teams.name } })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .innerJoin(teams, eq(teams.id, mentorships.teamId))
    .where(
      and(
        eq(mentorships.id, mentorshipId),
        eq(mentorships.teamId, teamId),
        isNull(mentorships.endedAt),
        managedBy(ctx, mentorships.teamId),
      ),
    )
  if (!pair) throw new NotFound()
  return pair
}

import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { goals } from '#db/schema/goals.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { openGoalStates } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { endingVersion } from '#lib/teams/endings/scope.ts'
import type { Ending } from '#lib/teams/rules.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')

/**
 * Doesn't check that the viewer may see the person. Goals are counted if `mayCount`, and only those that the viewer may
 * see. `version` changes with the roles and mentorships that would end. Five queries at most.
 */
export async function getEnding(
  ctx: Ctx,
  of: { teamId: string; personId: string; name: string },
  mayCount: boolean,
): Promise<Ending & { version: string }> {
  const pairs = await listPairsAround(of.teamId, of.personId)
  const withMentors = pairs.filter(({ juniorId }) => juniorId === of.personId)
  const withJuniors = pairs.filter(({ mentorId }) => mentorId === of.personId)
  const juniorIds = withJuniors.map(({ juniorId }) => juniorId)
  const mentored = await othersWhoMentor(of, juniorIds)
  const alone = withJuniors.filter(({ juniorId }) => !mentored.has(juniorId))
  const counts = mayCount ? await countGoals(ctx, of.teamId, [of.personId, ...juniorIds]) : []
  const countOf = (ids: readonly string[], states: readonly string[]) =>
    counts
      .filter(({ juniorId, state }) => ids.includes(juniorId) && states.includes(state))
      .reduce((sum, { number }) => sum + number, 0)
  return {
    name: of.name,
    version: await endingVersion(db, of.teamId, of.personId),
    mentors: withMentors.map((pair) => pair.mentorName),
    juniors: withJuniors.map((pair) => pair.juniorName),
    juniorsLeftAlone: alone.map((pair) => pair.juniorName),
    goals: mayCount
      ? { open: countOf([of.personId], openGoalStates), waiting: countOf([of.personId], ['submitted']) }
      : null,
    queue: mayCount ? countOf(juniorIds, ['submitted']) : null,
  }
}

function listPairsAround(teamId: string, personId: string) {
  return db
    .select({
      juniorId: mentorships.juniorId,
      mentorId: mentorships.mentorId,
      juniorName: junior.name,
      mentorName: mentor.name,
    })
    .from(mentorships)
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, mentorships.juniorId))
    .where(
      and(
        eq(mentorships.teamId, teamId),
        or(eq(mentorships.mentorId, personId), eq(mentorships.juniorId, personId)),
        isNull(mentorships.endedAt),
      ),
    )
    .orderBy(asc(junior.sortKey), asc(junior.id), asc(mentor.sortKey), asc(mentor.id))
}

async function othersWhoMentor(
  of: { teamId: string; personId: string },
  juniorIds: readonly string[],
): Promise<Set<string>> {
  if (juniorIds.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ juniorId: mentorships.juniorId })
    .from(mentorships)
    .where(
      and(
        eq(mentorships.teamId, of.teamId),
        inArray(mentorships.juniorId, [...juniorIds]),
        sql`${mentorships.mentorId} <> ${of.personId}`,
        isNull(mentorships.endedAt),
      ),
    )
  return new Set(rows.map(({ juniorId }) => juniorId))
}

function countGoals(ctx: Ctx, teamId: string, juniorIds: readonly string[]) {
  return db
    .select({ juniorId: goals.juniorId, state: goals.state, number: sql`count(*)`.mapWith(Number) })
    .from(goals)
    .where(
      and(
        eq(goals.teamId, teamId),
        inArray(goals.juniorId, [...juniorIds]),
        inArray(goals.state, openGoalStates),
        goalsVisibleTo(ctx),
      ),
    )
    .groupBy(goals.juniorId, goals.state)
}

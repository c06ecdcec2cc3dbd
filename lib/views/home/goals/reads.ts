import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { mentorships } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { inCircle } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { mayNeedSomebody, needColumns } from '#lib/views/needs/reads.ts'
import { packedStandings, unpackStandings } from '#lib/views/progress/reads.ts'

// The circle is asked once for a pair: a cross join keeps that order in SQLite (sqlite.org/optoverview.html, 8.2).
const goalsOfPair = and(eq(goals.juniorId, mentorships.juniorId), eq(goals.teamId, mentorships.teamId))
const myPairs = (ctx: Ctx) =>
  and(eq(mentorships.mentorId, ctx.viewer.id), isNull(mentorships.endedAt), inCircle(ctx, mentorships))

/** How the milestones stand for each junior whom the viewer mentors now: a row for a junior, team and roadmap. */
export async function listMyJuniorsStandings(ctx: Ctx) {
  const rows = await db
    .select({
      juniorId: goals.juniorId,
      teamId: goals.teamId,
      roadmapId: goals.roadmapId,
      packed: packedStandings(),
    })
    .from(mentorships)
    .crossJoin(goals)
    .where(and(myPairs(ctx), goalsOfPair))
    .groupBy(goals.juniorId, goals.teamId, goals.roadmapId)
  return rows.map(({ packed, ...row }) => ({ ...row, goals: unpackStandings(packed) }))
}

/** The open goals of the viewer's juniors that may need the viewer: submitted, blocked or due before now. */
export async function listMyJuniorsGoals(ctx: Ctx) {
  return db
    .select({ ...needColumns, teamId: goals.teamId })
    .from(mentorships)
    .crossJoin(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(and(myPairs(ctx), goalsOfPair, mayNeedSomebody(ctx)))
}

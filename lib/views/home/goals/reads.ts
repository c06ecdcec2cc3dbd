import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { prepared } from '#db/prepared.ts'
import { goals } from '#db/schema/goals.ts'
import { mentorships } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { anyViewer, inCircle } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { blockedBy, blocker, mayNeedSomeone, needColumns } from '#lib/views/needs/reads.ts'
import { packedStandings, standingVersion, unpackStandings } from '#lib/views/progress/reads.ts'

// A cross join keeps its order in SQLite (sqlite.org/optoverview.html, 8.2), so the circle is checked once per pair.
const goalsOfPair = and(eq(goals.juniorId, mentorships.juniorId), eq(goals.teamId, mentorships.teamId))
const myPairs = (ctx: Ctx) =>
  and(eq(mentorships.mentorId, ctx.viewer.id), isNull(mentorships.endedAt), inCircle(ctx, mentorships))

const standingRows = prepared(() =>
  db
    .select({
      juniorId: goals.juniorId,
      teamId: goals.teamId,
      roadmapId: goals.roadmapId,
      versionId: standingVersion(),
      packed: packedStandings(),
    })
    .from(mentorships)
    .crossJoin(goals)
    .where(and(myPairs(anyViewer), goalsOfPair))
    .groupBy(goals.juniorId, goals.teamId, goals.roadmapId),
)

/** For the juniors the viewer mentors now: one row per junior, team and roadmap. One query. */
export async function listMyJuniorsStandings(ctx: Ctx) {
  const rows = await standingRows({ viewerId: ctx.viewer.id })
  return rows.map(({ packed, ...row }) => ({ ...row, goals: unpackStandings(packed) }))
}

/** Open goals that are submitted, blocked or may be overdue, of the juniors the viewer mentors now. One query. */
export async function listMyJuniorsGoals(ctx: Ctx) {
  return db
    .select({ ...needColumns, teamId: goals.teamId })
    .from(mentorships)
    .crossJoin(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .leftJoin(blocker, blockedBy)
    .where(and(myPairs(ctx), goalsOfPair, mayNeedSomeone(ctx)))
}

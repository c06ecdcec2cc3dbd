import { and, eq, exists, gte, isNotNull, isNull, max, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, mentorships } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { sessions } from '#db/schema/sessions.ts'
import { inCircle } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays, type Day, daysBetween, weekday } from '#lib/core/days.ts'
import { dayOf } from '#lib/core/zoned-time.ts'
import { listStageOutlines } from '#lib/roadmaps/reads.ts'
import { listContacts } from '#lib/sessions/contacts/reads.ts'
import { getOwnTeam, listTeammates } from '#lib/teams/teammates/reads.ts'
import { mayNeedSomebody, needColumns } from '#lib/views/needs/reads.ts'
import { packedStandings, unpackStandings } from '#lib/views/progress/reads.ts'
import { buildDashboard, needingAttention, type TeamDashboard, weeksShown } from './rules.ts'

/**
 * A team's dashboard as far as the viewer may see it: a lead all of it, a mentor the own juniors and everybody's names,
 * a junior the names. Nine queries, whatever the team's size. Throws NotFound for a team that isn't the viewer's.
 */
export async function getTeamDashboard(ctx: Ctx, teamId: string): Promise<TeamDashboard> {
  const team = await getOwnTeam(ctx, teamId)
  const members = await listTeammates(ctx, teamId)
  const guides = team.roles.includes('lead') || team.roles.includes('mentor')
  if (!guides) return buildDashboard(ctx.now, { team, members, ...nothing })
  const weeks = weekStarts(dayOf(ctx.now, ctx.timeZone))
  return buildDashboard(ctx.now, {
    team,
    members,
    weeks,
    pairs: await listContacts(ctx, { teamId }),
    left: await listLeft(ctx, teamId),
    standings: await listStandings(ctx, teamId),
    attention: await listGoalsWithNeeds(ctx, teamId),
    met: await listWeeksMet(ctx, teamId, weeks),
    stages: await listStageOutlines(ctx),
  })
}

/**
 * Who needs attention in a team that the viewer leads, and how many juniors it has, without anybody's progress; six
 * queries, whatever the team's size. Throws NotFound for a team that isn't the viewer's.
 */
export async function getTeamAttention(ctx: Ctx, teamId: string) {
  const begun = await listBegun(ctx, teamId)
  const { team, juniors } = buildDashboard(ctx.now, {
    ...nothing,
    team: await getOwnTeam(ctx, teamId),
    members: await listTeammates(ctx, teamId),
    pairs: await listContacts(ctx, { teamId }),
    left: await listLeft(ctx, teamId),
    attention: await listGoalsWithNeeds(ctx, teamId),
    standings: begun.map(({ juniorId }) => ({ juniorId, roadmapId: '', goals: [] })),
  })
  return { team, juniors: juniors.length, needing: needingAttention(juniors) }
}

const nothing = { left: [], weeks: [], pairs: [], standings: [], attention: [], met: [], stages: [] }

/** The Mondays of the weeks that the strip shows, the oldest first; weeks begin on Monday (ISO 8601). */
function weekStarts(today: Day): Day[] {
  const monday = addDays(today, 1 - weekday(today))
  return Array.from({ length: weeksShown }, (_, week) => addDays(monday, 7 * (week - weeksShown + 1)))
}

// The circle is asked once for a junior and not once for each of their rows, so these reads begin at the juniors:
// SQLite keeps the order of a cross join (sqlite.org/optoverview.html, 8.2), PostgreSQL finds its own.
const memberColumns = { juniorId: memberships.personId, teamId: memberships.teamId }
const juniorsOf = (ctx: Ctx, teamId: string) =>
  and(
    eq(memberships.teamId, teamId),
    eq(memberships.role, 'junior'),
    isNull(memberships.endedAt),
    inCircle(ctx, memberColumns),
  )
const goalsOfMember = and(eq(goals.juniorId, memberships.personId), eq(goals.teamId, memberships.teamId))

/** When the last of each junior's mentorships that are over ended. */
async function listLeft(ctx: Ctx, teamId: string) {
  return db
    .select({ juniorId: mentorships.juniorId, at: max(mentorships.endedAt) })
    .from(mentorships)
    .where(and(eq(mentorships.teamId, teamId), isNotNull(mentorships.endedAt), inCircle(ctx, mentorships)))
    .groupBy(mentorships.juniorId)
}

/** How each milestone stands for each junior: one row for a junior and roadmap. */
async function listStandings(ctx: Ctx, teamId: string) {
  const rows = await db
    .select({ juniorId: goals.juniorId, roadmapId: goals.roadmapId, packed: packedStandings() })
    .from(memberships)
    .crossJoin(goals)
    .where(and(juniorsOf(ctx, teamId), goalsOfMember))
    .groupBy(goals.juniorId, goals.roadmapId)
  return rows.map(({ packed, ...row }) => ({ ...row, goals: unpackStandings(packed) }))
}

/** The juniors who have any goal in the team. */
async function listBegun(ctx: Ctx, teamId: string) {
  return db
    .select({ juniorId: memberships.personId })
    .from(memberships)
    .where(and(juniorsOf(ctx, teamId), exists(db.select({ one: sql`1` }).from(goals).where(goalsOfMember))))
}

/** The open goals of a team that may need somebody: submitted, blocked or due before now. */
async function listGoalsWithNeeds(ctx: Ctx, teamId: string) {
  return db
    .select(needColumns)
    .from(memberships)
    .crossJoin(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(and(juniorsOf(ctx, teamId), goalsOfMember, mayNeedSomebody(ctx)))
}

/** For each junior and week whether a session was held, in `weeks`' order; one row for a junior. */
async function listWeeksMet(ctx: Ctx, teamId: string, weeks: Day[]) {
  const [first] = weeks
  if (!first) return []
  const rows = await db
    .select({
      juniorId: sessions.juniorId,
      days: sql<string>`string_agg(${sessions.heldOn}, ',')`,
    })
    .from(memberships)
    .crossJoin(sessions)
    .where(
      and(
        juniorsOf(ctx, teamId),
        eq(sessions.juniorId, memberships.personId),
        eq(sessions.teamId, memberships.teamId),
        gte(sessions.heldOn, first),
        eq(sessions.state, 'held'),
      ),
    )
    .groupBy(sessions.juniorId)
  return rows.map(({ juniorId, days }) => {
    const held = new Set(days.split(',').map((day) => Math.floor(daysBetween(first, day) / 7)))
    return { juniorId, weeks: weeks.map((_, week) => held.has(week)) }
  })
}

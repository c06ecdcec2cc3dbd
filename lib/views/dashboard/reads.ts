import { and, asc, count, desc, eq, exists, gte, isNotNull, isNull, max, ne, sql } from 'drizzle-orm'
import { atOneMoment, db } from '#db/client.ts'
import { placeholder, prepared } from '#db/prepared.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, mentorships } from '#db/schema/people.ts'
import { milestones, roadmaps } from '#db/schema/roadmaps.ts'
import { sessions } from '#db/schema/sessions.ts'
import { anyViewer, inCircle, ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { listStageOutlines } from '#lib/roadmaps/reads.ts'
import { wasHeld } from '#lib/sessions/access.ts'
import { listContacts } from '#lib/sessions/contacts/reads.ts'
import { weekStarts, weeksWith } from '#lib/sessions/contacts/rules.ts'
import { type AskedTeams, getOwnTeam, listLedTeams, listTeammates } from '#lib/teams/teammates/reads.ts'
import { blockedBy, blocker, mayNeedSomeone, needColumns } from '#lib/views/needs/reads.ts'
import { packedStandings, standingVersion, unpackStandings } from '#lib/views/progress/reads.ts'
import { roadmapToBegin, versionsIn } from '#lib/views/progress/rules.ts'
import { buildDashboard, needingAttention, type TeamDashboard } from './rules.ts'

/**
 * A lead sees every junior, a mentor their own, a junior only names. Eight queries at most, for any team size, at one
 * moment. Throws `NotFound` for a team that isn't the viewer's.
 */
export async function getTeamDashboard(ctx: Ctx, teamId: string): Promise<TeamDashboard> {
  return atOneMoment(() => readDashboard(ctx, teamId))
}

async function readDashboard(ctx: Ctx, teamId: string): Promise<TeamDashboard> {
  const team = await getOwnTeam(ctx, teamId)
  const asked: AskedTeams = (column) => eq(column, teamId)
  const members = await listTeammates(ctx, asked)
  const guides = team.roles.includes('lead') || team.roles.includes('mentor')
  if (!guides) return buildDashboard(ctx.now, { team, members, ...nothing })
  const weeks = weekStarts(dayIn(ctx.now, ctx.timeZone))
  const standings = await listStandings(ctx, teamId)
  return buildDashboard(ctx.now, {
    team,
    members,
    weeks,
    pairs: await listContacts(ctx, { teamId }),
    left: await listLeft(ctx, asked),
    standings,
    attention: await listGoalsWithNeeds(ctx, asked),
    met: await listWeeksMet(ctx, asked, weeks),
    stages: await listStageOutlines(ctx, versionsIn(standings)),
  })
}

/**
 * For each team that the viewer leads, by name: who needs attention, without anyone's progress. Eight queries at most, for
 * any number of teams of any size. `roadmapId` is only read where someone has no goals.
 */
export async function listTeamAttention(ctx: Ctx) {
  const led: AskedTeams = (teamId) => ledBy(ctx, teamId)
  const teams = await listLedTeams(ctx)
  if (teams.length === 0) return []
  const members = inTeams(await listTeammates(ctx, led))
  const pairs = inTeams(await listContacts(ctx, { asLead: true }))
  const left = inTeams(await listLeft(ctx, led))
  const attention = inTeams(await listGoalsWithNeeds(ctx, led))
  const begun = inTeams(await listBegun(ctx, led))
  const briefs = teams.map((team) => {
    const rows = { members: members(team), pairs: pairs(team), left: left(team), attention: attention(team) }
    const standings = begun(team).map(({ juniorId }) => ({
      juniorId,
      roadmapId: '',
      versionId: null,
      goals: [],
    }))
    const { juniors } = buildDashboard(ctx.now, { ...nothing, team, ...rows, standings })
    return { team, juniors, needing: needingAttention(juniors) }
  })
  const lacksGoals = briefs.some(({ needing }) =>
    needing.some(({ needs }) => needs.some(({ kind }) => kind === 'no goal')),
  )
  const roadmapOf = lacksGoals ? await roadmapsToAssign(ctx) : () => undefined
  return briefs.map((brief) => ({ ...brief, roadmapId: roadmapOf(brief.team.id) }))
}

function inTeams<Row extends { teamId: string }>(rows: Row[]): (team: { id: string }) => Row[] {
  const byTeam = Map.groupBy(rows, ({ teamId }) => teamId)
  return ({ id }) => byTeam.get(id) ?? []
}

/** As `buildDashboard` chooses it: by the goals of who is a junior now. Two queries. */
async function roadmapsToAssign(ctx: Ctx): Promise<(teamId: string) => string | undefined> {
  const used = await db
    .select({ teamId: goals.teamId, roadmapId: roadmaps.id })
    .from(memberships)
    .innerJoin(goals, goalsOfMember)
    .innerJoin(roadmaps, eq(roadmaps.id, goals.roadmapId))
    .where(
      and(
        juniorsOf(ctx, (teamId) => ledBy(ctx, teamId)),
        ne(goals.state, 'dropped'),
        isNull(roadmaps.retiredAt),
      ),
    )
    .groupBy(goals.teamId, roadmaps.id)
    .orderBy(desc(count()), asc(roadmaps.id))
  const outlines = await listStageOutlines(ctx)
  return (teamId) => used.find((row) => row.teamId === teamId)?.roadmapId ?? roadmapToBegin(outlines, teamId)
}

const nothing = { left: [], weeks: [], pairs: [], standings: [], attention: [], met: [], stages: [] }

// These reads start from the juniors, so the circle is checked once per junior and not once per row. SQLite keeps the
// order of a cross join (sqlite.org/optoverview.html, 8.2); PostgreSQL picks its own.
const memberColumns = { juniorId: memberships.personId, teamId: memberships.teamId }
const juniorsOf = (ctx: Ctx, isAsked: AskedTeams) =>
  and(
    isAsked(memberships.teamId),
    eq(memberships.role, 'junior'),
    isNull(memberships.endedAt),
    inCircle(ctx, memberColumns),
  )
const goalsOfMember = and(eq(goals.juniorId, memberships.personId), eq(goals.teamId, memberships.teamId))

/** When each junior's last ended mentorship ended. */
async function listLeft(ctx: Ctx, isAsked: AskedTeams) {
  return db
    .select({ teamId: mentorships.teamId, juniorId: mentorships.juniorId, at: max(mentorships.endedAt) })
    .from(mentorships)
    .where(and(isAsked(mentorships.teamId), isNotNull(mentorships.endedAt), inCircle(ctx, mentorships)))
    .groupBy(mentorships.teamId, mentorships.juniorId)
}

const standingRows = prepared(() =>
  db
    .select({
      juniorId: goals.juniorId,
      roadmapId: goals.roadmapId,
      versionId: standingVersion(),
      packed: packedStandings(),
    })
    .from(memberships)
    .crossJoin(goals)
    .where(
      and(
        juniorsOf(anyViewer, (column) => eq(column, placeholder('teamId'))),
        goalsOfMember,
      ),
    )
    .groupBy(goals.juniorId, goals.teamId, goals.roadmapId),
)

/** One row per junior and roadmap. */
async function listStandings(ctx: Ctx, teamId: string) {
  const rows = await standingRows({ viewerId: ctx.viewer.id, teamId })
  return rows.map(({ packed, ...row }) => ({ ...row, goals: unpackStandings(packed) }))
}

async function listBegun(ctx: Ctx, isAsked: AskedTeams) {
  return db
    .select({ teamId: memberships.teamId, juniorId: memberships.personId })
    .from(memberships)
    .where(and(juniorsOf(ctx, isAsked), exists(db.select({ one: sql`1` }).from(goals).where(goalsOfMember))))
}

async function listGoalsWithNeeds(ctx: Ctx, isAsked: AskedTeams) {
  return db
    .select({ ...needColumns, teamId: memberships.teamId })
    .from(memberships)
    .crossJoin(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .leftJoin(blocker, blockedBy)
    .where(and(juniorsOf(ctx, isAsked), goalsOfMember, mayNeedSomeone(ctx)))
}

/** One row per junior: whether a session was held, in the order of `weeks`. */
async function listWeeksMet(ctx: Ctx, isAsked: AskedTeams, weeks: Day[]) {
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
        juniorsOf(ctx, isAsked),
        eq(sessions.juniorId, memberships.personId),
        eq(sessions.teamId, memberships.teamId),
        gte(sessions.heldOn, first),
        wasHeld(),
      ),
    )
    .groupBy(sessions.juniorId)
  return rows.map(({ juniorId, days }) => ({ juniorId, weeks: weeksWith(weeks, days.split(',')) }))
}

import type { Ctx } from '#lib/context.ts'
import { listStageOutlines } from '#lib/roadmaps/reads.ts'
import { getTeamDashboard } from '#lib/teams/dashboard-reads.ts'
import { type JuniorRow, needingAttention } from '#lib/teams/dashboard-rules.ts'
import { listGoalsByStage, listGoalsOfMyJuniors } from './goal-reads.ts'
import { getLatestFeedback, listChangesRequested, listMyMentors } from './junior-reads.ts'
import { listMyJuniors } from './mentor-reads.ts'
import { mentorHome, nextSteps, progressInTeam } from './rules.ts'
import { listMyActions, listPlannedSessions } from './session-reads.ts'

/** What needs a mentor now, over all their juniors; five queries. */
export async function getMentorHome(ctx: Ctx) {
  const pairs = await listMyJuniors(ctx)
  const goals = await listGoalsOfMyJuniors(ctx)
  const stages = await listStageOutlines(ctx)
  const planned = await listPlannedSessions(ctx, 'mentor')
  const actions = await listMyActions(ctx)
  return { ...mentorHome(ctx.now, ctx.viewer, { pairs, goals, stages, planned, actions }), planned, actions }
}

/** A junior's own home: next steps, goals by stage for each team, open actions, the newest feedback; nine queries. */
export async function getJuniorHome(ctx: Ctx) {
  const goals = await listGoalsByStage(ctx, ctx.viewer.id)
  const asked = await listChangesRequested(ctx)
  const outlines = await listStageOutlines(ctx)
  const planned = await listPlannedSessions(ctx, 'junior')
  const mentors = await listMyMentors(ctx)
  const actions = await listMyActions(ctx)
  const feedback = await getLatestFeedback(ctx)
  const teams = ctx.viewer.roles
    .filter(({ role }) => role === 'junior')
    .map(({ teamId, teamName }) => {
      const ofTeam = goals.filter((goal) => goal.teamId === teamId)
      return { teamId, teamName, goals: ofTeam, ...progressInTeam(outlines, ofTeam) }
    })
  const steps = nextSteps(ctx.now, ctx.timeZone, { goals, asked, planned })
  return { teams, steps, planned, mentors, actions, feedback }
}

/** A team of a lead's: who needs attention, the longest wait first, of how many. */
export type TeamBrief = { id: string; name: string; juniors: number; needing: JuniorRow[] }

/** What needs help in each team that the viewer leads; eight queries for a team. */
export async function listTeamBriefs(ctx: Ctx): Promise<TeamBrief[]> {
  const briefs: TeamBrief[] = []
  for (const { teamId, teamName, role } of ctx.viewer.roles) {
    if (role !== 'lead') continue
    const { juniors } = await getTeamDashboard(ctx, teamId)
    briefs.push({ id: teamId, name: teamName, juniors: juniors.length, needing: needingAttention(juniors) })
  }
  return briefs
}

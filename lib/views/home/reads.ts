import { atOneMoment } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { listJotPeople } from '#lib/jots/about/reads.ts'
import { countJots, listJotsComeBack } from '#lib/jots/reads.ts'
import { listProposalsOf, listWaitingProposals } from '#lib/proposals/reads.ts'
import { listStageOutlines } from '#lib/roadmaps/reads.ts'
import { listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { listLeftPoints, listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { listCalledOff } from '#lib/sessions/called-off/reads.ts'
import { listContacts, listHeldDays, type NextSession, nextSessions } from '#lib/sessions/contacts/reads.ts'
import { weekStarts } from '#lib/sessions/contacts/rules.ts'
import { findUnrated } from '#lib/sessions/opinions/reads.ts'
import { listTeamAttention } from '#lib/views/dashboard/reads.ts'
import { haveLevels, versionsIn } from '#lib/views/progress/rules.ts'
import { getLatestFeedback } from './feedback/reads.ts'
import { listMyJuniorsGoals, listMyJuniorsStandings } from './goals/reads.ts'
import { goalStandings, mentorHome, progressInTeam } from './rules.ts'
import { nextSteps } from './steps/rules.ts'

/** Open agenda points, as far as the viewer may read them. */
export type SessionToCome = NextSession & { ownPoints: number; otherPoints: number }

/**
 * What the home page shows of each role that the viewer has, at one moment. The action with the id `changedId` is among
 * the agenda's, and so is `changedJotId` among the jots, open or not. 35 queries at most.
 */
export async function getHome(ctx: Ctx, changedId?: string, changedJotId?: string) {
  const has = (role: string) => ctx.viewer.roles.some((held) => held.role === role)
  return atOneMoment(async () => {
    const agenda = has('mentor') || has('junior') ? await getOwnAgenda(ctx, changedId) : null
    return {
      agenda,
      jots: ctx.viewer.roles.length > 0 ? await getOwnJots(ctx, changedJotId) : null,
      calledOff: await listCalledOff(ctx),
      mentor: agenda && has('mentor') ? await getMentorHome(ctx, agenda) : null,
      junior: agenda && has('junior') ? await getJuniorHome(ctx, agenda) : null,
      briefs: has('lead') ? await listTeamAttention(ctx) : null,
    }
  })
}

/**
 * Planned sessions, soonest first, the viewer's own open actions, and what they must decide about since a mentorship
 * ended. The action with the id `changedId` is among them, open or not. Four queries.
 */
export async function getOwnAgenda(ctx: Ctx, changedId?: string) {
  const planned = await nextSessions(ctx)
  const pairs = [...new Set(planned.map(({ mentorshipId }) => mentorshipId))]
  const points = await listOpenPoints(ctx, pairs)
  const { yours, left } = await listOpenActions(ctx, changedId)
  const leftPoints = await listLeftPoints(ctx)
  const sessions = planned.map((session): SessionToCome => {
    // Of several planned sessions of a pair, the points are named with the next.
    const isNext = planned.find(({ mentorshipId }) => mentorshipId === session.mentorshipId) === session
    const waiting = isNext ? points.filter((point) => point.mentorshipId === session.mentorshipId) : []
    const ownPoints = waiting.filter(({ author }) => author.id === ctx.viewer.id).length
    return { ...session, ownPoints, otherPoints: waiting.length - ownPoints }
  })
  const undecided = [
    ...left.filter((action) => action.canClose),
    ...leftPoints.filter((point) => point.isLeft && point.visibility !== 'private'),
  ]
  return { sessions, actions: yours, left: undecided.map(({ mentor, junior }) => ({ mentor, junior })) }
}

/** Whom a jot can be about, those whose day has come, and how many are open. Five queries at most. */
async function getOwnJots(ctx: Ctx, changedId?: string) {
  const people = await listJotPeople(ctx)
  const { open } = await countJots(ctx)
  return { people, open, ...(await listJotsComeBack(ctx, changedId)) }
}

export type OwnJots = Awaited<ReturnType<typeof getOwnJots>>

export type OwnAgenda = Awaited<ReturnType<typeof getOwnAgenda>>

/** Six queries. */
export async function getMentorHome(ctx: Ctx, { actions }: OwnAgenda) {
  const weeks = weekStarts(dayIn(ctx.now, ctx.timeZone))
  const pairs = await listContacts(ctx, { asMentor: true })
  const standings = await listMyJuniorsStandings(ctx)
  const goals = await listMyJuniorsGoals(ctx)
  const stages = await listStageOutlines(ctx, versionsIn(standings))
  const held = await listHeldDays(ctx, weeks[0] ?? '')
  const proposals = await listWaitingProposals(ctx)
  return mentorHome(ctx.now, { pairs, standings, goals, stages, actions, proposals, weeks, held })
}

/** Ten queries at most. */
export async function getJuniorHome(ctx: Ctx, { sessions }: OwnAgenda) {
  const goals = await listGoalsByJunior(ctx, ctx.viewer.id)
  const outlines = await listStageOutlines(ctx, versionsIn(goals))
  const mentors = await listContacts(ctx, { juniorId: ctx.viewer.id })
  const feedback = await getLatestFeedback(ctx)
  const teams = ctx.viewer.roles
    .filter(({ role }) => role === 'junior')
    .map(({ teamId, teamName }) => {
      const ofTeam = goals.filter((goal) => goal.teamId === teamId)
      return { teamId, teamName, goals: ofTeam, ...progressInTeam(outlines, goalStandings(ofTeam), teamId) }
    })
  const planned = sessions.filter(({ junior }) => junior.id === ctx.viewer.id)
  return {
    teams,
    hasLevels: haveLevels(outlines, goals),
    steps: nextSteps(ctx.now, ctx.viewer.zones, { goals, planned, stages: teams }),
    planned,
    mentors,
    feedback,
    proposals: await listProposalsOf(ctx, ctx.viewer.id),
    unrated: await findUnrated(ctx),
  }
}

export type MentorHome = Awaited<ReturnType<typeof getMentorHome>>
export type JuniorHome = Awaited<ReturnType<typeof getJuniorHome>>
export type TeamBrief = Awaited<ReturnType<typeof listTeamAttention>>[number]

import { atOneMoment } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import type { JuniorForViewer } from '#lib/people/juniors/reads.ts'
import { listProposalsOf } from '#lib/proposals/reads.ts'
import { listThemes } from '#lib/reviews/reads.ts'
import { listStageOutlines } from '#lib/roadmaps/reads.ts'
import { listContacts } from '#lib/sessions/contacts/reads.ts'
import { listHalfYear } from '#lib/views/half-year/reads.ts'
import { goalStandings, progressInTeam } from '#lib/views/home/rules.ts'
import { haveLevels, versionsIn } from '#lib/views/progress/rules.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import type { TimelineFilter } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'

/**
 * What a junior's page shows, at one moment: its counts are those of its lists. `themes` are null unless they're asked for.
 * Without teams there are no goals and contacts. 22 queries at most.
 */
export async function getJuniorPage(
  ctx: Ctx,
  junior: JuniorForViewer,
  filter: TimelineFilter,
  wantsThemes: boolean,
) {
  const isKnown = junior.teams.length > 0
  return atOneMoment(async () => {
    const goals = isKnown ? await listGoalsByJunior(ctx, junior.id) : []
    const outlines = isKnown ? await listStageOutlines(ctx, versionsIn(goals)) : []
    return {
      goals,
      teams: junior.teams.map((team) => {
        const ofTeam = goals.filter((goal) => goal.teamId === team.id)
        return { ...team, goals: ofTeam, ...progressInTeam(outlines, goalStandings(ofTeam), team.id) }
      }),
      proposals: isKnown ? await listProposalsOf(ctx, junior.id) : [],
      contacts: isKnown ? await listContacts(ctx, { juniorId: junior.id }) : [],
      themes: wantsThemes ? await listThemes(ctx, junior.teams[0]?.id ?? '') : null,
      timeline: await listTimeline(ctx, junior.id, filter),
      counts: await countTimeline(ctx, junior.id, filter),
      happened: await listHalfYear(ctx, junior.id),
      hasLevels: haveLevels(outlines, goals),
    }
  })
}

export type TeamOnPage = Awaited<ReturnType<typeof getJuniorPage>>['teams'][number]

import type { Crumb } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { capital, countInWords, withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { Suggestion } from '#lib/roadmaps/suggestions/reads.ts'

/** 'Use a debugger', or for who has left the team, which they no longer see. */
export const aboutWords = ({ milestoneTitle }: Pick<Suggestion, 'milestoneTitle'>): string =>
  milestoneTitle ?? 'A milestone you no longer see'

/** 'Suggest a change: Use a debugger', for a browser's tab. */
export const tabTitle = (what: string, suggestion: Pick<Suggestion, 'milestoneTitle'>): string =>
  `${what}: ${withoutBackticks(aboutWords(suggestion))}`

/** 'You and the leads of Pythonistas'. */
export function readersWords(
  ctx: Ctx,
  { author, teamName }: Pick<Suggestion, 'author' | 'teamName'>,
): string {
  const who = author.id === ctx.viewer.id ? 'You' : calledName(ctx.viewer, author)
  return `${who} and the leads of ${teamName}`
}

/** 'Taken over by Ruth' */
export function stateWords(
  ctx: Ctx,
  { state, answeredBy }: Pick<Suggestion, 'state' | 'answeredBy'>,
): string {
  if (state === 'open') return 'Waiting for an answer'
  const by = answeredBy?.id === ctx.viewer.id ? 'you' : answeredBy && calledName(ctx.viewer, answeredBy)
  return `${state === 'taken_over' ? 'Taken over' : 'Answered'} by ${by ?? 'a lead'}`
}

/** 'Two changes are suggested and waiting for an answer' */
export const waitingWords = (open: number): string =>
  `${capital(countInWords(open, 'suggested change'))} ${open === 1 ? 'is' : 'are'} waiting for an answer`

type Placed = { roadmapId: string; roadmapTitle: string | null }

/** Nothing leads to a roadmap that the viewer no longer sees. */
export const roadmapCrumb = ({ roadmapId, roadmapTitle }: Placed): Crumb[] =>
  roadmapTitle === null ? [] : [{ href: `/roadmaps/${roadmapId}`, label: roadmapTitle }]

/** For the pages of one suggestion. */
export const suggestionCrumbs = (placed: Placed): Crumb[] => [
  ...roadmapCrumb(placed),
  { href: `/roadmaps/${placed.roadmapId}/suggestions`, label: 'Suggested changes' },
]

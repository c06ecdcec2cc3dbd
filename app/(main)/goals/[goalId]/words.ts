import type { Drafts } from '#app/_parts/drafts/offer.ts'
import type { Crumb } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'
import { numberWord, withoutBackticks } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import type { GoalInBrief, GoalPage } from '#lib/goals/reads.ts'
import { whyNotApproved } from '#lib/goals/rules.ts'

export type View = { ctx: Ctx; goal: GoalPage }
/** For what has a form in it. */
export type FormView = View & { drafts: Drafts }

/** For the beginning of a sentence: "You", "Ada". */
export function Who(ctx: Ctx, person: Named): string {
  return person.id === ctx.viewer.id ? 'You' : calledName(ctx.viewer, person)
}

/** For the middle of a sentence: "you", "Ada". */
export function who(ctx: Ctx, person: Named): string {
  return person.id === ctx.viewer.id ? 'you' : calledName(ctx.viewer, person)
}

/** 'All five are met', for what one press says of all criteria. */
export function allMetWords(criteria: number): string {
  if (criteria === 1) return 'The criterion is met'
  return criteria === 2 ? 'Both are met' : `All ${numberWord(criteria)} are met`
}

export const goalJunior = (goal: GoalInBrief): Named => ({ id: goal.juniorId, name: goal.juniorName })

/** The goal's stage on its roadmap, in the version that the goal is on. Undefined for an own goal beside no stage. */
export function stageHref(goal: GoalInBrief): string | undefined {
  const { listedRoadmapId: roadmapId, number, juniorNumber, stagePosition } = goal
  if (!roadmapId) return undefined
  const version = number === juniorNumber ? '' : `version=${number}&`
  return `/roadmaps/${roadmapId}?${version}stage=${stagePosition}#stage-${stagePosition}`
}

/** To the goal, from a page about a part of it. `anchor`: where on its page. */
export function goalCrumbs(
  ctx: Ctx,
  goal: { id: string; title: string; juniorId: string; juniorName: string },
  anchor = '',
): Crumb[] {
  const own = { href: `/goals/${goal.id}${anchor}`, label: goal.title }
  if (goal.juniorId === ctx.viewer.id) return [own]
  const junior = { id: goal.juniorId, name: goal.juniorName }
  return [{ href: `/people/${junior.id}`, label: fullName(ctx.viewer, junior) }, own]
}

/** For the tab: a mentor has the same milestone of several juniors in tabs side by side. */
export function tabTitle(ctx: Ctx, goal: { title: string; juniorId: string; juniorName: string }): string {
  const title = withoutBackticks(goal.title)
  if (goal.juniorId === ctx.viewer.id) return title
  return `${title}, ${calledName(ctx.viewer, { id: goal.juniorId, name: goal.juniorName })}`
}

export function isNew({ ctx, goal }: View, at: Date, byId: string): boolean {
  return goal.lastReadAt !== null && at > goal.lastReadAt && byId !== ctx.viewer.id
}

/** Where a verdict is shown: below the evidence that it answers, or in the history if it's about none. */
export function answerAnchor(goal: GoalPage, verdict: { id: string }): string {
  return verdict.id === goal.verdicts[0]?.id ? 'feedback' : `answer-${verdict.id}`
}

/** The verdict on a version that is shown. */
export const answersShown = (goal: GoalPage, verdict: { evidenceId: string | null }): boolean =>
  goal.evidence.some(({ id }) => id === verdict.evidenceId)

/** Whether the viewer sees a form for their verdict: then criteria and steps are in it, and nowhere else. */
export function verdictForm(goal: GoalPage): { isDue: boolean; waitsFor: string | undefined } | undefined {
  const isDue = goal.steps.includes('request_changes')
  if (!isDue && !goal.steps.includes('approve')) return undefined
  const waitsFor = whyNotApproved(goal.kind, {
    observations: goal.observations.length,
    kept: goal.keptPeriods,
    needed: goal.periodsNeeded ?? 0,
  })
  // There's nothing to answer and nothing to approve yet, so the form would have no button.
  return isDue || !waitsFor ? { isDue, waitsFor } : undefined
}

import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import type { Crumb } from '#app/_ui/page.tsx'
import { getPlanHead, getWrittenPlan, type PlanHead } from '#lib/plans/reads.ts'

export type PlanParams = { params: Promise<{ teamId: string; planId: string }> }

// Shared by `generateMetadata` and the page, which have promises of their own.
const headOf = cache(async (teamId: string, planId: string) =>
  found(getPlanHead(await requireContext(), addressId(teamId), addressId(planId))),
)
const writtenOf = cache(async (teamId: string, planId: string) =>
  found(getWrittenPlan(await requireContext(), addressId(teamId), addressId(planId))),
)

export async function planAt(params: PlanParams['params']) {
  const { teamId, planId } = await params
  return headOf(teamId, planId)
}

export async function writtenPlanAt(params: PlanParams['params']) {
  const { teamId, planId } = await params
  return writtenOf(teamId, planId)
}

/** Of the list of plans, or of a page within a plan. */
export function planTrail(team: { id: string; name: string }, plan?: PlanHead): Crumb[] {
  const href = `/teams/${team.id}/plans`
  const trail = [{ href: `/teams/${team.id}`, label: team.name }]
  return plan ? [...trail, { href, label: 'Plans' }, { href: planHref(plan), label: plan.title }] : trail
}

export const planHref = ({ id, teamId }: { id: string; teamId: string }) => `/teams/${teamId}/plans/${id}`

export const teamOf = ({ teamId, teamName }: PlanHead) => ({ id: teamId, name: teamName })

import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import type { Crumb } from '#app/_ui/page.tsx'
import { readsTemplatesOf, writesTemplatesOf } from '#lib/sessions/templates/access.ts'
import { getTemplate } from '#lib/sessions/templates/reads.ts'
import { getTeam } from '#lib/teams/reads.ts'

// Shared by `generateMetadata` and the page.
export const readTeamAt = cache(async (teamId: string) => {
  const ctx = await requireContext()
  const team = await found(getTeam(ctx, addressId(teamId)))
  if (!readsTemplatesOf(ctx, team.id)) notFound()
  return team
})

/** For the team's leads. */
export const ledTeamAt = cache(async (teamId: string) => {
  const team = await readTeamAt(teamId)
  if (!writesTemplatesOf(await requireContext(), team.id)) notFound()
  return team
})

/** For the team's leads. */
export const templateAt = cache(async (teamId: string, ref: string) => {
  const team = await ledTeamAt(teamId)
  return { team, template: await found(getTemplate(await requireContext(), team.id, ref)) }
})

export const templatesHref = (teamId: string) => `/teams/${teamId}/templates`

export function templateTrail(team: { id: string; name: string }, isInList = true): Crumb[] {
  const trail = [{ href: `/teams/${team.id}`, label: team.name }]
  return isInList ? [...trail, { href: templatesHref(team.id), label: 'Session templates' }] : trail
}

import type { Crumb } from '#app/_ui/page.tsx'
import type { Ctx } from '#lib/core/context.ts'

type Team = { id: string; name: string }

/** An admin without a role in the team comes from the list of all teams. */
export function teamTrail(ctx: Ctx, team: Team): Crumb[] {
  if (!ctx.viewer.roles.some(({ teamId }) => teamId === team.id))
    return [
      { href: '/admin', label: 'Admin' },
      { href: '/admin/teams', label: 'Teams' },
    ]
  return [
    { href: '/teams', label: 'Teams' },
    { href: `/teams/${team.id}`, label: team.name },
  ]
}

export function peopleTrail(ctx: Ctx, team: Team): Crumb[] {
  const trail = teamTrail(ctx, team)
  const isNamed = trail.some(({ label }) => label === team.name)
  const label = isNamed ? 'People' : `People in ${team.name}`
  return [...trail, { href: `/teams/${team.id}/people`, label }]
}

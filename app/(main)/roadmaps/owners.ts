import type { Ctx } from '#lib/core/context.ts'
import { teamsToWriteFor } from '#lib/roadmaps/access.ts'

/** For whom the viewer may write a roadmap; '' is everybody. */
export function ownersFor(ctx: Ctx): { value: string; label: string }[] {
  const teams = teamsToWriteFor(ctx).map(({ teamId, teamName }) => ({ value: teamId, label: teamName }))
  return ctx.viewer.isAdmin ? [...teams, { value: '', label: 'Everybody' }] : teams
}

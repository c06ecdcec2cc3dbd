import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { teams } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Stale } from '#lib/core/errors.ts'
import { requireAdmin } from '#lib/people/access.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { loadManagedTeam } from './access.ts'

/** Admins only. Returns the team's id; sent twice, it creates one. Throws NotFound. */
export async function createTeam(ctx: Ctx, input: { id: string; name: string }): Promise<string> {
  requireAdmin(ctx)
  const { id, name } = input
  return transaction(async (tx) => {
    const [made] = await tx.select({ id: teams.id }).from(teams).where(eq(teams.id, id))
    if (made) return id
    await tx.insert(teams).values({ id, name, createdAt: ctx.now })
    await recordAudit(ctx, tx, { event: 'team.created', teamId: id, subjectId: id })
    return id
  })
}

/**
 * `evidenceWaitDays` is how long evidence may wait there. Throws NotFound, Refused if the viewer doesn't manage the
 * team, Stale if it was saved elsewhere meanwhile.
 */
export async function changeTeam(
  ctx: Ctx,
  input: { teamId: string; version: number; name: string; evidenceWaitDays: number },
): Promise<void> {
  const { teamId, version, name, evidenceWaitDays } = input
  await transaction(async (tx) => {
    const team = await loadManagedTeam(ctx, tx, teamId)
    if (team.name === name && team.evidenceWaitDays === evidenceWaitDays) return
    if (team.version !== version)
      throw new Stale(team.version, { name: team.name, evidenceWaitDays: String(team.evidenceWaitDays) })
    await tx
      .update(teams)
      .set({ name, evidenceWaitDays, version: version + 1 })
      .where(eq(teams.id, teamId))
    await recordAudit(ctx, tx, { event: 'team.changed', teamId, subjectId: teamId })
  })
}

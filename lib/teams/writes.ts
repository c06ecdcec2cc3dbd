import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { teams } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { sortKey } from '#lib/core/sorting.ts'
import { requireAdmin } from '#lib/people/access.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { loadManagedTeam } from './access.ts'

/** Admins only. Returns the team's id; sent twice, it creates one. Throws NotFound, FormUsed. */
export async function createTeam(ctx: Ctx, input: { formId: string; name: string }): Promise<string> {
  requireAdmin(ctx)
  const { formId, name } = input
  const { id } = await transaction((tx) =>
    once(ctx, tx, { formId, verb: 'createTeam' }, input, async () => {
      const id = newId()
      await tx.insert(teams).values({ id, name, sortKey: sortKey(name), createdAt: ctx.now })
      await recordAudit(ctx, tx, { event: 'team.created', teamId: id, subjectId: id })
      return { id }
    }),
  )
  return id
}

/**
 * `evidenceWaitDays` is how long evidence may wait there. Throws NotFound, Refused if the viewer doesn't manage the
 * team, Stale if it was saved elsewhere meanwhile.
 */
export async function changeTeam(
  ctx: Ctx,
  input: { formId: string; teamId: string; version: number; name: string; evidenceWaitDays: number },
): Promise<void> {
  const { formId, teamId, version, name, evidenceWaitDays } = input
  await transaction((tx) =>
    onceEdited(ctx, tx, { formId, verb: 'changeTeam' }, input, async () => {
      const team = await loadManagedTeam(ctx, tx, teamId)
      if (team.name === name && team.evidenceWaitDays === evidenceWaitDays) return { id: teamId }
      if (team.version !== version)
        throw new Stale(team.version, { name: team.name, evidenceWaitDays: String(team.evidenceWaitDays) })
      await tx
        .update(teams)
        .set({ name, sortKey: sortKey(name), evidenceWaitDays, version: version + 1 })
        .where(eq(teams.id, teamId))
      await recordAudit(ctx, tx, { event: 'team.changed', teamId, subjectId: teamId })
      return { id: teamId }
    }),
  )
}

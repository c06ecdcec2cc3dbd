import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { jots } from '#db/schema/jots.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { listJotPeople } from './about/reads.ts'
import { jotsVisibleTo } from './access.ts'

/** Throws `NotFound` unless the viewer wrote it. One query. */
export async function jotInScope(ctx: Ctx, tx: Pick<Transaction, 'select'>, jotId: string) {
  const [jot] = await tx
    .select()
    .from(jots)
    .where(and(eq(jots.id, jotId), jotsVisibleTo(ctx)))
  if (!jot) throw new NotFound()
  return jot
}

/**
 * The team that a jot belongs to. Throws `Refused` for someone whom the viewer neither has a pair with nor leads, and if
 * the viewer is in no team. Two queries at most.
 */
export async function teamOfJot(ctx: Ctx, tx: Pick<Transaction, 'select'>, aboutId: string | null) {
  const person = aboutId ? (await listJotPeople(ctx, tx)).find(({ id }) => id === aboutId) : undefined
  if (aboutId && !person)
    throw new Refused('Choose someone you’re paired with or whose team you lead, or no one in particular.')
  const teamId = person?.teamId ?? ctx.viewer.roles[0]?.teamId
  if (!teamId) throw new Refused('You’re not in a team, so there’s nothing to jot down here.')
  return teamId
}

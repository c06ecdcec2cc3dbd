import { db } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'
import { listUndone } from './scope.ts'

/** What the page says before the mentor withdraws a session. Four queries. Throws `NotFound` if they can't. */
export async function getWithdrawal(ctx: Ctx, session: SessionPage) {
  if (!session.canWithdraw || session.mentorId !== ctx.viewer.id) throw new NotFound()
  const { points, actions, plannedAs, planned } = await listUndone(db, session)
  return {
    points: counted(points),
    actions: counted(actions),
    plannedAs,
    planned,
  }
}

// What its author withdrew isn't told of.
function counted(rows: readonly { isMade: boolean; withdrawnAt: Date | null }[]) {
  const shown = rows.filter(({ withdrawnAt }) => !withdrawnAt)
  const gone = shown.filter(({ isMade }) => isMade).length
  return { open: shown.length - gone, gone }
}

export type Withdrawal = Awaited<ReturnType<typeof getWithdrawal>>

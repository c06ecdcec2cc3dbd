import { db } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'
import { listUndone } from './scope.ts'

/** What the page says before the mentor withdraws a session. Four queries. Throws `NotFound` if they can't. */
export async function getWithdrawal(ctx: Ctx, session: SessionPage) {
  if (!session.canWithdraw || session.mentorId !== ctx.viewer.id) throw new NotFound()
  const { points, actions, plannedAs, planned } = await listUndone(db, session)
  const made = <Row extends { isMade: boolean }>(rows: readonly Row[]) =>
    rows.filter(({ isMade }) => isMade).length
  return {
    points: { open: points.length - made(points), gone: made(points) },
    actions: { open: actions.length - made(actions), gone: made(actions) },
    plannedAs,
    planned,
  }
}

export type Withdrawal = Awaited<ReturnType<typeof getWithdrawal>>

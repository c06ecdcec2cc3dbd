import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { listOpenActionsByMentorship } from '#lib/sessions/action-items/reads.ts'
import { listCarriedPoints } from '#lib/sessions/agenda/reads.ts'
import { getOfferedDate, listOwnJuniors } from '#lib/sessions/logging/reads.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'

/**
 * What the form of a held session shows apart from the session: the pair's planned session, its open points and its open
 * actions but those made in this session. Five queries. Throws `NotFound` if the viewer isn't the mentor or the
 * mentorship has ended.
 */
export async function getMendingForm(ctx: Ctx, session: SessionPage) {
  const { id, mentorshipId, junior } = session
  const pair = (await listOwnJuniors(ctx, junior.id)).find((row) => row.mentorshipId === mentorshipId)
  if (!pair) throw new NotFound()
  const open = await listOpenActionsByMentorship(ctx, mentorshipId)
  return {
    ...pair,
    today: personDay(ctx.now, pair.junior.zones),
    offered: await getOfferedDate(ctx, pair),
    openPoints: await listCarriedPoints(ctx, mentorshipId),
    openActions: open.filter((action) => action.session?.id !== id),
  }
}

export type MendingForm = Awaited<ReturnType<typeof getMendingForm>>

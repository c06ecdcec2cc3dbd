import { atOneMoment } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { listClosedActions, listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { listLeftPoints } from '#lib/sessions/agenda/reads.ts'
import { listContacts } from '#lib/sessions/contacts/reads.ts'

/**
 * What the page of actions shows, at one moment, so that one that is closed or opened meanwhile is in one of the lists. The
 * one with the id `changedId` is among the open ones, open or not. Four queries.
 */
export async function getActionsPage(ctx: Ctx, changedId?: string) {
  return atOneMoment(async () => {
    const { yours, waiting, left } = await listOpenActions(ctx, changedId)
    const points = await listLeftPoints(ctx)
    const isShown = (id: string) => [...yours, ...waiting].some((open) => open.id === id)
    const closed = (await listClosedActions(ctx)).filter(({ id }) => !isShown(id))
    return { yours, waiting, left, points, closed, pairs: await listContacts(ctx, { isOwn: true }) }
  })
}

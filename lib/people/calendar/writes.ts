import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { calendarFeeds } from '#db/schema/calendars.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused } from '#lib/core/errors.ts'
import { hashToken, newId, newToken } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'

const none = 'You have no calendar address any more. Create one first.'

/** Makes the viewer's feed, or gives it a new secret, so that the address of before is gone. Returns the secret. */
export async function renewFeed(ctx: Ctx, { showsNames }: { showsNames: boolean }): Promise<string> {
  const secret = newToken()
  await transaction(async (tx) => {
    const personId = ctx.viewer.id
    const columns = { secretHash: hashToken(secret), showsNames, renewedAt: ctx.now }
    const [feed] = await tx
      .update(calendarFeeds)
      .set(columns)
      .where(eq(calendarFeeds.personId, personId))
      .returning({ id: calendarFeeds.id })
    if (!feed)
      await tx.insert(calendarFeeds).values({ ...columns, id: newId(), personId, createdAt: ctx.now })
    await recordAudit(ctx, tx, {
      event: feed ? 'calendar.renewed' : 'calendar.made',
      subjectId: personId,
    })
  })
  return secret
}

/** What its titles say, from its next reading on. Throws Refused without a feed. */
export async function changeFeed(ctx: Ctx, { showsNames }: { showsNames: boolean }): Promise<void> {
  await transaction(async (tx) => {
    const [feed] = await tx
      .update(calendarFeeds)
      .set({ showsNames })
      .where(eq(calendarFeeds.personId, ctx.viewer.id))
      .returning({ id: calendarFeeds.id })
    if (!feed) throw new Refused(none)
  })
}

/** Its address answers with 404 from then on. Throws Refused without a feed. */
export async function removeFeed(ctx: Ctx): Promise<void> {
  await transaction(async (tx) => {
    const [feed] = await tx
      .delete(calendarFeeds)
      .where(eq(calendarFeeds.personId, ctx.viewer.id))
      .returning({ id: calendarFeeds.id })
    if (!feed) throw new Refused(none)
    await recordAudit(ctx, tx, { event: 'calendar.removed', subjectId: ctx.viewer.id })
  })
}

import { and, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { calendarFeeds } from '#db/schema/calendars.ts'
import { people } from '#db/schema/people.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { hashToken } from '#lib/core/ids.ts'

/** The viewer's own feed, without its secret; null if they have none. One query. */
export async function getOwnFeed(ctx: Ctx) {
  const [feed] = await db
    .select({
      id: calendarFeeds.id,
      showsNames: calendarFeeds.showsNames,
      renewedAt: calendarFeeds.renewedAt,
    })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.personId, ctx.viewer.id))
  return feed ?? null
}

/**
 * Whose feed has that secret in its address. Throws NotFound, the same for one that was renewed or taken away and for
 * somebody deactivated. One query.
 */
export async function getFeedOf(_ctx: SystemCtx, secret: string) {
  const [feed] = await db
    .select({ personId: calendarFeeds.personId, showsNames: calendarFeeds.showsNames })
    .from(calendarFeeds)
    .innerJoin(people, eq(people.id, calendarFeeds.personId))
    .where(and(eq(calendarFeeds.secretHash, hashToken(secret)), isNull(people.deactivatedAt)))
  if (!feed) throw new NotFound()
  return feed
}

import { desc, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { signIns } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { deviceInWords } from '#lib/sign-ins/devices/rules.ts'
import { openSignInsVisibleTo } from './access.ts'

export const MAX_SIGN_INS_SHOWN = 50

export type OwnSignIn = {
  id: string
  device: string
  createdAt: Date
  lastSeenAt: Date
  isThisOne: boolean
}

/** The viewer's open sign-ins: this one first, then the latest seen. `total` counts all of them. One query. */
export async function listOwnSignIns(ctx: Ctx): Promise<{ signIns: OwnSignIn[]; total: number }> {
  const rows = await db
    .select({
      id: signIns.id,
      userAgent: signIns.userAgent,
      createdAt: signIns.createdAt,
      lastSeenAt: signIns.lastSeenAt,
      total: sql`count(*) over ()`.mapWith(Number),
    })
    .from(signIns)
    .where(openSignInsVisibleTo(ctx))
    .orderBy(
      sql`case when ${signIns.id} = ${ctx.viewer.signInId} then 0 else 1 end`,
      desc(signIns.lastSeenAt),
      desc(signIns.id),
    )
    .limit(MAX_SIGN_INS_SHOWN)
  return {
    signIns: rows.map(({ userAgent, total, ...row }) => ({
      ...row,
      device: deviceInWords(userAgent),
      isThisOne: row.id === ctx.viewer.signInId,
    })),
    total: rows[0]?.total ?? 0,
  }
}

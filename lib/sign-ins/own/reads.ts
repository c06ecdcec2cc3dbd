import { count, desc, sql } from 'drizzle-orm'
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

/** The viewer's open sign-ins: this one first, then the latest seen. `total` counts all of them. Two queries. */
export async function listOwnSignIns(ctx: Ctx): Promise<{ signIns: OwnSignIn[]; total: number }> {
  const isOpen = openSignInsVisibleTo(ctx)
  const rows = await db
    .select({
      id: signIns.id,
      userAgent: signIns.userAgent,
      createdAt: signIns.createdAt,
      lastSeenAt: signIns.lastSeenAt,
    })
    .from(signIns)
    .where(isOpen)
    .orderBy(
      sql`case when ${signIns.id} = ${ctx.viewer.signInId} then 0 else 1 end`,
      desc(signIns.lastSeenAt),
      desc(signIns.id),
    )
    .limit(MAX_SIGN_INS_SHOWN)
  const [counted] = await db.select({ total: count() }).from(signIns).where(isOpen)
  return {
    signIns: rows.map(({ userAgent, ...row }) => ({
      ...row,
      device: deviceInWords(userAgent),
      isThisOne: row.id === ctx.viewer.signInId,
    })),
    total: counted?.total ?? 0,
  }
}

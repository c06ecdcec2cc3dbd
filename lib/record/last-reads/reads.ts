import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { lastReads } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'

/** Null before the first time. One query. */
export async function lastReadAt(ctx: Ctx, subjectId: string): Promise<Date | null> {
  const [row] = await db
    .select({ readAt: lastReads.readAt })
    .from(lastReads)
    .where(and(eq(lastReads.personId, ctx.viewer.id), eq(lastReads.subjectId, subjectId)))
  return row?.readAt ?? null
}

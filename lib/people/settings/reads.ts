import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'

export async function getProfile(
  ctx: Ctx,
): Promise<{ name: string; shortName: string | null; email: string; timeZone: string; version: number }> {
  const [profile] = await db
    .select({
      name: people.name,
      shortName: people.shortName,
      email: people.email,
      timeZone: people.timeZone,
      version: people.version,
    })
    .from(people)
    .where(eq(people.id, ctx.viewer.id))
  if (!profile) throw new NotFound()
  return profile
}

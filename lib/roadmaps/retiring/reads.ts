import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { roadmaps, roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { roadmapsRetiredBy } from '#lib/roadmaps/access.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'

/** Throws NotFound unless the viewer may retire it and bring it back. One query. */
export async function getRetirable(ctx: Ctx, roadmapId: string) {
  const [row] = await db
    .select({
      id: roadmaps.id,
      title: roadmapVersions.title,
      retiredAt: roadmaps.retiredAt,
      retiredById: people.id,
      retiredByName: people.name,
    })
    .from(roadmaps)
    .innerJoin(roadmapVersions, eq(roadmapVersions.roadmapId, roadmaps.id))
    .leftJoin(people, eq(people.id, roadmaps.retiredById))
    .where(and(eq(roadmaps.id, roadmapId), isCurrentVersion(), roadmapsRetiredBy(ctx)))
  if (!row) throw new NotFound()
  return row
}

/** Whether the viewer may. One query. */
export async function mayRetire(ctx: Ctx, roadmapId: string): Promise<boolean> {
  const rows = await db
    .select({ id: roadmaps.id })
    .from(roadmaps)
    .where(and(eq(roadmaps.id, roadmapId), roadmapsRetiredBy(ctx)))
  return rows.length > 0
}

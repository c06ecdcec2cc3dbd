import { and, desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { people } from '#db/schema/people.ts'
import { roadmaps, roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import { differences } from '#lib/roadmaps/differences/rules.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import { stagesOfVersions } from '#lib/roadmaps/stages/reads.ts'

export type Version = Awaited<ReturnType<typeof listVersions>>[number]

/** The current one first. Throws NotFound for a roadmap that the viewer doesn't see, or that has none. One query. */
export async function listVersions(ctx: Ctx, roadmapId: string) {
  const rows = await db
    .select({
      id: roadmapVersions.id,
      number: roadmapVersions.number,
      title: roadmapVersions.title,
      summary: roadmapVersions.summary,
      levels: roadmapVersions.levels,
      note: roadmapVersions.note,
      publishedAt: roadmapVersions.publishedAt,
      publishedBy: people.name,
      publishedById: people.id,
    })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .leftJoin(people, eq(people.id, roadmapVersions.publishedById))
    .where(and(eq(roadmapVersions.roadmapId, roadmapId), roadmapsVisibleTo(ctx)))
    .orderBy(desc(roadmapVersions.number))
  if (rows.length === 0) throw new NotFound()
  return rows
}

/** The numbers of the versions that the viewer is on, by team, the highest first. One query. */
export async function listOwnVersions(ctx: Ctx, roadmapId: string): Promise<number[]> {
  const rows = await db
    .select({ number: roadmapVersions.number })
    .from(roadmapPeople)
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, roadmapPeople.roadmapVersionId))
    .where(and(eq(roadmapPeople.juniorId, ctx.viewer.id), eq(roadmapPeople.roadmapId, roadmapId)))
    .orderBy(desc(roadmapVersions.number))
  return rows.map(({ number }) => number)
}

/**
 * From one version to a later one; to the current one from the one before, unless said otherwise. Throws NotFound unless the
 * viewer sees both. Five queries.
 */
export async function compareVersions(
  ctx: Ctx,
  roadmapId: string,
  numbers: { from: number | undefined; to: number | undefined },
) {
  const versions = await listVersions(ctx, roadmapId)
  const numbered = (asked: number | undefined, usual: Version | undefined) =>
    asked === undefined ? usual : versions.find(({ number }) => number === asked)
  const from = numbered(numbers.from, versions[1])
  const to = numbered(numbers.to, versions[0])
  if (!from || !to || from.number >= to.number) throw new NotFound()
  const stagesOf = await stagesOfVersions([from.id, to.id])
  const before = contentOfVersion({ ...from, stages: stagesOf(from.id) })
  const after = contentOfVersion({ ...to, stages: stagesOf(to.id) })
  return { from, to, before, after, changes: differences(before, after) }
}

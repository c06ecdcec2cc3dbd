import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { roadmapVersions, stages } from '#db/schema/roadmaps.ts'

export type StageBeside = Awaited<ReturnType<typeof listStagesBeside>>[number]

/**
 * The stages of every roadmap that the junior is on, each in their version, in order. The caller checks that the viewer is
 * in their circle. One query.
 */
export async function listStagesBeside(junior: { juniorId: string; teamId: string }) {
  return db
    .select({
      roadmapId: roadmapPeople.roadmapId,
      roadmapTitle: roadmapVersions.title,
      key: stages.key,
      position: stages.position,
      title: stages.title,
    })
    .from(roadmapPeople)
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, roadmapPeople.roadmapVersionId))
    .innerJoin(stages, eq(stages.roadmapVersionId, roadmapVersions.id))
    .where(and(eq(roadmapPeople.juniorId, junior.juniorId), eq(roadmapPeople.teamId, junior.teamId)))
    .orderBy(asc(roadmapVersions.title), asc(roadmapPeople.roadmapId), asc(stages.position))
}

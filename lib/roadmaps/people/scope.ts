import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'

type Junior = { juniorId: string; teamId: string }

const placeOf = ({ juniorId, teamId }: Junior) => `${juniorId} ${teamId}`

/**
 * The version that each of these juniors is on; whoever isn't on the roadmap yet is put on its current one. The caller
 * checks that the viewer may assign to them. Throws NotFound without a published version. Three queries at most.
 */
export async function versionsOf(
  ctx: Ctx,
  tx: Transaction,
  roadmapId: string,
  juniors: readonly Junior[],
): Promise<(junior: Junior) => string> {
  const rows = await tx
    .select({
      juniorId: roadmapPeople.juniorId,
      teamId: roadmapPeople.teamId,
      versionId: roadmapPeople.roadmapVersionId,
    })
    .from(roadmapPeople)
    .where(
      and(
        eq(roadmapPeople.roadmapId, roadmapId),
        inArray(
          roadmapPeople.juniorId,
          juniors.map(({ juniorId }) => juniorId),
        ),
      ),
    )
  const versions = new Map(rows.map((row) => [placeOf(row), row.versionId]))
  const [current] = await tx
    .select({ id: roadmapVersions.id })
    .from(roadmapVersions)
    .where(and(eq(roadmapVersions.roadmapId, roadmapId), isCurrentVersion()))
  if (!current) throw new NotFound()
  const begun = juniors.filter((junior) => !versions.has(placeOf(junior)))
  if (begun.length > 0)
    await tx.insert(roadmapPeople).values(
      begun.map(({ juniorId, teamId }) => ({
        id: newId(),
        juniorId,
        teamId,
        roadmapId,
        roadmapVersionId: current.id,
        since: ctx.now,
      })),
    )
  return (junior) => versions.get(placeOf(junior)) ?? current.id
}

import { and, desc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { roadmapMoves, roadmapPeople } from '#db/schema/moving-on.ts'
import { people } from '#db/schema/people.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { listVersions } from '#lib/roadmaps/versions/reads.ts'
import { mayMove } from '../access.ts'
import { listOnRoadmap } from '../reads.ts'
import { waysBack } from './scope.ts'

export type Moved = Awaited<ReturnType<typeof listMoved>>[number]

/** What the viewer may take back. Throws NotFound if no one is on the roadmap whom they may move. Twelve queries at most. */
export async function getMoves(ctx: Ctx, roadmapId: string): Promise<{ title: string; moved: Moved[] }> {
  const [current] = await listVersions(ctx, roadmapId)
  const juniors = await listOnRoadmap(ctx, roadmapId)
  if (!current || juniors.length === 0) throw new NotFound()
  return { title: current.title, moved: await listMoved(ctx, roadmapId) }
}

const later = alias(roadmapVersions, 'to_version')
const earlier = alias(roadmapVersions, 'from_version')
const mover = alias(people, 'mover')

/** The last move of each junior that can still be taken back, the latest first. Nine queries at most. */
async function listMoved(ctx: Ctx, roadmapId: string) {
  const rows = await db
    .select({
      id: roadmapMoves.id,
      juniorId: roadmapMoves.juniorId,
      name: people.name,
      teamId: roadmapMoves.teamId,
      roadmapId: roadmapMoves.roadmapId,
      at: roadmapMoves.at,
      toVersionId: roadmapMoves.toVersionId,
      versionId: roadmapPeople.roadmapVersionId,
      from: earlier.number,
      to: later.number,
      moverId: mover.id,
      moverName: mover.name,
    })
    .from(roadmapPeople)
    .innerJoin(
      roadmapMoves,
      and(
        eq(roadmapMoves.juniorId, roadmapPeople.juniorId),
        eq(roadmapMoves.teamId, roadmapPeople.teamId),
        eq(roadmapMoves.roadmapId, roadmapPeople.roadmapId),
      ),
    )
    .innerJoin(people, eq(people.id, roadmapMoves.juniorId))
    .innerJoin(mover, eq(mover.id, roadmapMoves.movedById))
    .innerJoin(earlier, eq(earlier.id, roadmapMoves.fromVersionId))
    .innerJoin(later, eq(later.id, roadmapMoves.toVersionId))
    .where(and(eq(roadmapPeople.roadmapId, roadmapId), isNull(roadmapMoves.undoneAt), mayMove(ctx)))
    .orderBy(desc(roadmapMoves.at), desc(roadmapMoves.id))
  const seen = new Set<string>()
  const latest = rows.filter(({ juniorId, teamId }) => {
    const isFirst = !seen.has(`${juniorId} ${teamId}`)
    seen.add(`${juniorId} ${teamId}`)
    return isFirst
  })
  const ways = await waysBack(
    db,
    latest.map((move) => ({ ...move, isLatest: true })),
  )
  return latest.flatMap((move) => {
    const goals = ways.get(move.id)
    return goals ? [{ ...move, goals: goals.length }] : []
  })
}

import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { roadmapMoves, roadmapPeople } from '#db/schema/moving-on.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { carryCriteria, saveGoalMoves } from '../history.ts'
import { joinMaps, planMove } from '../rules.ts'
import { movingGoals } from '../scope.ts'

type Goal = { id: string; juniorId: string; teamId: string; roadmapId: string | null; milestoneId: string }

/**
 * For a goal whose evidence waited while its junior was moved on, and no longer waits: it follows to their version, in the
 * name of who moved them. Must run after the goal’s own step, in its transaction. Nothing happens if its milestone isn't
 * there, or for an own goal. Two queries where no one was moved.
 */
export async function catchUp(ctx: Ctx, tx: Transaction, { id, juniorId, teamId, roadmapId }: Goal) {
  if (!roadmapId) return
  const [version] = await tx
    .select({ id: roadmapVersions.id, number: roadmapVersions.number })
    .from(roadmapPeople)
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, roadmapPeople.roadmapVersionId))
    .where(
      and(
        eq(roadmapPeople.juniorId, juniorId),
        eq(roadmapPeople.teamId, teamId),
        eq(roadmapPeople.roadmapId, roadmapId),
      ),
    )
  if (!version) return
  const moves = await tx
    .select({
      id: roadmapMoves.id,
      map: roadmapMoves.map,
      movedById: roadmapMoves.movedById,
      number: roadmapVersions.number,
    })
    .from(roadmapMoves)
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, roadmapMoves.toVersionId))
    .where(
      and(
        eq(roadmapMoves.juniorId, juniorId),
        eq(roadmapMoves.teamId, teamId),
        eq(roadmapMoves.roadmapId, roadmapId),
        isNull(roadmapMoves.undoneAt),
      ),
    )
    .orderBy(asc(roadmapVersions.number))
  const last = moves.at(-1)
  if (!last) return
  const { milestones, goalsOf } = await movingGoals(tx, roadmapId, version.id, [{ juniorId, teamId }])
  const all = goalsOf({ juniorId, teamId })
  const goal = all.find((each) => each.id === id)
  if (!goal || goal.from.number >= version.number) return
  const since = moves.filter(({ number }) => number > goal.from.number)
  const map = joinMaps(
    since.map((move) => move.map),
    [goal.milestoneKey],
  )
  // The others stay where they are and keep what they have.
  const others = all.map((each) =>
    each.id === id || each.state === 'dropped' ? each : { ...each, state: 'achieved' as const },
  )
  const planned = planMove(others, milestones, map).find((each) => each.goal.id === id)
  if (planned?.fate !== 'moves') return
  const move = [{ goal, to: planned.to }]
  await carryCriteria(tx, move)
  await saveGoalMoves(ctx, tx, move, { moveId: last.id, kind: 'moved_on', actorId: last.movedById })
}

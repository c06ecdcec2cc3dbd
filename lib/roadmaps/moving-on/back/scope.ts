import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import type { roadmapMoves } from '#db/schema/moving-on.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { stands } from '#lib/audience/access.ts'
import { type GoalMove, listSaid } from '../history.ts'
import { milestonesWhere } from '../scope.ts'
import { type GoalSince, hasNewsSince } from './rules.ts'

type Source = Pick<Transaction, 'select'>
type Move = Pick<
  typeof roadmapMoves.$inferSelect,
  'id' | 'juniorId' | 'teamId' | 'roadmapId' | 'at' | 'toVersionId'
> & { versionId: string; isLatest: boolean }

/**
 * For each move, by its id: the way back of each goal, or undefined if something new has happened since. Comments don't
 * count, since no one reads all of them, and taking back leaves them alone. Ten queries at most. The caller checks that
 * the viewer may move these juniors.
 */
export async function waysBack(
  from: Source,
  moves: readonly Move[],
): Promise<ReadonlyMap<string, GoalMove[] | undefined>> {
  if (moves.length === 0) return new Map()
  const steps = await from
    .select({
      moveId: goalEvents.moveId,
      at: goalEvents.at,
      goalId: goalEvents.goalId,
      fromId: goalEvents.fromMilestoneId,
      toId: goalEvents.toMilestoneId,
    })
    .from(goalEvents)
    .where(
      and(
        inArray(
          goalEvents.moveId,
          moves.map(({ id }) => id),
        ),
        eq(goalEvents.kind, 'moved_on'),
      ),
    )
  const juniorIds = [...new Set(moves.map(({ juniorId }) => juniorId))]
  const roadmapIds = [...new Set(moves.map(({ roadmapId }) => roadmapId))]
  const rows = await from
    .select()
    .from(goals)
    .where(and(inArray(goals.juniorId, juniorIds), inArray(goals.roadmapId, roadmapIds)))
  const moved = new Set(steps.map(({ goalId }) => goalId))
  const ids = [...moved]
  const since = await listSince(from, ids, new Date(Math.min(...moves.map(({ at }) => at.getTime()))))
  const places = [...new Set(steps.flatMap(({ fromId, toId }) => [fromId ?? '', toId ?? '']))]
  const texts = places.length > 0 ? await milestonesWhere(from, inArray(milestones.id, places)) : []
  const milestoneOf = new Map(texts.map((milestone) => [milestone.id, milestone]))
  const said = await listSaid(from, ids)
  const goalOf = new Map(rows.map((goal) => [goal.id, goal]))
  return new Map(
    moves.map((move) => {
      const ofMove = steps.flatMap((step): (GoalMove & { since: GoalSince })[] => {
        const goal = goalOf.get(step.goalId)
        const [before, after] = [milestoneOf.get(step.fromId ?? ''), milestoneOf.get(step.toId ?? '')]
        if (step.moveId !== move.id || !goal || !before || !after) return []
        const events = since.events.filter(({ goalId }) => goalId === goal.id)
        return [
          {
            goal: { ...goal, from: after },
            to: before,
            since: {
              movedAt: step.at,
              before,
              after,
              milestoneId: goal.milestoneId,
              updatedAt: goal.updatedAt,
              steps: events.filter(({ at, moveId }) => at > move.at || (at >= move.at && moveId !== move.id)),
              notes: since.notes.filter(({ goalId, at }) => goalId === goal.id && at > move.at).length,
              said: said(goal.id),
            },
          },
        ]
      })
      const isAssignedSince = rows.some(
        (goal) =>
          goal.juniorId === move.juniorId &&
          goal.teamId === move.teamId &&
          goal.roadmapId === move.roadmapId &&
          goal.createdAt >= move.at,
      )
      const hasNews =
        !move.isLatest ||
        move.versionId !== move.toVersionId ||
        isAssignedSince ||
        ofMove.some((each) => hasNewsSince(each.since, move.at))
      return [move.id, hasNews ? undefined : ofMove]
    }),
  )
}

async function listSince(from: Source, goalIds: readonly string[], at: Date) {
  if (goalIds.length === 0) return { events: [], notes: [] }
  const ids = [...goalIds]
  const events = await from
    .select({ goalId: goalEvents.goalId, at: goalEvents.at, moveId: goalEvents.moveId })
    .from(goalEvents)
    .where(and(inArray(goalEvents.goalId, ids), gt(goalEvents.at, new Date(at.getTime() - 1))))
  const seen = await from
    .select({ goalId: observations.goalId, at: observations.createdAt })
    .from(observations)
    .where(and(inArray(observations.goalId, ids), gt(observations.createdAt, at), stands(observations)))
  const done = await from
    .select({ goalId: habitEntries.goalId, at: habitEntries.createdAt })
    .from(habitEntries)
    .where(and(inArray(habitEntries.goalId, ids), gt(habitEntries.createdAt, at), stands(habitEntries)))
  return { events, notes: [...seen, ...done] }
}

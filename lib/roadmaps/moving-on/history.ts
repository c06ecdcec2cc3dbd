import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { goalCriteria, goalEvents, goals } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { indexText, retitleTexts } from '#lib/record/search/writes.ts'
import { carriedOver, matchCriteria, type Ticked, type VersionMilestone } from './rules.ts'
import type { LoadedGoal } from './scope.ts'

/** A goal that goes from one milestone to another; `key` is the one that it has from then on. */
export type GoalMove = { goal: LoadedGoal; to: VersionMilestone }
type Recorded = { moveId: string; kind: 'moved_on' | 'moved_back'; actorId: string }

/**
 * Goals get their new milestones, their texts are found by the new titles, and each says so in its history. What was said
 * of criteria stays where it is. The caller has checked that no junior gets a milestone twice.
 */
export async function saveGoalMoves(
  ctx: Ctx,
  tx: Transaction,
  moves: readonly GoalMove[],
  recorded: Recorded,
): Promise<void> {
  if (moves.length === 0) return
  // Two may exchange their keys, which a junior has once at any moment.
  for (const { goal, to } of moves)
    if (goal.milestoneKey !== to.key)
      await tx.update(goals).set({ milestoneKey: goal.id }).where(eq(goals.id, goal.id))
  for (const { goal, to } of moves)
    await tx
      .update(goals)
      .set({ milestoneId: to.id, milestoneKey: to.key, version: goal.version + 1, updatedAt: ctx.now })
      .where(eq(goals.id, goal.id))
  await tx.insert(goalEvents).values(
    moves.map(({ goal, to }) => ({
      id: newId(),
      goalId: goal.id,
      at: ctx.now,
      ...recorded,
      fromMilestoneId: goal.milestoneId,
      toMilestoneId: to.id,
    })),
  )
  for (const { goal, to } of moves) await reindex(tx, goal, to)
}

const textsOnGoals = ['evidence', 'verdict', 'comment', 'observation', 'habit_entry'] as const

async function reindex(tx: Transaction, goal: LoadedGoal, to: VersionMilestone): Promise<void> {
  const { id, teamId, juniorId, assignedById, createdAt, from } = goal
  if (from.title === to.title && from.description === to.description) return
  await indexText(tx, {
    recordId: id,
    kind: 'goal',
    pageId: id,
    teamId,
    juniorId,
    authorId: assignedById,
    visibility: 'circle',
    title: to.title,
    body: to.description,
    at: createdAt,
  })
  if (from.title === to.title) return
  for (const kind of textsOnGoals) await retitleTexts(tx, { kind, pageId: id }, to.title)
}

/** What the junior and the mentor said of criteria goes on where they do. Two statements at most. */
export async function carryCriteria(tx: Transaction, moves: readonly GoalMove[]): Promise<void> {
  const said = await listSaid(
    tx,
    moves.map(({ goal }) => goal.id),
  )
  const rows = moves.flatMap(({ goal, to }) =>
    carriedOver(matchCriteria(goal.from.criteria, to.criteria), said(goal.id)).map((row) => ({
      id: newId(),
      goalId: goal.id,
      ...row,
    })),
  )
  for (let at = 0; at < rows.length; at += 1000)
    await tx.insert(goalCriteria).values(rows.slice(at, at + 1000))
}

/** What is said of the criteria of these goals, of all versions. One query. */
export async function listSaid(
  from: Pick<Transaction, 'select'>,
  goalIds: readonly string[],
): Promise<(goalId: string) => Ticked[]> {
  if (goalIds.length === 0) return () => []
  const rows = await from
    .select({
      goalId: goalCriteria.goalId,
      criterionId: goalCriteria.criterionId,
      tickedAt: goalCriteria.tickedAt,
      agreedAt: goalCriteria.agreedAt,
      agreedById: goalCriteria.agreedById,
    })
    .from(goalCriteria)
    .where(inArray(goalCriteria.goalId, [...goalIds]))
  const byGoal = Map.groupBy(rows, ({ goalId }) => goalId)
  return (goalId) => byGoal.get(goalId) ?? []
}

/** What was carried over to the criteria of the milestones that these goals leave again. */
export async function dropCarried(tx: Transaction, moves: readonly GoalMove[]): Promise<void> {
  for (const { goal } of moves) {
    const ids = goal.from.criteria.map(({ id }) => id)
    if (ids.length > 0)
      await tx
        .delete(goalCriteria)
        .where(and(eq(goalCriteria.goalId, goal.id), inArray(goalCriteria.criterionId, ids)))
  }
}

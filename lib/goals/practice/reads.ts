import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { openGoalStates, type Period } from '#db/words.ts'
import { keptZones } from '#db/zones.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { canTake, canWrite, goalsVisibleTo, roleColumns, roleIn } from '#lib/goals/access.ts'
import { isOpen } from '#lib/goals/rules.ts'
import type { HabitPeriod } from './rules.ts'
import { periodsOf } from './scope.ts'

/** `periods` are oldest first; `needed` is how many of them must be kept. */
export type HabitInLine = { period: Period; needed: number; periods: HabitPeriod[] }

type Line = { id: string; kind: string; state: Parameters<typeof isOpen>[0] }

/**
 * Adds `habit` to goals that the viewer may see: null unless it's an open habit. Periods are counted in the junior's
 * zone. One query, none without open habits.
 */
export async function withHabits<Row extends Line>(
  ctx: Ctx,
  lines: Row[],
): Promise<(Row & { habit: HabitInLine | null })[]> {
  const ids = lines.filter(({ kind, state }) => kind === 'habit' && isOpen(state)).map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await listDays(ctx, ids)
  const daysOf = Map.groupBy(rows, (row) => row.id)
  return lines.map((line) => ({ ...line, habit: habitOf(ctx, daysOf.get(line.id) ?? []) }))
}

function habitOf(ctx: Ctx, rows: Awaited<ReturnType<typeof listDays>>): HabitInLine | null {
  const [goal] = rows
  if (!goal?.period || !goal.periodsNeeded) return null
  const days = rows.flatMap(({ doneOn }) => doneOn ?? [])
  return { period: goal.period, needed: goal.periodsNeeded, periods: periodsOf(ctx, goal, days) }
}

function listDays(ctx: Ctx, goalIds: string[]) {
  return db
    .select({
      id: goals.id,
      createdAt: goals.createdAt,
      startedAt: goals.startedAt,
      period: milestones.period,
      entriesPerPeriod: milestones.entriesPerPeriod,
      periodsNeeded: milestones.periodsNeeded,
      juniorZones: keptZones(people),
      doneOn: habitEntries.doneOn,
    })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, goals.juniorId))
    .leftJoin(habitEntries, and(eq(habitEntries.goalId, goals.id), stands(habitEntries)))
    .where(and(inArray(goals.id, goalIds), goalsVisibleTo(ctx)))
    .orderBy(asc(habitEntries.doneOn))
}

/** Throws NotFound unless the viewer wrote it and may see the goal. One query. */
export async function getOwnObservation(ctx: Ctx, goalId: string, observationId: string) {
  const [row] = await db
    .select({
      id: observations.id,
      observedOn: observations.observedOn,
      body: observations.body,
      version: observations.version,
      withdrawnAt: observations.withdrawnAt,
    })
    .from(observations)
    .innerJoin(goals, eq(goals.id, observations.goalId))
    .where(
      and(
        eq(observations.id, observationId),
        eq(observations.goalId, goalId),
        eq(observations.authorId, ctx.viewer.id),
        goalsVisibleTo(ctx),
      ),
    )
  if (!row) throw new NotFound()
  return row
}

/** Throws NotFound unless the viewer wrote it and may see the goal. One query. */
export async function getOwnEntry(ctx: Ctx, goalId: string, entryId: string) {
  const [row] = await db
    .select({
      id: habitEntries.id,
      doneOn: habitEntries.doneOn,
      url: habitEntries.url,
      body: habitEntries.body,
      version: habitEntries.version,
      withdrawnAt: habitEntries.withdrawnAt,
    })
    .from(habitEntries)
    .innerJoin(goals, eq(goals.id, habitEntries.goalId))
    .where(
      and(
        eq(habitEntries.id, entryId),
        eq(habitEntries.goalId, goalId),
        eq(habitEntries.authorId, ctx.viewer.id),
        goalsVisibleTo(ctx),
      ),
    )
  if (!row) throw new NotFound()
  return row
}

/** A junior's goals to which the viewer can add an observation now, by title. One query. */
export async function listGoalsToObserve(
  ctx: Ctx,
  juniorId: string,
): Promise<{ id: string; title: string }[]> {
  const rows = await db
    .select({ id: goals.id, title: milestones.title, juniorId: goals.juniorId, ...roleColumns(ctx) })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(
      and(
        eq(goals.juniorId, juniorId),
        eq(milestones.kind, 'behaviour'),
        inArray(goals.state, [...openGoalStates]),
        goalsVisibleTo(ctx),
      ),
    )
    .orderBy(asc(milestones.title), asc(goals.id))
  return rows
    .filter((row) => canWrite(ctx, row))
    .filter((row) => canTake({ role: roleIn(ctx, row), hasMentor: Boolean(row.hasMentor) }, 'observe'))
    .map(({ id, title }) => ({ id, title }))
}

import { and, asc, count, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, Refused } from '#lib/core/errors.ts'
import { plainDay } from '#lib/core/format.ts'
import { type KeptZones, latestDay, personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { whyNotApproved } from '#lib/goals/rules.ts'
import type { ScopedGoal } from '#lib/goals/scope.ts'
import { type HabitPeriod, habitPeriods, keptPeriods, periodStart } from './rules.ts'

type Habit = {
  period: 'week' | 'month' | 'quarter' | null
  entriesPerPeriod: number | null
  periodsNeeded: number | null
  createdAt: Date
  startedAt: Date | null
  achievedAt?: Date | null
  juniorZones: KeptZones
}

/** By the junior's zones; empty if the goal isn't a habit. */
export function periodsOf(ctx: Ctx, goal: Habit, entryDays: readonly string[]): HabitPeriod[] {
  const { period, entriesPerPeriod, periodsNeeded, juniorZones } = goal
  if (!period || !entriesPerPeriod || !periodsNeeded) return []
  return habitPeriods({
    cadence: { period, entriesPerPeriod, periodsNeeded },
    startedOn: personDay(goal.startedAt ?? goal.createdAt, juniorZones),
    today: personDay(ctx.now, juniorZones),
    achievedOn: goal.achievedAt ? personDay(goal.achievedAt, juniorZones) : null,
    entryDays,
  })
}

const toCome = 'This day is in the future.'

/** Throws FieldRefused at `observedOn` for a day that has begun for neither the junior nor the viewer, Asked for an odd one. */
export function assertObservationDay(ctx: Ctx, goal: ScopedGoal, observedOn: string, meant?: string[]): void {
  const today = latestDay(ctx.now, goal.juniorZones, ctx.viewer.zones)
  if (observedOn > today) throw new FieldRefused('observedOn', toCome)
  askAboutDays([{ field: 'observedOn', day: observedOn, kind: 'past', today }], meant)
}

/**
 * The day lies between the start of the goal's first period and today, in the junior's zone. Throws FieldRefused at
 * `doneOn`, Asked for an odd one.
 */
export function assertEntryDay(ctx: Ctx, goal: ScopedGoal, doneOn: string, meant?: string[]): void {
  const today = personDay(ctx.now, goal.juniorZones)
  if (doneOn > today) throw new FieldRefused('doneOn', toCome)
  const first = periodStart(
    personDay(goal.startedAt ?? goal.createdAt, goal.juniorZones),
    goal.period ?? 'week',
  )
  if (doneOn < first) throw new FieldRefused('doneOn', `This goal counts from ${plainDay(first, today)} on.`)
  askAboutDays([{ field: 'doneOn', day: doneOn, kind: 'past', today }], meant)
}

async function entryDaysOf(from: Pick<Transaction, 'select'>, goalId: string): Promise<string[]> {
  const rows = await from
    .select({ doneOn: habitEntries.doneOn })
    .from(habitEntries)
    .where(and(eq(habitEntries.goalId, goalId), stands(habitEntries)))
    .orderBy(asc(habitEntries.doneOn))
  return rows.map(({ doneOn }) => doneOn)
}

/** Throws Refused if a behaviour has too few observations or a habit too few kept periods. */
export async function assertRecordSuffices(
  ctx: Ctx,
  from: Pick<Transaction, 'select'>,
  goal: ScopedGoal,
): Promise<void> {
  let seen = 0
  let kept = 0
  if (goal.kind === 'behaviour') {
    const [row] = await from
      .select({ number: count() })
      .from(observations)
      .where(and(eq(observations.goalId, goal.id), stands(observations)))
    seen = row?.number ?? 0
  }
  if (goal.kind === 'habit') kept = keptPeriods(periodsOf(ctx, goal, await entryDaysOf(from, goal.id)))
  const refused = whyNotApproved(goal.kind, { observations: seen, kept, needed: goal.periodsNeeded ?? 0 })
  if (refused) throw new Refused(refused)
}

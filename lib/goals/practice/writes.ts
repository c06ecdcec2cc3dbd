import { transaction } from '#db/client.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused } from '#lib/core/errors.ts'
import { plainDay } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { indexOnGoal } from '#lib/goals/history.ts'
import type { HabitEntryInput, ObservationInput } from '#lib/goals/input.ts'
import { goalToWrite, takeStep } from '#lib/goals/scope.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { periodStart } from './rules.ts'

const toCome = 'This day is still to come.'

/**
 * For the junior, their mentors, or a lead if there's no mentor. The circle reads it. Throws NotFound, Refused,
 * FieldRefused at `observedOn` for a day to come.
 */
export async function addObservation(ctx: Ctx, input: ObservationInput): Promise<void> {
  const { formId, observedOn, body } = input
  await transaction((tx) =>
    once(ctx, tx, { formId, verb: 'addObservation' }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      takeStep(goal, 'observe')
      const today = personDay(ctx.now, goal.juniorZones)
      if (observedOn > today) throw new FieldRefused('observedOn', toCome)
      askAboutDays([{ field: 'observedOn', day: observedOn, kind: 'past', today }], input.meant)
      const id = newId()
      const authorId = ctx.viewer.id
      const at = ctx.now
      await tx.insert(observations).values({ id, goalId: goal.id, authorId, observedOn, body, createdAt: at })
      await indexOnGoal(tx, goal, { recordId: id, kind: 'observation', body, authorId, ...ofCircle, at })
      await recordAudit(ctx, tx, { event: 'goal.observed', subjectId: goal.id, teamId: goal.teamId })
      return { id }
    }),
  )
}

const ofCircle = { visibility: 'circle' as const, readerId: null }

/**
 * For the junior. The day lies between the start of the goal's first period and today, in the junior's zone. Throws
 * NotFound, Refused, FieldRefused at `doneOn`.
 */
export async function logHabitEntry(ctx: Ctx, input: HabitEntryInput): Promise<void> {
  const { formId, doneOn, url, body } = input
  await transaction((tx) =>
    once(ctx, tx, { formId, verb: 'logHabitEntry' }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      takeStep(goal, 'log_entry')
      const today = personDay(ctx.now, goal.juniorZones)
      if (doneOn > today) throw new FieldRefused('doneOn', toCome)
      const first = periodStart(
        personDay(goal.startedAt ?? goal.createdAt, goal.juniorZones),
        goal.period ?? 'week',
      )
      if (doneOn < first)
        throw new FieldRefused('doneOn', `This goal counts from ${plainDay(first, today)} on.`)
      askAboutDays([{ field: 'doneOn', day: doneOn, kind: 'past', today }], input.meant)
      const id = newId()
      const authorId = ctx.viewer.id
      const at = ctx.now
      await tx
        .insert(habitEntries)
        .values({ id, goalId: goal.id, authorId, doneOn, url, body, createdAt: at })
      const words = [body, url].filter(Boolean).join('\n')
      await indexOnGoal(tx, goal, {
        recordId: id,
        kind: 'habit_entry',
        body: words,
        authorId,
        ...ofCircle,
        at,
      })
      await recordAudit(ctx, tx, { event: 'goal.entry_logged', subjectId: goal.id, teamId: goal.teamId })
      return { id }
    }),
  )
}

import { transaction } from '#db/client.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { indexOnGoal } from '#lib/goals/history.ts'
import type { HabitEntryInput, ObservationInput } from '#lib/goals/input.ts'
import { goalToWrite, takeStep } from '#lib/goals/scope.ts'
import { jotBecomes } from '#lib/jots/becoming/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { assertEntryDay, assertObservationDay } from './scope.ts'

/**
 * For the junior, their mentors, or a lead if there's no mentor. The circle reads it. Throws NotFound, Refused,
 * FieldRefused at `observedOn` for a day to come, Overtaken for a closed jot.
 */
export async function addObservation(ctx: Ctx, input: ObservationInput): Promise<{ id: string }> {
  const { formId, observedOn, body } = input
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'addObservation' }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      takeStep(goal, 'observe')
      assertObservationDay(ctx, goal, observedOn, input.meant)
      const id = newId()
      const authorId = ctx.viewer.id
      const at = ctx.now
      await tx.insert(observations).values({ id, goalId: goal.id, authorId, observedOn, body, createdAt: at })
      await indexOnGoal(tx, goal, { recordId: id, kind: 'observation', body, authorId, ...ofCircle, at })
      await jotBecomes(ctx, tx, input.jotId, 'observation', id)
      await recordAudit(ctx, tx, { event: 'goal.observed', subjectId: goal.id, teamId: goal.teamId })
      return { id }
    }),
  )
}

/** Whom such a text is for. */
export const ofCircle = { visibility: 'circle' as const, readerId: null }

/** As the search has it. */
export function entryWords({ body, url }: { body: string; url: string | null }): string {
  return [body, url].filter(Boolean).join('\n')
}

/**
 * For the junior. The day lies between the start of the goal's first period and today, in the junior's zone. Throws
 * NotFound, Refused, FieldRefused at `doneOn`.
 */
export async function logHabitEntry(ctx: Ctx, input: HabitEntryInput): Promise<{ id: string }> {
  const { formId, doneOn, url, body } = input
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'logHabitEntry' }, input, async () => {
      const goal = await goalToWrite(ctx, tx, input.goalId)
      takeStep(goal, 'log_entry')
      assertEntryDay(ctx, goal, doneOn, input.meant)
      const id = newId()
      const authorId = ctx.viewer.id
      const at = ctx.now
      await tx
        .insert(habitEntries)
        .values({ id, goalId: goal.id, authorId, doneOn, url, body, createdAt: at })
      const words = entryWords(input)
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

'use server'
import { formAction } from '#app/_server/form-action.ts'
import { widenAgendaPointInput } from '#lib/sessions/input.ts'
import { widenAgendaPoint } from '#lib/sessions/widening/writes.ts'

export const widen = formAction(widenAgendaPointInput, async (ctx, { from, ...input }) => {
  await widenAgendaPoint(ctx, input)
  return { to: from, notice: 'point-widened' }
})

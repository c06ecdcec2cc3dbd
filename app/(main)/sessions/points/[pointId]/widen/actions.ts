'use server'
import { formAction } from '#app/_server/form-action.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import { widenAgendaPointInput } from '#lib/sessions/agenda/input.ts'
import { pointToWiden } from '#lib/sessions/widening/writes.ts'

export const widen = formAction(widenAgendaPointInput, async (ctx, input) => {
  await widenText(ctx, input, pointToWiden)
  return { to: input.from, notice: 'point-widened' }
})

'use server'
import { formAction } from '#app/_server/form-action.ts'
import { editAgendaPointInput } from '#lib/sessions/agenda/input.ts'
import { editAgendaPoint } from '#lib/sessions/agenda/writes.ts'

export const edit = formAction(editAgendaPointInput, async (ctx, { from, ...input }) => {
  await editAgendaPoint(ctx, input)
  return { to: from, notice: 'saved' }
})

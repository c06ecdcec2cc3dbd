'use server'
import { formAction } from '#app/_server/form-action.ts'
import { widenSessionNoteInput } from '#lib/sessions/input.ts'
import { widenSessionNote } from '#lib/sessions/widening/writes.ts'

export const widen = formAction(widenSessionNoteInput, async (ctx, input) => {
  const { id } = await widenSessionNote(ctx, input)
  return { to: `/sessions/${id}`, notice: 'note-widened' }
})

'use server'
import { formAction } from '#app/_server/form-action.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import { widenSessionNoteInput } from '#lib/sessions/input.ts'
import { noteToWiden } from '#lib/sessions/widening/writes.ts'

export const widen = formAction(widenSessionNoteInput, async (ctx, input) => {
  await widenText(ctx, input, noteToWiden)
  return { to: `/sessions/${input.sessionId}`, notice: 'note-widened' }
})

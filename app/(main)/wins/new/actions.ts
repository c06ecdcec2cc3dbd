'use server'
import { formAction } from '#app/_server/form-action.ts'
import { noteWinInput } from '#lib/wins/input.ts'
import { noteWin } from '#lib/wins/writes.ts'

export const note = formAction(noteWinInput, async (ctx, input) => {
  const { id } = await noteWin(ctx, input)
  return { to: `/wins/${id}`, notice: `win-${input.visibility}` }
})

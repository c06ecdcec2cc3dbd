'use server'
import { formAction } from '#app/_server/form-action.ts'
import { editWinInput } from '#lib/wins/input.ts'
import { editWin } from '#lib/wins/writes.ts'

export const edit = formAction(editWinInput, async (ctx, input) => {
  const { id } = await editWin(ctx, input)
  return { to: `/wins/${id}`, notice: 'win-saved' }
})

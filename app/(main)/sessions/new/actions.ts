'use server'
import { formAction } from '#app/_server/form-action.ts'
import { logSessionInput } from '#lib/sessions/input.ts'
import { logSession } from '#lib/sessions/logging/writes.ts'

export const log = formAction(logSessionInput, async (ctx, input) => {
  const { id } = await logSession(ctx, input)
  return { to: `/sessions/${id}`, notice: 'session-logged' }
})

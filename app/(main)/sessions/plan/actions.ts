'use server'
import { formAction } from '#app/_server/form-action.ts'
import { planSessionInput } from '#lib/sessions/input.ts'
import { planSession } from '#lib/sessions/planning/writes.ts'

export const plan = formAction(planSessionInput, async (ctx, input) => {
  const { id } = await planSession(ctx, input)
  return { to: `/sessions/${id}`, notice: 'session-planned' }
})

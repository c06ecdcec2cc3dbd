'use server'
import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { changeJotInput, jotDownInput } from '#lib/jots/input.ts'
import { jotDown, letJotGo, takeJotUp } from '#lib/jots/writes.ts'

export const jot = formAction(jotDownInput, async (ctx, { from, ...input }) => {
  await jotDown(ctx, input)
  return { to: from, notice: 'jotted', place: 'jot-field' }
})

export const changeJot = formAction(changeJotInput, async (ctx, { from, does, ...input }) => {
  if (does === 'let go') await letJotGo(ctx, input)
  else await takeJotUp(ctx, input)
  const notice = does === 'let go' ? 'jot-let-go' : 'jot-open'
  return { to: from, notice, place: `jot-${input.jotId}` }
})

export const sendPage = pageAction({ jot, changeJot })

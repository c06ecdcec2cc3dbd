'use server'
import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { addActionInput, changeActionInput, editActionInput } from '#lib/sessions/action-items/input.ts'
import { addAction, closeAction, editAction, reopenAction } from '#lib/sessions/action-items/writes.ts'
import { decideLeftInput } from '#lib/sessions/left/input.ts'
import { decideLeft } from '#lib/sessions/left/writes.ts'

export const add = formAction(addActionInput, async (ctx, { from, ...input }) => {
  await addAction(ctx, input)
  return { to: from, notice: 'action-added' }
})

export const change = formAction(changeActionInput, async (ctx, { from, list, state, ...action }) => {
  if (state === 'open') await reopenAction(ctx, action)
  else await closeAction(ctx, { ...action, state })
  return { to: from, notice: `action-${state}`, place: `${list}-${action.actionId}` }
})

export const edit = formAction(editActionInput, async (ctx, input) => {
  const { id } = await editAction(ctx, input)
  return { to: `/actions/${id}`, notice: 'action-saved' }
})

export const decide = formAction(decideLeftInput, async (ctx, { from, ...input }) => {
  await decideLeft(ctx, input)
  const isClosed = input.choice === 'done' || input.choice === 'dropped'
  return { to: from, notice: isClosed ? 'left-closed' : 'left-kept' }
})

export const sendPage = pageAction({ add, change, edit, decide })

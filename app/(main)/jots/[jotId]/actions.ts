'use server'
import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { editJotInput } from '#lib/jots/input.ts'
import { editJot } from '#lib/jots/writes.ts'
import { changeJot } from '../actions.ts'

export const edit = formAction(editJotInput, async (ctx, input) => {
  const { id } = await editJot(ctx, input)
  return { to: `/jots/${id}`, notice: 'jot-saved' }
})

export const sendPage = pageAction({ edit, changeJot })

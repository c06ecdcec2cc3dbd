'use server'
import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import {
  cancelSessionInput,
  editSessionInput,
  moveSessionInput,
  writeSessionNotesInput,
} from '#lib/sessions/input.ts'
import { editSession } from '#lib/sessions/mending/writes.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { cancelSession, moveSession } from '#lib/sessions/planning/writes.ts'

export const edit = formAction(editSessionInput, async (ctx, input) => {
  const { id } = await editSession(ctx, input)
  return { to: `/sessions/${id}`, notice: 'session-saved' }
})

export const writeNotes = formAction(writeSessionNotesInput, async (ctx, input) => {
  const { id } = await writeSessionNotes(ctx, input)
  return { to: `/sessions/${id}`, notice: 'notes-saved' }
})

export const move = formAction(moveSessionInput, async (ctx, input) => {
  const { id } = await moveSession(ctx, input)
  return { to: `/sessions/${id}`, notice: 'session-moved' }
})

export const cancel = formAction(cancelSessionInput, async (ctx, input) => {
  await cancelSession(ctx, input)
  return { to: '/sessions', notice: 'session-cancelled' }
})

export const sendPage = pageAction({ move, cancel })

'use server'
import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { moveAgendaPoint } from '#lib/sessions/agenda/arranging/writes.ts'
import { addAgendaPointInput, arrangeAgendaInput } from '#lib/sessions/agenda/input.ts'
import { addAgendaPoint, withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { change } from '../actions/actions.ts'

export const addPoint = formAction(addAgendaPointInput, async (ctx, { from, ...input }) => {
  await addAgendaPoint(ctx, input)
  return { to: from, notice: 'point-added', place: `agenda-${input.mentorshipId}` }
})

export const arrangePoints = formAction(arrangeAgendaInput, async (ctx, { from, ...input }) => {
  const { what, id, beside } = input.do
  if (what === 'withdraw') {
    await withdrawAgendaPoint(ctx, { pointId: id })
    return { to: from, notice: 'point-withdrawn', place: `agenda-${input.mentorshipId}` }
  }
  await moveAgendaPoint(ctx, { ...input, do: { what, id, beside } })
  return { to: from, notice: 'moved', place: `point-${id}` }
})

export const sendPage = pageAction({ addPoint, arrangePoints, change })

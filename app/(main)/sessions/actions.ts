'use server'
import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { addAgendaPoint, withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { addAgendaPointInput, withdrawAgendaPointInput } from '#lib/sessions/input.ts'
import { change } from '../actions/actions.ts'

export const addPoint = formAction(addAgendaPointInput, async (ctx, { from, ...input }) => {
  await addAgendaPoint(ctx, input)
  return { to: from, notice: 'point-added', place: `agenda-${input.mentorshipId}` }
})

export const withdrawPoint = formAction(
  withdrawAgendaPointInput,
  async (ctx, { from, agendaId, ...input }) => {
    await withdrawAgendaPoint(ctx, input)
    return { to: from, notice: 'point-withdrawn', ...(agendaId && { place: `agenda-${agendaId}` }) }
  },
)

export const sendPage = pageAction({ addPoint, withdrawPoint, change })

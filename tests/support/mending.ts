import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { editSessionInput } from '#lib/sessions/input.ts'
import { getMendingForm } from '#lib/sessions/mending/reads.ts'
import { editSession } from '#lib/sessions/mending/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'

/** The form as its page shows it now, with nothing changed. */
export async function opened(mentor: Ctx, sessionId: string) {
  const session = await getSession(mentor, sessionId)
  const { planned, openActions } = await getMendingForm(mentor, session)
  const points = session.points.map(({ id }) => id)
  return {
    formId: newId(),
    sessionId,
    version: session.editVersion,
    heldOn: session.heldOn,
    minutes: String(session.minutes ?? ''),
    shown: points,
    talked: points,
    open: [...session.closed, ...openActions].map(({ id, version, state }) => ({
      id,
      version: String(version),
      was: state,
      choice: state,
    })),
    nextShown: planned ? `${planned.id} ${planned.version}` : '',
  }
}

export type Form = Awaited<ReturnType<typeof opened>>

/** The form's choices, with another one for an action. */
export const chosen = ({ open }: Form, actionId: string, choice: string) =>
  open.map((row) => (row.id === actionId ? { ...row, choice } : row))

/** Sends the form, with anything else that a person changed in it. */
export const send = (mentor: Ctx, form: object) => editSession(mentor, editSessionInput.parse(form))

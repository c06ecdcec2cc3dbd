import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { FormState } from '#app/_ui/form-state.ts'
import { type FormValues, formValues, keptValues } from '#app/_ui/sent-values.ts'
import { configuration } from '#lib/core/configuration.ts'
import type { Ctx } from '#lib/core/context.ts'
import { noteAnswer, referenceHeader } from '#lib/core/failures.ts'
import { isolated } from '#lib/core/format.ts'
import { openForm } from '#lib/core/seals.ts'

/** Tells the HTTP front what the form gets, in case the page that it gets it with has no place for it any more. */
export async function noteAnswerHere(state: FormState): Promise<void> {
  if (state.status === 'shown') return
  const errors = Object.values(state.fieldErrors).flat()
  noteAnswer((await headers()).get(referenceHeader), {
    isSignedOut: state.status === 'signed-out',
    sentences: [...(state.message ? [state.message] : []), ...errors],
  })
}

export const signedOut = (answer: FormState): FormState => ({
  ...answer,
  status: 'signed-out',
  message:
    'You’re no longer signed in. Sign in using another tab, then send this again: your text is still here.',
})

/** The page was opened by one person, and another has signed in meanwhile: who typed the words isn't known. */
export function openedByAnother(ctx: Ctx, answer: FormState, values: FormValues): FormState | undefined {
  const { openedBy } = values
  if (openedBy === undefined || openedBy === ctx.viewer.id) return undefined
  return {
    ...answer,
    status: 'refused',
    message: `Someone else opened this page, and you’re signed in as ${isolated(ctx.viewer.name)}. Nothing was saved, so that nothing is written under the wrong name. Your text is still here: copy it, then reload the page.`,
  }
}

/**
 * The HTTP front sends a form's words on after a sign-in that had run out. They come back to the person they were sealed
 * for, and nothing is saved.
 */
export function restored(ctx: Ctx, answer: FormState, values: FormValues): FormState | undefined {
  if (typeof values.restore !== 'string') return undefined
  const form = new FormData()
  for (const [name, value] of opened(ctx, values.restore)) form.append(name, value)
  return restoredWords({ ...answer, values: keptValues(formValues(form)) })
}

/** The sealed words, for the person they were sealed for; anyone else goes to their home. */
export function opened(ctx: Ctx, sealed: string): [name: string, value: string][] {
  const form = openForm(sealed, configuration().secret, ctx.now)
  if (form?.personId !== ctx.viewer.id) redirect('/')
  return form.fields
}

export const restoredWords = (answer: FormState): FormState => ({
  ...answer,
  status: 'restored',
  message: 'Here’s your text again. It hasn’t been saved yet: check it, then send it.',
})

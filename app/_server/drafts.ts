import type { FormState } from '#app/_ui/form-state.ts'
import type { FormValues } from '#app/_ui/sent-values.ts'
import type { Ctx } from '#lib/core/context.ts'
import { keepDraftInput, sentPage } from '#lib/record/drafts/input.ts'
import { keepDraft, letGoOfPage, setOthersAside } from '#lib/record/drafts/writes.ts'
import { noteFailureHere } from './failure.ts'

/**
 * Sends a form that may have a draft: once it's sent, its draft is let go of, and what other pages kept stays. So does
 * the draft of a form that stays on its page.
 */
export async function sendWithDraft<T extends object>(
  ctx: Ctx,
  values: FormValues,
  send: () => Promise<T>,
): Promise<T> {
  const page = sentPage(values)
  if (!page) return send()
  await setOthersAside(ctx, page)
  const sent = await send()
  if ('stays' in sent) return sent
  try {
    await letGoOfPage(ctx, page)
  } catch (error) {
    // The form was sent, whatever becomes of its draft.
    await noteFailureHere(error)
  }
  return sent
}

/** The button that keeps a form without a script. Undefined if it wasn't pressed. Throws what `keepDraft` throws. */
export async function keepPressed(
  ctx: Ctx,
  answer: FormState,
  { keep, ...values }: FormValues,
): Promise<FormState | undefined> {
  if (keep === undefined) return undefined
  const input = keepDraftInput.safeParse(values)
  if (!input.success)
    return {
      ...answer,
      status: 'refused',
      message: 'This can’t be kept as a draft. Your text is still here.',
    }
  const { formId, draftId, version, ids } = await keepDraft(ctx, input.data)
  const { keep: _press, ...typed } = answer.values
  const draft = JSON.stringify({ ...JSON.parse(String(values.draft)), draftId, version })
  return { ...answer, status: 'kept', values: { ...typed, ...ids, formId, draft } }
}

/**
 * Keeps the words of a form when another form of its page is sent. False if they have no draft. Throws what `keepDraft`
 * throws.
 */
export async function keepUnsent(ctx: Ctx, values: FormValues): Promise<boolean> {
  const input = keepDraftInput.safeParse(values)
  if (!input.success) return false
  const { draftId } = await keepDraft(ctx, input.data)
  return draftId !== null
}

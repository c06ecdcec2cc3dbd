import { findContext } from '#app/_server/context.ts'
import { noteFailureHere } from '#app/_server/failure.ts'
import { reached } from '#app/_server/reached.ts'
import { formValues, keptValues } from '#app/_ui/sent-values.ts'
import { faultOf } from '#db/faults.ts'
import { Refused } from '#lib/core/errors.ts'
import { keepDraftInput } from '#lib/record/drafts/input.ts'
import { keepDraft } from '#lib/record/drafts/writes.ts'

/**
 * Keeps a form's words while they're typed. The HTTP front has checked that the request comes from a page of ours. 401
 * if nobody is signed in, 409 with a sentence if it can't be kept.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null)
  await reached()
  const ctx = await findContext()
  if (!ctx) return new Response(null, { status: 401 })
  const input = keepDraftInput.safeParse(form ? keptValues(formValues(form)) : {})
  if (!input.success) return Response.json({ sentence: 'Please open this form again.' }, { status: 409 })
  try {
    return Response.json(await keepDraft(ctx, input.data))
  } catch (error) {
    if (error instanceof Refused) return Response.json({ sentence: error.message }, { status: 409 })
    await noteFailureHere(error)
    return new Response(null, { status: faultOf(error) ? 503 : 500 })
  }
}

import { createHmac } from 'node:crypto'
import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { forms } from '#db/schema/forms.ts'
import { keyFor } from '#lib/core/configuration.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FormUsed } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { letGoSent } from '#lib/record/drafts/writes.ts'
import { canonicalInput, FORMS_KEPT } from './rules.ts'

/** `verb` is the name of the write. */
type Form = { formId: string; verb: string }
type Work = () => Promise<{ id: string }>

/**
 * For a form that makes something, inside the verb's transaction and around all of its work, checks of access included:
 * it looks only at what the viewer sent, and a form sent again leads to its record even if that has moved on since.
 * `work` returns the id of the record it made. Sent again with the same input, the form does nothing and leads to the
 * same id. Throws `FormUsed` if it was sent before with another input or for another verb.
 */
export async function once(
  ctx: Ctx,
  tx: Transaction,
  form: Form,
  input: object,
  work: Work,
): Promise<{ id: string }> {
  const { sent, inputHash, isSame } = await findSent(ctx, tx, form, input)
  if (sent && !isSame) throw new FormUsed()
  if (sent) return { id: sent.recordId }
  return save(ctx, tx, form, inputHash, await work())
}

/**
 * As `once`, for a form that edits a version of something: with another input its work is done, which throws `Stale`
 * with both texts if the form is an old one. Throws `FormUsed` for another verb only.
 */
export async function onceEdited(
  ctx: Ctx,
  tx: Transaction,
  form: Form,
  input: { version: number | string },
  work: Work,
): Promise<{ id: string }> {
  const { sent, inputHash, isSame } = await findSent(ctx, tx, form, input)
  if (sent && sent.verb !== form.verb) throw new FormUsed()
  if (sent && isSame) return { id: sent.recordId }
  const made = await work()
  if (!sent) return save(ctx, tx, form, inputHash, made)
  await tx
    .update(forms)
    .set({ inputHash, recordId: made.id, createdAt: ctx.now })
    .where(eq(forms.id, sent.id))
  await letGoSent(ctx, tx, form.formId)
  return { id: made.id }
}

async function findSent(ctx: Ctx, tx: Transaction, { formId, verb }: Form, input: object) {
  const [sent] = await tx
    .select({ id: forms.id, verb: forms.verb, inputHash: forms.inputHash, recordId: forms.recordId })
    .from(forms)
    .where(and(eq(forms.authorId, ctx.viewer.id), eq(forms.formId, formId)))
  const inputHash = createHmac('sha256', keyFor('forms'))
    .update(JSON.stringify([ctx.viewer.id, formId, verb, canonicalInput(input)]))
    .digest('hex')
  return { sent, inputHash, isSame: sent?.verb === verb && sent.inputHash === inputHash }
}

async function save(
  ctx: Ctx,
  tx: Transaction,
  { formId, verb }: Form,
  inputHash: string,
  made: { id: string },
): Promise<{ id: string }> {
  const authorId = ctx.viewer.id
  const row = { id: newId(), authorId, formId, verb, inputHash, recordId: made.id, createdAt: ctx.now }
  await tx.insert(forms).values(row)
  await letGoSent(ctx, tx, formId)
  await deleteOld(ctx, tx)
  return { id: made.id }
}

// More than one row at a time, so that they become fewer.
async function deleteOld(ctx: Ctx, tx: Transaction): Promise<void> {
  const old = await tx
    .select({ id: forms.id })
    .from(forms)
    .where(lt(forms.createdAt, new Date(ctx.now.getTime() - FORMS_KEPT)))
    .orderBy(asc(forms.createdAt))
    .limit(5)
  if (old.length === 0) return
  await tx.delete(forms).where(
    inArray(
      forms.id,
      old.map(({ id }) => id),
    ),
  )
}

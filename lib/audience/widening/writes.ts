import { type Transaction, transaction } from '#db/client.ts'
import type { Visibility } from '#db/words.ts'
import { isWider } from '#lib/audience/rules.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import type { Widening } from './input.ts'

/** The readers of a text from now on, and its next version. */
export type Widened = Widening & { readerId: string | null }

/** A text as its noun hands it over to `widenText`, loaded in the viewer's scope. */
export type WidenableText = {
  authorId: string
  visibility: Visibility
  version: number
  body: string
  /** The one reader, beside its author, once it is a `pair` text. May throw FieldRefused. */
  pairReader: () => string | Promise<string>
  /** Sentences that refuse; without one for others than its author, the text isn't there for them. */
  refusals: {
    notAuthor?: string
    /** It is no text any more: told even where it would change nothing. */
    gone?: string
    /** More people can't read it, or not any more. */
    closed?: string
  }
  audit: { event: string; subjectId: string; teamId: string }
  /** Saves the text's row and its search document. */
  save: (widened: Widened) => Promise<void>
}

/**
 * Lets more people read a text, once its author has confirmed it. Doing it again changes nothing. Throws what `load` throws,
 * NotFound or Refused where it isn't the viewer's, Refused where it would get fewer readers or its noun says no, Stale where
 * it was saved meanwhile.
 */
export async function widenText<Input extends Widening>(
  ctx: Ctx,
  input: Input,
  load: (ctx: Ctx, tx: Transaction, input: Input) => Promise<WidenableText>,
): Promise<void> {
  await transaction(async (tx) => {
    const text = await load(ctx, tx, input)
    const { visibility } = input
    const { notAuthor, gone, closed } = text.refusals
    if (text.authorId !== ctx.viewer.id) throw notAuthor ? new Refused(notAuthor) : new NotFound()
    if (gone) throw new Refused(gone)
    if (text.visibility === visibility) return
    if (!isWider(text.visibility, visibility))
      throw new Refused('Others have read this already: it can’t be taken back from them.')
    if (closed) throw new Refused(closed)
    if (text.version !== input.version) throw new Stale(text.version, { body: text.body })
    const readerId = visibility === 'pair' ? await text.pairReader() : null
    await text.save({ visibility, readerId, version: text.version + 1 })
    await recordAudit(ctx, tx, { ...text.audit, detail: `${text.visibility} to ${visibility}` })
  })
}

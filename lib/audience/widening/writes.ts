import { type Transaction, transaction } from '#db/client.ts'
import type { Visibility } from '#db/words.ts'
import { assertCircleNamed } from '#lib/audience/naming/scope.ts'
import { isWider } from '#lib/audience/rules.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import type { Widening } from './input.ts'

/** `version` is the new one; `readerId` is null unless `visibility` is `pair`. */
export type Widened = Omit<Widening, 'circle'> & { readerId: string | null }

export type WidenableText = {
  authorId: string
  visibility: Visibility
  version: number
  body: string
  /** Whose circle would read it. */
  circleOf: { juniorId: string; teamId: string }
  /** Who would read it besides its author as a `pair` text. May throw `FieldRefused`. */
  pairReader: () => string | Promise<string>
  /** Messages of the `Refused` that is thrown. */
  refusals: {
    /** Without it, `NotFound` is thrown. */
    notAuthor?: string
    /** Set if the text was withdrawn. Takes precedence over everything but `notAuthor`. */
    gone?: string
    /** Set if it can't be shared more widely. Only matters if the visibility would change. */
    closed?: string
  }
  audit: { event: string; subjectId: string; teamId: string }
  /** Saves the text's row and its search document. */
  save: (widened: Widened) => Promise<void>
}

/**
 * Sent twice, it changes nothing more. Throws what `load` and `pairReader` throw, `NotFound` or `Refused` if the
 * viewer isn't the author, `Refused` if fewer people would read it or `refusals` says so, `Stale` if it was saved
 * meanwhile, and `ReaderChanged` at `visibility` if someone has joined the circle that the page named.
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
    if (visibility === 'circle') await assertCircleNamed(tx, text.circleOf, input.circle)
    const readerId = visibility === 'pair' ? await text.pairReader() : null
    await text.save({ visibility, readerId, version: text.version + 1 })
    await recordAudit(ctx, tx, { ...text.audit, detail: `${text.visibility} to ${visibility}` })
  })
}

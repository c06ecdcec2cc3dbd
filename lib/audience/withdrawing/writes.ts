import { type Transaction, transaction } from '#db/client.ts'
import type { TextKind } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import type { Withdrawing } from './input.ts'

/** `withdrawnAt` is null to put it back; `version` is the new one. */
export type Withdrawn = { withdrawnAt: Date | null; version: number }

export type WithdrawableText = {
  kind: TextKind
  id: string
  teamId: string
  authorId: string
  version: number
  withdrawnAt: Date | null
  /** Its words now, by field: shown beside the page's if they have changed. */
  words: Record<string, string>
  /** Set if it can't be withdrawn or put back: it was answered, or the mentorship has ended. A sentence. */
  closed?: string
  /** Set if it can't be put back, only withdrawn. A sentence. */
  blocked?: string
  /** Saves the text's row, and deletes its search document or makes it again. */
  save: (withdrawn: Withdrawn) => Promise<void>
}

/** Loads a text in the viewer's scope, for `withdrawText` and `putBackText`. Throws `NotFound`. */
export type LoadText<Input> = (ctx: Ctx, tx: Transaction, input: Input) => Promise<WithdrawableText>

/**
 * Takes a text's words from everyone but its author. Doing it again changes nothing. Throws what `load` throws,
 * `NotFound` if the viewer isn't the author, `Refused` if the text says so, `Stale` if it was saved meanwhile.
 */
export async function withdrawText<Input extends Withdrawing>(
  ctx: Ctx,
  input: Input,
  load: LoadText<Input>,
): Promise<{ id: string }> {
  return change(ctx, input, load, ctx.now)
}

/** Its readers read it again, as they are now. Doing it again changes nothing. Throws as `withdrawText` does. */
export async function putBackText<Input extends Withdrawing>(
  ctx: Ctx,
  input: Input,
  load: LoadText<Input>,
): Promise<{ id: string }> {
  return change(ctx, input, load, null)
}

function change<Input extends Withdrawing>(
  ctx: Ctx,
  input: Input,
  load: LoadText<Input>,
  withdrawnAt: Date | null,
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const text = await load(ctx, tx, input)
    const { id, kind, teamId, version, closed, blocked } = text
    // Someone else's text gets the same answer, whether or not the viewer may read it.
    if (text.authorId !== ctx.viewer.id) throw new NotFound()
    if (closed) throw new Refused(closed)
    if ((text.withdrawnAt === null) === (withdrawnAt === null)) return { id }
    if (withdrawnAt === null && blocked) throw new Refused(blocked)
    if (version !== input.version) throw new Stale(version, text.words)
    await text.save({ withdrawnAt, version: version + 1 })
    const event = `${kind.replaceAll('_', '-')}.${withdrawnAt ? 'withdrawn' : 'put-back'}`
    await recordAudit(ctx, tx, { event, subjectId: id, teamId })
    return { id }
  })
}

/** For every other write about a text. Throws `Refused` if its author withdrew it. */
export function assertStands({ withdrawnAt }: { withdrawnAt: Date | null }): void {
  if (withdrawnAt) throw new Refused('You have withdrawn this. Put it back first.')
}

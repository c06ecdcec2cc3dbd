import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { wins } from '#db/schema/wins.ts'
import type { WithdrawableText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { forgetText, indexText } from '#lib/record/search/writes.ts'
import { winsVisibleTo } from './access.ts'
import { winDocument } from './documents.ts'

/** Throws `NotFound`. */
export async function winToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const [win] = await tx
    .select()
    .from(wins)
    .where(and(eq(wins.id, input.id), winsVisibleTo(ctx)))
  if (!win) throw new NotFound()
  const { id, teamId, authorId, version, withdrawnAt, body } = win
  return {
    kind: 'win',
    id,
    teamId,
    authorId,
    version,
    withdrawnAt,
    words: { body },
    async save(withdrawn) {
      await tx.update(wins).set(withdrawn).where(eq(wins.id, id))
      if (withdrawn.withdrawnAt) await forgetText(tx, id)
      else await indexText(tx, winDocument(win))
    },
  }
}

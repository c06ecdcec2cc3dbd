import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { jots } from '#db/schema/jots.ts'
import type { JotOutcome } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Overtaken } from '#lib/core/errors.ts'
import { whyClosed } from '#lib/jots/rules.ts'
import { jotInScope } from '#lib/jots/scope.ts'

/**
 * Inside the transaction of a form that a jot was made into, so that either both happen or neither does. `recordId` is
 * what the form created; without one the jot stays open. Throws `NotFound` unless the viewer wrote the jot, and
 * `Overtaken` if it's closed: a jot becomes one thing at most, and the form can be sent once more without it.
 */
export async function jotBecomes(
  ctx: Ctx,
  tx: Transaction,
  jotId: string | null | undefined,
  kind: JotOutcome,
  recordId: string | undefined,
): Promise<void> {
  if (!jotId || !recordId) return
  const jot = await jotInScope(ctx, tx, jotId)
  const closed = whyClosed(jot)
  if (closed) throw new Overtaken(`${closed} Send this again if you’d like to save it as well.`)
  await tx
    .update(jots)
    .set({
      state: 'done',
      becameKind: kind,
      becameId: recordId,
      closedAt: ctx.now,
      version: jot.version + 1,
    })
    .where(eq(jots.id, jot.id))
}

import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { actions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused } from '#lib/core/errors.ts'
import { fold } from '#lib/core/fold.ts'
import { actionItemsVisibleTo } from '#lib/sessions/action-items/access.ts'

type Pair = { id: string; mentorId: string; juniorId: string }
type NewAction = { owner: 'mentor' | 'junior'; body: string }

/**
 * Two open actions in the same words can't be told apart in a list. Throws `FieldRefused` at `fieldOf(index)` for the
 * second one of the same person in this mentorship, as far as the viewer reads them. One query.
 */
export async function assertNoneTwice(
  ctx: Ctx,
  tx: Pick<Transaction, 'select'>,
  pair: Pair,
  made: readonly NewAction[],
  fieldOf: (index: number) => string,
): Promise<void> {
  if (made.length === 0) return
  const open = await tx
    .select({ ownerId: actions.ownerId, body: actions.body })
    .from(actions)
    .where(
      and(
        eq(actions.mentorshipId, pair.id),
        eq(actions.state, 'open'),
        isNull(actions.withdrawnAt),
        actionItemsVisibleTo(ctx),
      ),
    )
  const known = new Set(open.map(({ ownerId, body }) => `${ownerId} ${inWords(body)}`))
  for (const [index, { owner, body }] of made.entries()) {
    const action = `${owner === 'mentor' ? pair.mentorId : pair.juniorId} ${inWords(body)}`
    if (known.has(action))
      throw new FieldRefused(
        fieldOf(index),
        'This action is open already. Say how this one differs, or clear it.',
      )
    known.add(action)
  }
}

const inWords = (body: string) => fold(body).replace(/\s+/g, ' ').trim()

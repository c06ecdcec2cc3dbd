import { and, eq, isNull, notInArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { actions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, Refused } from '#lib/core/errors.ts'
import { fold } from '#lib/core/fold.ts'
import { actionItemsVisibleTo } from '#lib/sessions/action-items/access.ts'

// Two open actions of one person in the same words can't be told apart in a list, and one is forgotten with the other. Only
// what the viewer reads is compared.

type Reading = Pick<Transaction, 'select'>
/** `id` if it's there already. */
type Words = { id?: string; ownerId: string; body: string }

/** Who is to do it. */
export const ownerOf = (pair: { mentorId: string; juniorId: string }, owner: 'mentor' | 'junior') =>
  owner === 'mentor' ? pair.mentorId : pair.juniorId

/** Throws `FieldRefused` at `fieldOf(index)` for what is open already, or twice among these. One query, or none. */
export async function assertNoneTwice(
  ctx: Ctx,
  tx: Reading,
  mentorshipId: string,
  made: readonly Words[],
  fieldOf: (index: number) => string,
): Promise<void> {
  const index = await firstTwice(ctx, tx, mentorshipId, made)
  if (index === undefined) return
  throw new FieldRefused(
    fieldOf(index),
    'This action is open already. Say how this one differs, or clear it.',
  )
}

/** For closed ones that are opened again. Throws `Refused`. One query, or none. */
export async function assertNoneReopenedTwice(
  ctx: Ctx,
  tx: Reading,
  mentorshipId: string,
  reopened: readonly Words[],
): Promise<void> {
  const index = await firstTwice(ctx, tx, mentorshipId, reopened)
  if (index === undefined) return
  throw new Refused(
    `“${reopened[index]?.body}” is open already, in another action, so this one stays closed.`,
  )
}

async function firstTwice(
  ctx: Ctx,
  tx: Reading,
  mentorshipId: string,
  made: readonly Words[],
): Promise<number | undefined> {
  if (made.length === 0) return undefined
  const own = made.flatMap(({ id }) => id ?? [])
  const open = await tx
    .select({ ownerId: actions.ownerId, body: actions.body })
    .from(actions)
    .where(
      and(
        eq(actions.mentorshipId, mentorshipId),
        eq(actions.state, 'open'),
        isNull(actions.withdrawnAt),
        actionItemsVisibleTo(ctx),
        own.length > 0 ? notInArray(actions.id, own) : undefined,
      ),
    )
  const known = new Set(open.map(inWords))
  for (const [index, words] of made.entries()) {
    if (known.has(inWords(words))) return index
    known.add(inWords(words))
  }
  return undefined
}

const inWords = ({ ownerId, body }: Words) => `${ownerId} ${fold(body).replace(/\s+/g, ' ').trim()}`

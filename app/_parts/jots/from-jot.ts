import type { Drafts } from '#app/_parts/drafts/offer.ts'
import { addressId, found, one, type Query } from '#app/_server/found.ts'
import type { DraftVerb } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { getJot, type Jot } from '#lib/jots/reads.ts'

/**
 * The open jot that a form was opened from, by `?jot=` in its page's address. Null without one, and for one that is
 * closed by now: the form is an ordinary one then. One query at most.
 */
export async function jotOf(ctx: Ctx, query: Query): Promise<Jot | null> {
  const id = one(query.jot)
  if (id === undefined) return null
  const jot = await found(getJot(ctx, addressId(id)))
  return jot.state === 'open' ? jot : null
}

/** To go on to the form with the jot. */
export const withJot = (address: string, jot: Pick<Jot, 'id'> | null) =>
  jot ? `${address}${address.includes('?') ? '&' : '?'}jot=${jot.id}` : address

/** The jot's words are in the form, unless a draft of the same jot is: another one is only offered. */
export function draftsBeside(drafts: Drafts, verb: DraftVerb, jot: Jot | null): Drafts {
  if (!jot || one(drafts.query.draft)) return drafts
  const same = drafts.kept.find((draft) => draft.verb === verb && draft.fields.jotId === jot.id)
  return { ...drafts, query: { ...drafts.query, draft: same?.id ?? verb } }
}

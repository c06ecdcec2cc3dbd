import type { Drafts } from '#app/_parts/drafts/offer.ts'

/** Templates of Cairn's have no record before they're changed, so their drafts are about the team, and told apart by address. */
export function ofAddress(drafts: Drafts, address: string): Drafts {
  return { ...drafts, kept: drafts.kept.filter((draft) => draft.address.split('?', 1)[0] === address) }
}

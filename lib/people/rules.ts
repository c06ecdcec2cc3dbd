import type { Visibility } from '#db/words.ts'

const widths: Record<Visibility, number> = { private: 0, pair: 1, circle: 2 }

/** True where a change of visibility lets more people read: it is asked about once more. */
export function isWider(before: Visibility, after: Visibility): boolean {
  return widths[after] > widths[before]
}

/** The other of a mentor and a junior. */
export function otherOf(pair: { mentorId: string; juniorId: string }, personId: string): string {
  return pair.mentorId === personId ? pair.juniorId : pair.mentorId
}

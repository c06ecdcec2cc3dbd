import type { Visibility } from '#db/words.ts'

const widths: Record<Visibility, number> = { private: 0, pair: 1, circle: 2 }

export function isWider(before: Visibility, after: Visibility): boolean {
  return widths[after] > widths[before]
}

export function otherOf(pair: { mentorId: string; juniorId: string }, personId: string): string {
  return pair.mentorId === personId ? pair.juniorId : pair.mentorId
}

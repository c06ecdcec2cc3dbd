import type { Visibility } from '#db/words.ts'
import type { Named } from '#lib/core/named.ts'
import { isWider } from '#lib/people/rules.ts'

/** Whom a junior may write a pair text to: their mentors; where there is none, the team's leads. Never themselves. */
export function pairReaders(juniorId: string, circle: { mentors: Named[]; leads: Named[] }): Named[] {
  const readers = circle.mentors.length > 0 ? circle.mentors : circle.leads
  return readers.filter(({ id }) => id !== juniorId)
}

/**
 * May a reader of a comment read an earlier version of it? Its author always; others only a version that was not
 * narrower than the comment is now, so that widening shows the words of now alone.
 */
export function isVersionVisible(version: Visibility, now: Visibility, viewerIsAuthor: boolean): boolean {
  return viewerIsAuthor || !isWider(version, now)
}

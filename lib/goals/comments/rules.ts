import type { Visibility } from '#db/words.ts'
import { isWider } from '#lib/audience/rules.ts'
import type { Named } from '#lib/core/named.ts'

export function pairReaders(juniorId: string, circle: { mentors: Named[]; leads: Named[] }): Named[] {
  const readers = circle.mentors.length > 0 ? circle.mentors : circle.leads
  return readers.filter(({ id }) => id !== juniorId)
}

/** Sharing a comment more widely shares only its current text, so others see no version that had fewer readers. */
export function isVersionVisible(version: Visibility, now: Visibility, viewerIsAuthor: boolean): boolean {
  return viewerIsAuthor || !isWider(version, now)
}

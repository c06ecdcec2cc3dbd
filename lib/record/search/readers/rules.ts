import { createHash } from 'node:crypto'
import type { Visibility } from '#db/words.ts'

export type Audience = {
  authorId: string
  visibility: Visibility
  readerId: string | null
  juniorId: string
  teamId: string
}

// Short, since the index has one before each word. If two are ever the same, that costs time and shows nothing. SQLite's
// view `search_terms` knows the length.
const LENGTH = 8

function term(...says: string[]): string {
  const hash = createHash('sha256').update(says.join(' ')).digest('hex')
  return Number.parseInt(hash.slice(0, 13), 16).toString(36).padStart(LENGTH, '0').slice(-LENGTH)
}

/** Of what is addressed to one person, or was written by them. */
export const personTerm = (id: string) => term('person', id)
/** Of what the circle reads: the junior's and their mentors'. */
export const circleTerm = (juniorId: string, teamId: string) => term('circle', juniorId, teamId)
/** Of the same: the leads'. */
export const leadsTerm = (teamId: string) => term('leads', teamId)

/**
 * At most three, at least one of which everyone has who reads the text by `textVisibleTo`, now or later: they say what a
 * reader is to the text, so no mentorship or role changes them. A goal's only reader is the circle: its assigner may have left.
 */
export function readerTerms(
  kind: string,
  { authorId, visibility, readerId, juniorId, teamId }: Audience,
): string[] {
  const author = personTerm(authorId)
  if (visibility === 'private') return [author]
  if (visibility === 'pair') return [author, ...(readerId ? [personTerm(readerId)] : [])]
  const circle = [circleTerm(juniorId, teamId), leadsTerm(teamId)]
  return kind === 'goal' || authorId === juniorId ? circle : [author, ...circle]
}

import { and, or, type SQL, sql } from 'drizzle-orm'
import { searchDocuments } from '#db/schema/search.ts'
import { framedWords, type Term } from './terms.ts'

// What the index doesn't know of a document that has the words: whether they follow each other, and how often they're
// there. Counted in the words themselves, so both databases say the same, and it's a fact of the document alone.

const patternOf = ({ words, isBeginning }: Term): string => {
  const framed = framedWords(words)
  return isBeginning ? framed.slice(0, -1) : framed
}

const { titleWords, bodyWords } = searchDocuments
type Words = typeof titleWords | typeof bodyWords

const without = (words: Words, term: Term): SQL => sql`replace(${words}, ${patternOf(term)}, '')`

/** SQL: each phrase is in the document as it was asked for. Undefined if there are only words. */
export function hasPhrases(terms: readonly Term[]): SQL | undefined {
  const phrases = terms.filter(({ words }) => words.length > 1)
  const isIn = (words: Words, term: Term) => sql`${without(words, term)} <> ${words}`
  return and(...phrases.map((term) => or(isIn(titleWords, term), isIn(bodyWords, term))))
}

function hitsIn(words: Words, terms: readonly Term[]): SQL {
  const each = terms.map((term) => {
    const length = sql.raw(String(Array.from(patternOf(term)).length))
    return sql`(length(${words}) - length(${without(words, term)})) / ${length}`
  })
  return sql.join(each, sql` + `)
}

/** SQL: how often the document has what was searched for, in its title and in its body. */
export const hitsInTitle = (terms: readonly Term[]) => hitsIn(titleWords, terms)
export const hitsInBody = (terms: readonly Term[]) => hitsIn(bodyWords, terms)

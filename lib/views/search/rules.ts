import { fold } from '#lib/core/fold.ts'

/** What a search can be narrowed to. */
export const searchKinds = ['goals', 'sessions', 'reviews', 'private'] as const
export type SearchKind = (typeof searchKinds)[number]

/** At most so many characters and words are looked for. */
export const mostSearched = { characters: 200, words: 20 } as const

/** A word, or several that stand in this order, to look for; `isBeginning` where more letters may follow. */
export type Term = { text: string; isBeginning: boolean }

/**
 * What a person typed, as terms: words, and phrases between quotation marks; signs alone are no words. The last word may be
 * the beginning of one, as it is while somebody types.
 */
export function termsOf(typed: string): Term[] {
  // Only what is typed counts: nothing that is shown nowhere, and lone halves of characters.
  const text = typed.slice(0, mostSearched.characters).toWellFormed().replace(/\p{C}/gu, ' ')
  const terms: Term[] = []
  for (const [, phrase, word] of text.matchAll(/["“”„]([^"“”„]*)["“”„]|([^\s"“”„]+)/gu)) {
    const found = (phrase ?? word ?? '').trim()
    if (!/[\p{L}\p{N}]/u.test(found)) continue
    terms.push({ text: found, isBeginning: phrase === undefined })
  }
  return terms
    .slice(0, mostSearched.words)
    .map((term, index, all) => ({ ...term, isBeginning: term.isBeginning && index === all.length - 1 }))
}

/**
 * The terms as an FTS5 query that finds all of them: each a string of FTS5's, in which nothing is an operator, only the
 * quotation mark is doubled (https://sqlite.org/fts5.html#fts5_strings). Null where there is nothing to look for.
 */
export function matchQuery(terms: readonly Term[]): string | null {
  if (terms.length === 0) return null
  return terms
    .map(({ text, isBeginning }) => `"${text.replaceAll('"', '""')}"${isBeginning ? ' *' : ''}`)
    .join(' AND ')
}

/** True where every term begins a word of the name, or its words stand in it in this order. */
export function nameMatches(name: string, terms: readonly Term[]): boolean {
  const words = wordsOf(name)
  return terms.length > 0 && terms.every((term) => hasInOrder(words, wordsOf(term.text)))
}

const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

function hasInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, index) => words[at + index]?.startsWith(word)))
}

/** A part of a text; `isFound` where it is what was looked for. */
export type Part = { text: string; isFound: boolean }

/** A text with marks around what was found, as parts. Marks that stand wrong are left out; nothing else is lost. */
export function partsOf(marked: string, marks: { begin: string; end: string }): Part[] {
  const parts: Part[] = []
  for (const [index, piece] of marked.split(marks.begin).entries()) {
    const [found = '', ...rest] = index === 0 ? ['', piece] : piece.split(marks.end)
    if (found) parts.push({ text: found, isFound: true })
    const text = rest.join('').replaceAll(marks.end, '')
    if (text) parts.push({ text, isFound: false })
  }
  return parts
}

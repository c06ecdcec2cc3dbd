import { fold } from '#lib/core/fold.ts'

export const searchKinds = ['goals', 'sessions', 'reviews', 'private'] as const
export type SearchKind = (typeof searchKinds)[number]

export const MAX_SEARCHED = { characters: 200, words: 20 } as const

/** A word or a phrase. `isBeginning`: more letters may follow. */
export type Term = { text: string; isBeginning: boolean }

/**
 * Words, and phrases in quotation marks; what has no letter or digit is dropped. The last word may be the beginning of
 * one, since someone may still be typing.
 */
export function parseTerms(typed: string): Term[] {
  // Drops invisible characters and lone surrogates.
  const text = typed.slice(0, MAX_SEARCHED.characters).toWellFormed().replace(/\p{C}/gu, ' ')
  const terms: Term[] = []
  for (const [, phrase, word] of text.matchAll(/["“”„]([^"“”„]*)["“”„]|([^\s"“”„]+)/gu)) {
    const found = (phrase ?? word ?? '').trim()
    if (!/[\p{L}\p{N}]/u.test(found)) continue
    terms.push({ text: found, isBeginning: phrase === undefined })
  }
  return terms
    .slice(0, MAX_SEARCHED.words)
    .map((term, index, all) => ({ ...term, isBeginning: term.isBeginning && index === all.length - 1 }))
}

/**
 * An FTS5 query that requires every term. In an FTS5 string nothing is an operator, and quotation marks are doubled
 * (https://sqlite.org/fts5.html#fts5_strings). Null without terms.
 */
export function matchQuery(terms: readonly Term[]): string | null {
  if (terms.length === 0) return null
  return terms
    .map(({ text, isBeginning }) => `"${text.replaceAll('"', '""')}"${isBeginning ? ' *' : ''}`)
    .join(' AND ')
}

/**
 * Each word of a term may be the beginning of a word in the name; a phrase's words must follow each other. False
 * without terms.
 */
export function nameMatches(name: string, terms: readonly Term[]): boolean {
  const words = wordsOf(name)
  return terms.length > 0 && terms.every((term) => hasInOrder(words, wordsOf(term.text)))
}

const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

function hasInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, index) => words[at + index]?.startsWith(word)))
}

export type Part = { text: string; isFound: boolean }

/** Stray marks are dropped, but no other text is lost. */
export function splitMarked(marked: string, marks: { begin: string; end: string }): Part[] {
  const parts: Part[] = []
  for (const [index, piece] of marked.split(marks.begin).entries()) {
    const [found = '', ...rest] = index === 0 ? ['', piece] : piece.split(marks.end)
    if (found) parts.push({ text: found, isFound: true })
    const text = rest.join('').replaceAll(marks.end, '')
    if (text) parts.push({ text, isFound: false })
  }
  return parts
}

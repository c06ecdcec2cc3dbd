import { fold, foldWithPlaces } from '#lib/core/fold.ts'

export const searchKinds = ['goals', 'sessions', 'reviews', 'private'] as const
export type SearchKind = (typeof searchKinds)[number]

export const searchOrders = ['best', 'newest'] as const
export type SearchOrder = (typeof searchOrders)[number]

export const MAX_SEARCHED = { characters: 200, words: 20 } as const

/** A folded word or phrase. `isBeginning`: more letters may follow. */
export type Term = { text: string; isBeginning: boolean }

/**
 * Words, and phrases in quotation marks; what has no letter or digit is dropped. The last word may be the beginning of
 * one, since someone may still be typing.
 */
export function parseTerms(typed: string): Term[] {
  // Without invisible characters and lone surrogates.
  const text = fold(typed.slice(0, MAX_SEARCHED.characters).toWellFormed()).replace(/\p{C}/gu, ' ')
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
 * Each word of a term may be the beginning of a word in the name; a phrase's words must follow each other. An
 * apostrophe may be left out. False without terms.
 */
export function nameMatches(name: string, terms: readonly Term[]): boolean {
  const spellings = [fold(name), fold(name).replaceAll("'", '')].map(wordsIn)
  return (
    terms.length > 0 && terms.every(({ text }) => spellings.some((words) => hasInOrder(words, wordsIn(text))))
  )
}

const wordsIn = (folded: string) => folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

function hasInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, index) => words[at + index]?.startsWith(word)))
}

export type Part = { text: string; isFound: boolean }
type Marks = { begin: string; end: string }
type Range = { start: number; end: number }

/** `marked` is the folded text with marks around what was found. Nothing of the text is lost. */
export function markedParts(text: string, marked: string | null, marks: Marks): Part[] {
  return partsOf(text, foundRanges(text, marked, marks))
}

// A long text may have thousands.
const MAX_WEIGHED = 100
const LONGEST = { words: 30, characters: 320, before: 8 }

/** About thirty words, where most of what was found is, or the first of a text without any. */
export function markedExcerpt(text: string, marked: string | null, marks: Marks): Part[] {
  const found = foundRanges(text, marked, marks)
  const { start, end } = excerptRange(text, found)
  const inside = found
    .filter((range) => range.start < end && range.end > start)
    .map((range) => ({ start: Math.max(range.start - start, 0), end: Math.min(range.end, end) - start }))
  const parts = partsOf(text.slice(start, end), inside)
  if (start > 0) parts.unshift({ text: '…', isFound: false })
  if (end < text.trimEnd().length) parts.push({ text: '…', isFound: false })
  return parts
}

// None if the text was folded otherwise than today: then nothing is marked rather than the wrong letters.
function foundRanges(text: string, marked: string | null, { begin, end }: Marks): Range[] {
  if (!marked?.includes(begin)) return []
  const { folded, starts, ends } = foldWithPlaces(text)
  if (marked.replaceAll(begin, '').replaceAll(end, '') !== folded) return []
  const ranges: Range[] = []
  let at = 0
  for (const [index, piece] of marked.split(begin).entries()) {
    const [inside = '', ...rest] = piece.split(end)
    if (index > 0 && inside)
      ranges.push({ start: starts[at] ?? 0, end: ends[at + inside.length - 1] ?? text.length })
    at += inside.length + rest.join('').length
  }
  return ranges
}

function partsOf(text: string, found: readonly Range[]): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { start, end } of found) {
    if (end <= at) continue
    if (start > at) parts.push({ text: text.slice(at, start), isFound: false })
    parts.push({ text: text.slice(Math.max(start, at), end), isFound: true })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), isFound: false })
  return parts
}

function excerptRange(text: string, found: readonly Range[]): Range {
  const words = Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }))
  const wordAt = (place: number) => words.findIndex(({ end }) => end > place)
  const early = found.slice(0, MAX_WEIGHED)
  const first = densest(early.map(({ start }) => wordAt(start)))
  const hit = early.find(({ start }) => wordAt(start) === first)?.start ?? 0
  const from = Math.max(0, first - LONGEST.before)
  const start = Math.max(words[from]?.start ?? 0, hit - LONGEST.characters / 4)
  const last = words[Math.min(from + LONGEST.words, words.length) - 1]
  const end = Math.min(last?.end ?? 0, start + LONGEST.characters)
  return { start: whole(text, start), end: whole(text, end) }
}

// Where the most others follow within the excerpt; the first of several such.
function densest(places: readonly number[]): number {
  const following = places.map((place, index) => {
    const last = place - LONGEST.before + LONGEST.words
    return places.slice(index).filter((other) => other < last).length
  })
  return places[following.indexOf(Math.max(...following))] ?? 0
}

// Not between the two halves of a character.
const whole = (text: string, place: number) =>
  /[\udc00-\udfff]/.test(text.charAt(place)) && place > 0 ? place - 1 : place

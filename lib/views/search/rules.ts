import type { Term } from '#db/search/terms.ts'
import { fold } from '#lib/core/fold.ts'
import { type PlacedWord, searchedWords, wordRuns } from '#lib/core/words.ts'

export const searchKinds = ['goals', 'sessions', 'reviews', 'private'] as const
export type SearchKind = (typeof searchKinds)[number]

export const searchOrders = ['best', 'newest'] as const
export type SearchOrder = (typeof searchOrders)[number]

export const MAX_SEARCHED = { characters: 200, words: 20 } as const

/**
 * Words, and phrases in quotation marks; what has no letter or digit is dropped. The last word may be the beginning of
 * one, since someone may still be typing.
 */
export function parseTerms(typed: string): Term[] {
  // Without invisible characters and lone surrogates.
  const text = fold(typed.slice(0, MAX_SEARCHED.characters).toWellFormed()).replace(/\p{C}/gu, ' ')
  const terms: Term[] = []
  for (const [, phrase, word] of text.matchAll(/["“”„]([^"“”„]*)["“”„]|([^\s"“”„]+)/gu)) {
    const words = searchedWords(phrase ?? word ?? '').filter((each) => /[\p{L}\p{N}]/u.test(each))
    if (words.length > 0) terms.push({ words, isBeginning: phrase === undefined })
  }
  return terms
    .slice(0, MAX_SEARCHED.words)
    .map((term, index, all) => ({ ...term, isBeginning: term.isBeginning && index === all.length - 1 }))
}

/**
 * Each word of a term may be the beginning of a word in the name; a phrase's words must follow each other. An
 * apostrophe may be left out. False without terms.
 */
export function nameMatches(name: string, terms: readonly Term[]): boolean {
  const spellings = [
    ...wordRuns(name).map((run) => run.map(({ word }) => word)),
    searchedWords(fold(name).replaceAll("'", '')),
  ]
  return terms.length > 0 && terms.every((term) => spellings.some((words) => hasInOrder(words, term.words)))
}

function hasInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, at) => wanted.every((word, index) => words[at + index]?.startsWith(word)))
}

/** Whether a text has all terms, as the index would find it. False without terms. */
export function textMatches(text: string, terms: readonly Term[]): boolean {
  return terms.length > 0 && terms.every((term) => foundRanges(text, [term]).length > 0)
}

export type Part = { text: string; isFound: boolean }
type Range = { start: number; end: number }

/** Nothing of the text is lost. */
export function markedParts(text: string, terms: readonly Term[]): Part[] {
  return partsOf(text, foundRanges(text, terms))
}

// A long text may have thousands.
const MAX_WEIGHED = 100
const LONGEST = { words: 30, characters: 320, before: 8 }

/** About thirty words, where most of what was found is, or the first of a text without any. */
export function markedExcerpt(text: string, terms: readonly Term[]): Part[] {
  const found = foundRanges(text, terms)
  const { start, end } = excerptRange(text, found)
  const inside = found
    .filter((range) => range.start < end && range.end > start)
    .map((range) => ({ start: Math.max(range.start - start, 0), end: Math.min(range.end, end) - start }))
  const parts = partsOf(text.slice(start, end), inside)
  if (start > 0) parts.unshift({ text: '…', isFound: false })
  if (end < text.trimEnd().length) parts.push({ text: '…', isFound: false })
  return parts
}

// Where the terms are in the text itself, in order. Those that overlap or touch are one.
function foundRanges(text: string, terms: readonly Term[]): Range[] {
  const found = wordRuns(text).flatMap((run) => rangesIn(run, terms))
  const ranges: Range[] = []
  for (const range of found.toSorted((one, other) => one.start - other.start)) {
    const before = ranges.at(-1)
    if (before && before.end >= range.start) before.end = Math.max(before.end, range.end)
    else ranges.push(range)
  }
  return ranges
}

function rangesIn(run: readonly PlacedWord[], terms: readonly Term[]): Range[] {
  return run.flatMap(({ start }, at) =>
    terms.flatMap((term) => {
      const found = run.slice(at, at + term.words.length)
      return isTerm(found, term) ? [{ start, end: found.at(-1)?.end ?? start }] : []
    }),
  )
}

function isTerm(found: readonly { word: string }[], { words, isBeginning }: Term): boolean {
  const isLast = (index: number) => index === words.length - 1
  return words.every((wanted, index) =>
    isBeginning && isLast(index) ? found[index]?.word.startsWith(wanted) : found[index]?.word === wanted,
  )
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

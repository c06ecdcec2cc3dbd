import { diffArrays } from 'diff'

/** Words in a row, with the spaces before them. */
export type Piece = { kind: 'kept' | 'added' | 'removed'; text: string }

// Comparing takes words times edits. Where there are more, it isn't the words that one looks for.
const MAX_EDITS = 400

/** Less than this in common, and the later text is another one rather than a changed one. */
const SAME_TEXT = 0.4

/**
 * What became of the words of `before` in `after`: kept and added pieces are `after`, kept and removed ones `before`,
 * but for spaces. Undefined if the texts have little in common or differ in too much to compare.
 */
export function changedWords(before: string, after: string): Piece[] | undefined {
  return changedRuns(wordsIn(before), wordsIn(after))?.map(({ kind, words }) => ({
    kind,
    text: words.join(''),
  }))
}

export type Run = { kind: Piece['kind']; words: string[] }

/** As `changedWords`, of texts that are in words already, with limits of the page's own. */
export function changedRuns(
  old: readonly string[],
  now: readonly string[],
  { maxEdits = MAX_EDITS, inCommon = SAME_TEXT } = {},
): Run[] | undefined {
  const most = Math.max(lengthOf(old), lengthOf(now))
  if (mostInCommon(old, now) < most * inCommon) return undefined
  const changes = diffArrays([...old], [...now], { comparator: isSame, maxEditLength: maxEdits })
  const runs = changes?.map(
    ({ added, removed, value }): Run => ({
      kind: added ? 'added' : removed ? 'removed' : 'kept',
      words: value,
    }),
  )
  const kept = runs?.flatMap(({ kind, words }) => (kind === 'kept' ? words : [])) ?? []
  return lengthOf(kept) >= most * inCommon ? runs : undefined
}

const lengthOf = (words: readonly string[]) => words.reduce((sum, { length }) => sum + length, 0)
const isSame = (a: string, b: string) => a.trim() === b.trim()

/** In any order, so that texts of which too little can be kept aren't compared word by word. */
function mostInCommon(old: readonly string[], now: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of old) left.set(word.trim(), (left.get(word.trim()) ?? 0) + 1)
  let common = 0
  for (const word of now) {
    const times = left.get(word.trim()) ?? 0
    if (times === 0) continue
    left.set(word.trim(), times - 1)
    common += word.length
  }
  return common
}

// Written without spaces between words.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Each with the spaces before it, so that joined they are the text. What HTML writes as `&lt;` is one. */
export function wordsIn(text: string): string[] {
  const words = text.replaceAll('\r\n', '\n').match(/\s*\S+|\s+$/g) ?? []
  return words.flatMap((word) => (unspaced.test(word) ? segmentsOf(word) : [word]))
}

const segmentsOf = (word: string) =>
  word
    .split(/(&#?\w+;)/)
    .flatMap((part) =>
      part.startsWith('&') ? [part] : Array.from(segmenter.segment(part), ({ segment }) => segment),
    )

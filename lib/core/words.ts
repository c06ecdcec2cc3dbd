import { fold, foldWithPlaces } from './fold.ts'

/** A folded word and the part of the text that it's made of. */
export type PlacedWord = { word: string; start: number; end: number }

// Written without spaces between words, so each of their letters counts as a word, and what is searched for as a phrase.
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc'
const letter = `[[\\p{L}\\p{N}\\p{M}]--[${unspaced}]]`
const searched = new RegExp(
  [
    // '.net', but nothing of 'main.py' or '…'.
    `(?<![\\p{L}\\p{N}\\p{M}.])\\.(?=\\p{L})${letter}+`,
    `[[${unspaced}]&&[\\p{L}\\p{N}]]\\p{M}*`,
    // 'c#', but nothing of 'page#part'.
    `(?<!${letter})${letter}{1,2}#(?!\\p{L})`,
    `${letter}+(?:\\+\\+)?`,
  ].join('|'),
  'gv',
)

// The names of languages and of files, of which only more than a letter or two is a word by itself.
const signs = /^\.|\+\+$|#$/
const MIN_BARE = 3

const camel = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u

/** UTF-16 units. What is longer is found by its beginning. */
const MAX_WORD = 100

/** The words that something typed is searched by. */
export function searchedWords(typed: string): string[] {
  return (fold(typed).match(searched) ?? []).map(shortened)
}

/**
 * The words that a text is found by. The first run is the text itself; each other one is what one of its words is made
 * of: 'get', 'user' of 'getUser', 'gitignore' of '.gitignore', '.py' of 'main.py'.
 */
export function wordRuns(text: string): PlacedWord[][] {
  const { folded, starts, ends } = foldWithPlaces(text)
  const parts: PlacedWord[][] = []
  let last = -1
  const words = Array.from(folded.matchAll(searched), ({ 0: whole, index }) => {
    const after = index + whole.length
    const start = starts[index] ?? 0
    const end = ends[after - 1] ?? text.length
    const bare = signs.test(whole) ? whole.replace(signs, '') : ''
    if (bare.length >= MIN_BARE)
      parts.push([{ word: shortened(bare), start: whole.startsWith('.') ? start + 1 : start, end }])
    if (last === index - 1 && folded[last] === '.' && /^\p{L}/u.test(whole))
      parts.push([{ word: shortened(`.${whole}`), start: starts[last] ?? start, end }])
    const written = text.slice(start, end)
    if (written !== whole && camel.test(written)) parts.push(piecesIn(written.split(camel), start))
    last = after
    return { word: shortened(whole), start, end }
  })
  return [words, ...parts]
}

function piecesIn(pieces: readonly string[], from: number): PlacedWord[] {
  let start = from
  return pieces.flatMap((piece) => {
    const end = start + piece.length
    const words = searchedWords(piece).map((word) => ({ word, start, end }))
    start = end
    return words
  })
}

const shortened = (word: string) => word.slice(0, MAX_WORD).toWellFormed()

// What NFKD doesn't take apart.
const plainLetters: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ȷ: 'j',
  ĸ: 'k',
  ł: 'l',
  ŋ: 'n',
  ø: 'o',
  œ: 'oe',
  þ: 'th',
  ŧ: 't',
}
const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')

// Marks over and under letters, of alphabets in which people leave them out. Elsewhere (Hindi, Thai) marks are vowels.
const markRanges =
  '\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f'
const marks = new RegExp(`[${markRanges}]`, 'g')
const invisible = /\p{DI}/gu
const controls = /(?!\n)\p{Cc}/gu
const apostrophes = /[‘’‚‛′´\u1ffdʹʻʼʽˈ＇]/g
const quotes = /[“”„‟«»]/g
const dashes = /[‐‑‒–—―−]/g

/**
 * How a text is compared in every search, list and filter: lower case, without marks, invisible characters and kinds of
 * apostrophes, 'Łukasz' as 'lukasz', 'Straße' as 'strasse'. The same for every case and every way to write a letter.
 */
export function fold(text: string): string {
  return text
    .replace(/[^\n -~]+/g, (letters) => joined(foldedPieces(letters)))
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

const foldedWord = /[\p{L}\p{N}\p{M}]+/gu

/** Of a name, for its place in lists: runs of letters, digits and marks. What a text is found by is in `lib/core/words.ts`. */
export const wordsIn = (folded: string): string[] => folded.match(foldedWord) ?? []

/** `starts[i]` and `ends[i]` say which part of the text the folded text's character `i` is made of. */
export type Folded = { folded: string; starts: Uint32Array; ends: Uint32Array }

export function foldWithPlaces(text: string): Folded {
  // Each of these letters stays one.
  if (/^[\n -~]*$/.test(text)) return { folded: text.toLowerCase(), ...onePlaceEach(text.length) }
  const pieces = foldedPieces(text)
  const length = pieces.reduce((sum, { folded }) => sum + folded.length, 0)
  const [starts, ends] = [new Uint32Array(length), new Uint32Array(length)]
  let at = 0
  for (const { folded, start, end } of pieces) {
    starts.fill(start, at, at + folded.length)
    ends.fill(end, at, at + folded.length)
    at += folded.length
  }
  return { folded: joined(pieces), starts, ends }
}

function onePlaceEach(length: number): { starts: Uint32Array; ends: Uint32Array } {
  const [starts, ends] = [new Uint32Array(length), new Uint32Array(length)]
  for (let at = 0; at < length; at++) {
    starts[at] = at
    ends[at] = at + 1
  }
  return { starts, ends }
}

type Piece = { folded: string; start: number; end: number }

const joined = (pieces: readonly Piece[]) => pieces.map(({ folded }) => folded).join('')

// A letter and the marks after it are folded together, because their order may differ.
function foldedPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const { 0: piece, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu))
    pieces.push({ folded: foldPiece(piece), start: index, end: index + piece.length })
  return pieces
}

const kept = new Map<string, string>()

function foldPiece(piece: string): string {
  const known = kept.get(piece)
  if (known !== undefined) return known
  const plain = plainPiece(piece)
  if (kept.size < 5000) kept.set(piece, plain)
  return plain
}

// Most letters of alphabets without small and capital ones.
const isPlain = (piece: string) =>
  !/[\p{M}\p{DI}\p{C}\p{P}\p{Sk}\p{LC}\p{Lm}]/u.test(piece) && piece.normalize('NFKD') === piece

function plainPiece(piece: string): string {
  if (isPlain(piece)) return piece
  const spelled = piece.replace(apostrophes, "'").replace(quotes, '"').replace(dashes, '-')
  return sameCase(sameCase(spelled))
    .replace(marks, '')
    .replace(special, (letter) => plainLetters[letter] ?? letter)
    .replace(invisible, '')
    .replace(controls, ' ')
    .replace(apostrophes, "'")
    .replace(dashes, '-')
    .normalize('NFKD')
}

// A letter at a time, since the small form of Σ depends on what is before it.
function sameCase(text: string): string {
  return Array.from(text.normalize('NFKD'), (letter) => each(each(letter, 'lower'), 'upper'))
    .map((letters) => each(letters, 'lower'))
    .join('')
    .normalize('NFKD')
}

const each = (letters: string, to: 'lower' | 'upper') =>
  Array.from(letters, (letter) => (to === 'lower' ? letter.toLowerCase() : letter.toUpperCase())).join('')

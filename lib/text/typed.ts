import { withoutTurns } from './turns.ts'

// Escape sequences of terminals (ECMA-48): colours, moves, titles and links, also with the one-byte introducers.
const sequences = new RegExp(
  [
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]',
    '(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x9c\\n]{0,2000}(?:\\x07|\\x1b\\\\|\\x9c)',
    '\\x1b[ -/]*[0-~]',
  ].join('|'),
  'g',
)
// In manual pages a letter is printed over itself.
const overstruck = /[^\n][\b]/gu
// A slide breaks its lines with a vertical tab, a listing its pages with a form feed.
const breaks = /\r\n?|[\v\f\x85\u2028\u2029]/g
// Copied from a file in Windows-1252 that was read as Latin-1.
const misread = /[\x80-\x9f]/g
const windows = new TextDecoder('windows-1252')

/** Lines end with \n, and no control character but the tab is left. Whatever else can be seen stays. */
export function withoutControls(text: string): string {
  const plain = text.toWellFormed()
  if (!/(?![\t\n])[\p{Cc}\u2028\u2029]/u.test(plain)) return plain
  return plain
    .replace(sequences, '')
    .replace(breaks, '\n')
    .replace(overstruck, '')
    .replace(misread, (letter) => windows.decode(Uint8Array.of(letter.charCodeAt(0))))
    .replace(/(?![\t\n])\p{Cc}/gu, '')
}

/** Blank lines around it are dropped, the first line's indentation isn't: it may be code. */
export function cleanText(text: string): string {
  return withoutControls(text)
    .replace(/^(?:[^\S\n]*\n|\ufeff)+/, '')
    .trimEnd()
}

/** One line, its spaces as typed. Copied paths and numbers can contain direction marks, which would turn other text around. */
export function oneLine(text: string): string {
  return withoutTurns(withoutControls(text))
    .replace(/\n/g, ' ')
    .replace(/^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g, '')
}

/** One line with single spaces. */
export const cleanLine = (text: string): string => oneLine(text).replace(/\s+/g, ' ')

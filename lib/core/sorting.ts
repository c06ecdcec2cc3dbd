import { fold, wordsIn } from './fold.ts'
import type { Named } from './named.ts'

/**
 * The place of a name in every list, the same for everyone and on every database: word by word, without case and marks.
 * Only a to z and 0 to 9, which all collations sort alike. It's stored beside the name; equal keys go by id.
 */
export function sortKey(name: string): string {
  return wordsIn(fold(name).replaceAll("'", ''))
    .map((word) => Array.from(word, sortable).join(''))
    .join('0')
}

// No letter's code is the beginning of another one's, so keys compare letter by letter; other alphabets follow z.
function sortable(letter: string): string {
  if (/[a-y]/.test(letter)) return letter
  if (/[0-9]/.test(letter)) return `1${letter}`
  return letter === 'z' ? 'z0' : `z1${(letter.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`
}

/** For lists that are put together in the program. */
export function byName(a: Named, b: Named): number {
  return compare(sortKey(a.name), sortKey(b.name)) || compare(a.id, b.id)
}

/** For what has a title that isn't kept with a key. */
export function byTitle(a: Titled, b: Titled): number {
  return compare(sortKey(a.title), sortKey(b.title)) || compare(a.id, b.id)
}

type Titled = { id: string; title: string }

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** An FNV-1a hash of the id, so a new name doesn't change the pebble. */
export function pebbleLook(id: string): { hue: number; shape: 'a' | 'b' | 'c' } {
  let hash = 2166136261
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  const mixed = (hash ^ (hash >>> 15)) >>> 0
  return { hue: mixed % 12, shape: (['a', 'b', 'c'] as const)[(mixed >>> 8) % 3] ?? 'a' }
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The first letters of the first and last word, or the first two of a single word; "?" if there are none. */
export function initialsFrom(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[\s\-\u2010-\u2015]+/u)
    .map((word) => word.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, ''))
    .filter(Boolean)
  // Fast path: a Latin letter followed by another, or by nothing, is a whole grapheme.
  const first = (word: string) =>
    /^[A-Za-z\d\u00c0-\u024f]([A-Za-z\d\u00c0-\u024f]|$)/.test(word)
      ? word.charAt(0)
      : (letters.segment(word).containing(0)?.segment ?? '')
  const [one = '?'] = words
  if (words.length > 1) return (first(one) + first(words.at(-1) ?? '')).toUpperCase()
  const [a, b] = Array.from(letters.segment(one), (part) => part.segment)
  return ((a ?? '') + (b ?? '')).toUpperCase()
}

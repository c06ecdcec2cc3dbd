/** A Markdown text may be this long, counted in bytes of UTF-8. */
export const MARKDOWN_MAX_BYTES = 20_480

/** Why this text can't be taken as Markdown, in a sentence; undefined where it can. */
export function markdownProblem(text: string): string | undefined {
  // A character is at most 3 bytes for each of its UTF-16 units, so most texts need no counting.
  if (text.length * 3 <= MARKDOWN_MAX_BYTES || Buffer.byteLength(text) <= MARKDOWN_MAX_BYTES) return undefined
  return 'This is longer than 20 KB. Please shorten it, or link to a document.'
}

/**
 * What one text may cost at most, whatever is in it. The pattern lists in tests/support/hostile-markdown.ts show what
 * each of these stops; `npm run bench` measures them.
 */
export const bounds = {
  /** Quotes and lists inside each other, counted in open blocks; deeper ones are shown as plain text. */
  blockDepth: 24,
  /** Emphasis inside emphasis; deeper marks are left out, their text is not. */
  inlineDepth: 12,
  /** Cells of all tables together; markdown-it fills short rows up, which 20 KB can make three million bytes of. */
  tableCells: 4000,
  /** One address; a longer one is shown as text. */
  linkLength: 2000,
  /** Addresses of all links together: one long reference can be used six thousand times. */
  linkCharacters: 100_000,
  /** Highlighted program text in all, and in one line of it: highlight.js' grammars are quadratic in both. */
  codeCharacters: 6000,
  codeLine: 200,
} as const

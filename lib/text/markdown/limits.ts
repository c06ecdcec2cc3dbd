/** In bytes of UTF-8. */
export const MARKDOWN_MAX_BYTES = 20_480

export function markdownProblem(text: string): string | undefined {
  // A UTF-16 unit takes at most 3 bytes, so most texts needn't be counted.
  if (text.length * 3 <= MARKDOWN_MAX_BYTES || Buffer.byteLength(text) <= MARKDOWN_MAX_BYTES) return undefined
  return 'This is longer than 20 KB. Please shorten it, or link to a document.'
}

/**
 * What one text may cost. `bench/hostile-markdown.ts` has the texts that these bounds are for; `npm run bench` measures
 * them.
 */
export const bounds = {
  /** Nested quotes and lists, in open blocks. Deeper ones are shown as plain text. */
  blockDepth: 24,
  /** Nested emphasis. Deeper marks are left out, their text stays. */
  inlineDepth: 12,
  /** Cells of all tables together: markdown-it fills up short rows, so 20 KB could become three million bytes. */
  tableCells: 4000,
  /** A longer address is shown as text. */
  linkLength: 2000,
  /** Addresses of all links together: one long reference can be used six thousand times. */
  linkCharacters: 100_000,
  /** Highlighted code in total and per line, because highlight.js's grammars are quadratic in both. */
  codeCharacters: 6000,
  codeLine: 200,
} as const

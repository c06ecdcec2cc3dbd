import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { withShownTurns } from '#lib/text/turns.ts'
import { nothingSpent } from './account.ts'
import { escapeHtml } from './escape.ts'
import { highlight } from './highlight.ts'
import { type LanguageId, languages } from './languages.ts'
import { markdownProblem } from './limits.ts'
import { codeBlock } from './output.ts'
import { markdown } from './parser.ts'

// Rendering is the most expensive part of most pages. The cache takes 4 MB at two bytes per character; the entry limit
// keeps one large text from evicting the others.
const rendered = new LRUCache<string, string>({
  max: 500,
  maxSize: 2_000_000,
  maxEntrySize: 250_000,
  sizeCalculation: (html, key) => html.length + key.length,
})

function remembered(kind: string, text: string, make: () => string): string {
  const key = text.length < 44 ? text : createHash('sha256').update(text).digest('base64')
  // A NUL, because labels and code may contain any other separator.
  const name = `${kind}\0${key}`
  const known = rendered.get(name)
  if (known !== undefined) return known
  const made = withShownTurns(make())
  rendered.set(name, made)
  return made
}

/**
 * Safe HTML: all text is escaped, tags and attributes come from a fixed list, and links lead to http, https and mailto
 * only. A text over the size limit is shown as typed.
 */
export function renderMarkdown(text: string): string {
  if (markdownProblem(text)) return withShownTurns(`<p>${escapeHtml(text)}</p>\n`)
  return remembered('text', text, () => markdown.render(text, nothingSpent()))
}

/** Without a paragraph around it. */
export function renderLine(text: string): string {
  if (markdownProblem(text)) return withShownTurns(escapeHtml(text))
  return remembered('line', text, () => markdown.renderInline(text, nothingSpent()))
}

/** `from` names the file for screen readers, such as 'refunds/worker.py'. */
export function renderSnippet(code: string, language: LanguageId | null, from?: string): string {
  const name = languages.find(({ id }) => id === language)?.name
  const label = from ? `Code in ${from}` : name ? `Code, ${name}` : 'Code'
  const shown = code.replaceAll('\0', '\uFFFD')
  return remembered(`code ${language} ${label}`, shown, () => codeBlock(highlight(shown, language), label))
}

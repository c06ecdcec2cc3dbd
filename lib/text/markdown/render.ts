import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { nothingSpent } from './account.ts'
import { escapeHtml } from './escape.ts'
import { highlight } from './highlight.ts'
import { type LanguageId, languages } from './languages.ts'
import { markdownProblem } from './limits.ts'
import { codeBlock } from './output.ts'
import { markdown } from './parser.ts'

// Rendering is the costly part of most pages, and the same texts are shown again and again. JavaScript keeps a character in
// two bytes at most: 4 MB. One large text must not push all the others out.
const rendered = new LRUCache<string, string>({
  max: 500,
  maxSize: 2_000_000,
  maxEntrySize: 250_000,
  sizeCalculation: (html, key) => html.length + key.length,
})

function remembered(kind: string, text: string, make: () => string): string {
  const key = text.length < 44 ? text : createHash('sha256').update(text).digest('base64')
  // Between them what no kind holds: a colon stands in the names of files, and in code.
  const name = `${kind}\0${key}`
  const known = rendered.get(name)
  if (known !== undefined) return known
  const made = make()
  rendered.set(name, made)
  return made
}

/**
 * The HTML of a Markdown text, safe to put into a page: everything typed is escaped, tags and attributes come from a fixed
 * list, links lead to http, https and mailto alone. A text over the limit is shown as it was typed.
 */
export function renderMarkdown(text: string): string {
  if (markdownProblem(text)) return `<p>${escapeHtml(text)}</p>\n`
  return remembered('text', text, () => markdown.render(text, nothingSpent()))
}

/** The same for one line, such as a criterion, without a paragraph around it. */
export function renderLine(text: string): string {
  if (markdownProblem(text)) return escapeHtml(text)
  return remembered('line', text, () => markdown.renderInline(text, nothingSpent()))
}

/**
 * A snippet of program text as HTML, highlighted where its language is known and it is short enough. `from` says where it
 * comes from, for the screen reader: 'refunds/worker.py'.
 */
export function renderSnippet(code: string, language: LanguageId | null, from?: string): string {
  const name = languages.find(({ id }) => id === language)?.name
  const label = from ? `Code in ${from}` : name ? `Code, ${name}` : 'Code'
  const shown = code.replaceAll('\0', '\uFFFD')
  return remembered(`code ${language} ${label}`, shown, () => codeBlock(highlight(shown, language), label))
}

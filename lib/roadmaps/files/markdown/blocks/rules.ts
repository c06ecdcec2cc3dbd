import MarkdownIt, { type Token } from 'markdown-it'
import { oneLine } from '../../values/rules.ts'

export type Bullet = { text: string; line: number; children: Bullet[] }

/** A heading with what is directly below it. The one before all headings has level 0. */
export type Section = {
  level: number
  /** As it's written in Markdown. */
  text: string
  line: number
  bullets: Bullet[]
  paragraphs: { text: string; line: number }[]
  tables: { rows: string[][]; line: number; lines: number[] }[]
}

// What is inside a line isn't parsed: only where lines belong is asked for, and a file may have 1 MB.
const structure = new MarkdownIt({ html: true, maxNesting: 12 })
structure.core.ruler.enableOnly(['normalize', 'block'])

/** In the file's order. `firstLine` is that of the text in its file. What is quoted is a paragraph, whatever it holds. */
export function sectionsIn(text: string, firstLine = 1): Section[] {
  const sections: Section[] = [emptySection(0, firstLine)]
  const items: Bullet[] = []
  let row: string[] | undefined
  let quotes = 0
  for (const token of structure.parse(text, {})) {
    const section = sections.at(-1) as Section
    const line = firstLine + (token.map?.[0] ?? 0)
    const table = section.tables.at(-1)
    if (token.type.startsWith('blockquote')) quotes += token.nesting
    else if (token.type === 'inline' && quotes === 0) place(token, line, section, items.at(-1), row)
    else if (token.type === 'inline' || token.type === 'fence' || token.type === 'code_block') {
      if (items.length === 0) section.paragraphs.push({ text: token.content.trim(), line })
    } else if (quotes > 0) continue
    else if (token.type === 'heading_open' && items.length === 0)
      sections.push(emptySection(Number(token.tag.slice(1)), line))
    else if (token.type === 'list_item_open') {
      const item = { text: '', line, children: [] }
      ;(items.at(-1)?.children ?? section.bullets).push(item)
      items.push(item)
    } else if (token.type === 'list_item_close') items.pop()
    else if (token.type === 'table_open') section.tables.push({ rows: [], line, lines: [] })
    else if (token.type === 'tr_open') {
      row = []
      table?.rows.push(row)
      table?.lines.push(line)
    } else if (token.type === 'tr_close') row = undefined
  }
  return sections
}

function place(
  token: Token,
  line: number,
  section: Section,
  item: Bullet | undefined,
  row: string[] | undefined,
): void {
  const text = token.content.trim()
  if (row) row.push(text)
  else if (item) item.text = item.text ? `${item.text} ${text}` : text
  else if (section.text === '' && section.level > 0 && section.line === line) section.text = text
  else section.paragraphs.push({ text, line })
}

const emptySection = (level: number, line: number): Section => ({
  level,
  text: '',
  line,
  bullets: [],
  paragraphs: [],
  tables: [],
})

// Places in Unicode that no text uses, for what a backslash makes a plain sign.
const hidden = (sign: string) => String.fromCodePoint(0xf0000 + (sign.codePointAt(0) ?? 0))
const shown = (text: string) =>
  text.replace(/[\u{f0020}-\u{f007f}]/gu, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xf0000),
  )

const picture = /!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])/g
const tag = /<\/?[A-Za-z][^<>\n]{0,2000}>|<!--[^>\n]{0,2000}-->/g
const link =
  /\[([^\][\n]{0,1000})\](?:\(\s*([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)[^)\n]{0,300}\)|\[[^\]\n]{0,200}\])/g

/** Longer than any title or summary, and short enough that a hostile line costs little. */
const MAX_PLAIN = 2500

/** As it reads: without marks, links' addresses and pictures. */
export function plainText(markdown: string): string {
  const text = markdown
    .slice(0, MAX_PLAIN)
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => hidden(sign))
    .replace(picture, '')
    .replace(tag, '')
    .replace(link, '$1')
    .replace(/\{#[\w-]{1,100}\}\s*$/, '')
    .replace(/(\*{1,3}|_{1,3}|~~)(?=\S)([^\n]{0,200}?\S)\1/g, (whole, mark: string, inner: string) =>
      mark.startsWith('_') && /\w_|_\w/.test(inner) ? whole : inner,
    )
    .replace(/`([^`\n]{1,500})`/g, '$1')
  return oneLine(shown(structure.utils.unescapeAll(text)))
}

/** A criterion stays Markdown, but without pictures and with its links as text where they lead into its repository. */
export function criterionText(markdown: string): string {
  const text = markdown
    .replace(picture, '')
    .replace(tag, '')
    .replace(link, (whole, label: string, address = '') =>
      /^(https?:|mailto:)/i.test(address) ? whole : label,
    )
  return oneLine(ownCriterion(text).replace(/^\[[ xX]\]\s+/, ''))
}

/** A backslash at the beginning says that what follows begins no list, heading or the like. */
export const ownCriterion = (markdown: string) =>
  oneLine(markdown.replace(/^\\(?=\\*[-+*#>`~|<_[:=])/, '').replace(/^(\d{1,9})\\(?=\\*[.)])/, '$1'))

/** The Markdown of a criterion that `ownCriterion` reads. */
export const criterionMarkdown = (text: string) =>
  text.replace(/^(?=\\*[-+*#>`~|<_[:=])/, '\\').replace(/^(\d{1,9})(?=\\*[.)])/, '$1\\')

/** The Markdown of a title, which holds none, as `plainText` reads it. */
export const titleMarkdown = (text: string) => text.replace(/[\\`*_[\]<>#|!&~{}$+\-=.:]/g, '\\$&')

/** Nothing but links: a list of contents, or of other pages. */
export const isOnlyLinks = (markdown: string) =>
  /\[/.test(markdown) && plainText(markdown.replace(link, '')).replace(/[\p{P}\p{S}\s]/gu, '') === ''

/** `**Name**: text`, also with the colon inside. */
export function namedBullet(markdown: string): { name: string; text: string } | undefined {
  const [, , name, text] = /^(\*\*|__)(.{1,200}?)\1\s*(.*)$/s.exec(markdown) ?? []
  if (name === undefined || text === undefined) return undefined
  const colonInside = /[:：]\s*$/.test(name)
  const separated = /^(?:[:：]|[-–—]\s)\s*(.*)$/s.exec(text)
  if (!colonInside && !separated) return undefined
  const title = plainText(name.replace(/[:：]\s*$/, ''))
  return title ? { name: title, text: separated?.[1] ?? text } : undefined
}

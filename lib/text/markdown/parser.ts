import MarkdownIt, { type StateBlock } from 'markdown-it'
import { spentIn } from './account.ts'
import { bounds } from './limits.ts'
import { isSafeLink } from './links.ts'
import { rules } from './output.ts'
import { shape } from './shape.ts'

/**
 * CommonMark 0.31 with tables, strikethrough, task lists, bare web addresses as links, line breaks as typed and names
 * such as `__init__` as text (docs/decisions/027); no HTML and no embedded images. `bounds` limits what a text can cost.
 */
export const markdown = new MarkdownIt({
  html: false,
  linkify: true,
  breaks: true,
  maxNesting: bounds.blockDepth + 8,
})

markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
markdown.linkify.add('ftp:', null).add('//', null)
// Looks no further than an address may be long, so a line of addresses without spaces is read once, not once per
// address.
const matchAtStart = markdown.linkify.matchAtStart
markdown.linkify.matchAtStart = (text) => {
  const match = matchAtStart.call(markdown.linkify, text.slice(0, bounds.linkLength + 1))
  return match && match.lastIndex <= bounds.linkLength ? match : null
}
// The inline rule finds addresses with a scheme; this one would search again for those without.
markdown.core.ruler.disable('linkify')
// Images are shown as links: without the image rule, `![` reads as "!" and a link, and `shape()` removes the "!".
markdown.inline.ruler.disable('image')
markdown.validateLink = isSafeLink
const normalizeLink = markdown.normalizeLink
markdown.normalizeLink = (url) => (url.length > bounds.linkLength ? url : normalizeLink.call(markdown, url))
// Addresses are shown as typed: decoding one could show another host than the link leads to.
markdown.normalizeLinkText = (url) => url

// `[text]()` would lead to the page it's on, so it's shown as typed.
const noAddress = /\(\s*\)/y
markdown.inline.ruler.before('link', 'link_to_nowhere', (state, silent) => {
  if (state.src[state.pos] !== '[') return false
  const end = state.md.helpers.parseLinkLabel(state, state.pos, true)
  noAddress.lastIndex = end + 1
  if (end < 0 || !noAddress.test(state.src)) return false
  if (!silent) state.pending += '['
  state.pos++
  return true
})

// __init__, __slots__, _generate_next_value_: a name between underscores, which CommonMark would show bold or italic. One
// word in single ones is emphasis, as the toolbar writes it.
const nameBetween =
  /(?:__[\p{L}\p{N}]+(?:_+[\p{L}\p{N}]+)*__|_[\p{L}\p{N}]+(?:_+[\p{L}\p{N}]+)+_)(?![\p{L}\p{N}_])/uy
const letterBefore = /[\p{L}\p{N}_]$/u
markdown.inline.ruler.before('emphasis', 'name', (state, silent) => {
  const { src, pos } = state
  if (src[pos] !== '_' || letterBefore.test(src.slice(Math.max(0, pos - 2), pos))) return false
  nameBetween.lastIndex = pos
  const [name] = nameBetween.exec(src) ?? []
  if (name === undefined || pos + name.length > state.posMax) return false
  if (!silent) state.pending += name
  state.pos += name.length
  return true
})

const [table] = markdown.block.ruler.getRules('')
type BlockRule = NonNullable<typeof table>

const boundedTable: BlockRule = (state, startLine, endLine, silent) => {
  const columns = tableColumns(state, startLine)
  if (columns === 0 || !tableFits(state, startLine, endLine, columns)) return false
  const found = table?.(state, startLine, endLine, silent) ?? false
  if (found && !silent) spentIn(state.env).tableCells += columns * (state.line - startLine)
  return found
}
markdown.block.ruler.at('table', boundedTable, { alt: ['paragraph', 'reference'] })

/** 0 if the next line isn't the row of bars, hyphens and colons that makes a table. */
function tableColumns(state: StateBlock, startLine: number): number {
  const line = state.src.slice(state.bMarks[startLine + 1], state.eMarks[startLine + 1])
  return /^[\s>|:-]*-[\s|:-]*$/.test(line) ? line.split('|').length : 0
}

function tableFits(state: StateBlock, startLine: number, endLine: number, columns: number): boolean {
  const spent = spentIn(state.env)
  let cells = spent.tableCells
  for (let line = startLine; line < endLine && !state.isEmpty(line); line++) {
    cells += columns
    if (cells <= bounds.tableCells) continue
    // No more tables after this, or each line would count all lines below it.
    spent.tableCells = bounds.tableCells
    return false
  }
  return true
}

const tooDeep: BlockRule = (state, startLine, endLine, silent) => {
  if (silent || state.level < bounds.blockDepth) return false
  let line = startLine
  // Below 0 is markdown-it's mark for a line that continues a quote's paragraph without a ">".
  while (line < endLine && !state.isEmpty(line) && isInside(state, line)) line++
  const token = state.push('plain', '', 0)
  token.content = state.getLines(startLine, line, state.blkIndent, false)
  state.line = line
  return true
}
markdown.block.ruler.before('table', 'too_deep', tooDeep)

function isInside(state: StateBlock, line: number): boolean {
  const indent = state.sCount[line] ?? 0
  return indent < 0 || indent >= state.blkIndent
}

markdown.core.ruler.before('text_join', 'shape', shape)
Object.assign(markdown.renderer.rules, rules)

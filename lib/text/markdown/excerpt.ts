import type { Token } from 'markdown-it'
import { withoutTurns } from '#lib/text/turns.ts'
import { nothingSpent } from './account.ts'
import { markdown } from './parser.ts'

// Text without any of these reads the same with and without Markdown.
const marks = /[\\`*_~[\]<>#|&]|^\s*(?:[-+=:]|\d{1,9}[.)])|https?:/m

/**
 * One line of plain words, at most `most` UTF-16 units, cut between words, with … where something is left out. The cost
 * depends on `most`, not on the text's length.
 */
export function plainText(text: string, most: number): string {
  const source = text.slice(0, most * 4 + 400)
  const words = marks.test(source) ? blocksOf(markdown.parse(source, nothingSpent())) : source
  const line = withoutTurns(words).replace(/\s+/g, ' ').trim()
  return line.length <= most && source.length === text.length ? line : cut(line, most)
}

// Separates a block that has no punctuation at its end from the next one.
const closing: Record<string, string> = { heading_open: ':', paragraph_open: '.' }
const isClosed = /[^\p{L}\p{N}\p{S})\]”"’'`]["”’)\]]*$/u

function blocksOf(tokens: readonly Token[]): string {
  let line = ''
  let sign = ''
  for (const [index, token] of tokens.entries()) {
    const words = (token.type === 'inline' ? wordsOf(token.children ?? []) : token.content).trim()
    if (!words) continue
    line += line && `${isClosed.test(line.slice(-8)) ? '' : sign} `
    line += words
    sign = closing[tokens[index - 1]?.type ?? ''] ?? ''
  }
  return line
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' '
      return token.nesting === 0 ? token.content : ''
    })
    .join('')
}

function cut(line: string, most: number): string {
  if (line.length < most) return `${line}…`
  const start = line.slice(0, most - 1)
  const space = start.lastIndexOf(' ')
  // Between words if there's a space not too far back, and never inside a surrogate pair.
  const end = space > most / 2 ? space : start.length
  return `${start
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}

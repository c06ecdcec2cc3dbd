import type { StateCore, Token } from 'markdown-it'
import { spentIn } from './account.ts'
import { bounds } from './limits.ts'
import { linkLabel } from './links.ts'

export function shape(state: StateCore): void {
  // The levels of the open headings, as written.
  const headings: number[] = []
  state.tokens.forEach((token, index) => {
    if (token.type === 'heading_open') placeHeading(state.tokens, index, headings)
    else if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token)
    else if (token.type === 'inline' && token.children) {
      if (state.tokens[index - 2]?.type === 'list_item_open') markTask(state, index)
      shapeLinks(state, token)
      limitDepth(token.children)
    }
  })
}

/**
 * h1 and h2 belong to the page, so a text's highest heading becomes an h3 and each deeper one goes down by one, even
 * where levels were skipped. Empty headings are left out.
 */
function placeHeading(tokens: Token[], index: number, open: number[]): void {
  const [start, content, end] = tokens.slice(index, index + 3)
  if (!start || !content || !end) return
  if (content.content.trim() === '') {
    start.hidden = true
    end.hidden = true
    return
  }
  const level = Number(start.tag.slice(1))
  while ((open.at(-1) ?? 0) >= level) open.pop()
  open.push(level)
  start.tag = end.tag = `h${Math.min(2 + open.length, 6)}`
}

/** As a class, because the content security policy forbids style attributes. */
function alignByClass(cell: Token): void {
  const style = cell.attrGet('style')
  cell.attrs = null
  if (style === 'text-align:right') cell.attrSet('class', 'right')
  else if (style === 'text-align:center') cell.attrSet('class', 'center')
}

function markTask(state: StateCore, index: number): void {
  const item = state.tokens[index - 2]
  const children = state.tokens[index]?.children
  const first = children?.[0]
  const mark = first?.type === 'text' ? /^\[([ xX])\]\s/.exec(first.content) : null
  if (!item || !children || !first || !mark) return
  first.content = first.content.slice(mark[0].length)
  const task = new state.Token('task', '', 0)
  task.meta = { done: mark[1] !== ' ' }
  children.unshift(task)
  item.attrSet('class', 'task')
}

function shapeLinks(state: StateCore, inline: Token): void {
  const children = inline.children ?? []
  const shaped: Token[] = []
  let dropped = false
  for (const [index, token] of children.entries()) {
    if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '')
      const spent = spentIn(state.env)
      spent.linkCharacters += href.length
      dropped = spent.linkCharacters > bounds.linkCharacters
      token.hidden = dropped
      token.attrs = [
        ['href', href],
        ['rel', 'noopener noreferrer nofollow'],
      ]
      if (token.markup === '') takeBang(shaped.at(-1))
      shaped.push(token)
      if (isEmptyLink(children, index)) shaped.push(textToken(state, linkLabel(href)))
      continue
    }
    if (token.type === 'link_close') token.hidden = dropped
    shaped.push(token)
  }
  inline.children = shaped
}

/** `![alt](picture)` was parsed as "!" and a link. An escaped "!" is another type of token and stays. */
function takeBang(before: Token | undefined): void {
  if (before?.type === 'text' && before.content.endsWith('!')) before.content = before.content.slice(0, -1)
}

function isEmptyLink(children: Token[], open: number): boolean {
  for (let index = open + 1; index < children.length; index++) {
    const token = children[index]
    if (!token || token.type === 'link_close') return true
    if (token.content.trim() !== '') return false
  }
  return true
}

function textToken(state: StateCore, content: string): Token {
  const token = new state.Token('text', '', 0)
  token.content = content
  return token
}

function limitDepth(children: Token[]): void {
  let depth = 0
  for (const token of children) {
    if (token.nesting === -1) depth--
    if (
      token.nesting !== 0 &&
      depth >= bounds.inlineDepth &&
      token.type !== 'link_open' &&
      token.type !== 'link_close'
    )
      token.hidden = true
    if (token.nesting === 1) depth++
  }
}

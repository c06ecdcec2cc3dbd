import { type DefaultTreeAdapterTypes, type ParserError, parseFragment } from 'parse5'

export type Element = { tag: string; attributes: Record<string, string>; depth: number }

/** HTML as a browser reads it (parse5): all elements in order, all text, and the parse errors. */
export function readMarkup(html: string): { elements: Element[]; text: string; errors: string[] } {
  const errors: string[] = []
  const fragment = parseFragment(html, { onParseError: (error: ParserError) => errors.push(error.code) })
  const elements: Element[] = []
  let text = ''
  const walk = (node: DefaultTreeAdapterTypes.ChildNode, depth: number): void => {
    if (node.nodeName === '#text') text += (node as DefaultTreeAdapterTypes.TextNode).value
    else if ('tagName' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
      elements.push({ tag: node.tagName, attributes, depth })
      for (const child of node.childNodes) walk(child, depth + 1)
    } else elements.push({ tag: node.nodeName, attributes: {}, depth })
  }
  for (const node of fragment.childNodes) walk(node, 1)
  return { elements, text, errors }
}

const allowed: Record<string, readonly string[]> = {
  a: ['href', 'rel'],
  blockquote: [],
  br: [],
  code: [],
  div: ['class', 'tabindex', 'role', 'aria-label'],
  em: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  li: ['class'],
  ol: ['start'],
  p: [],
  pre: ['tabindex', 'role', 'aria-label'],
  s: [],
  span: ['class', 'role', 'aria-label'],
  strong: [],
  table: [],
  tbody: [],
  td: ['class'],
  th: ['class'],
  thead: [],
  tr: [],
  ul: [],
}
const values: Record<string, RegExp> = {
  href: /^(?:https?:\/\/|mailto:)/i,
  rel: /^noopener noreferrer nofollow$/,
  class: /^(?:keyword|string|remark|directive|added|deleted|right|center|task|task__mark|prose__table|turn)$/,
  role: /^(?:group|img)$/,
  tabindex: /^0$/,
  start: /^\d{1,9}$/,
  'aria-label': /^(?:Code|Code, [A-Za-z]+|Table|Done|To do)$/,
}

/** Everything in this HTML that our renderer never writes on purpose. */
export function markupOffences(html: string): string[] {
  const { elements, errors } = readMarkup(html)
  // Characters that HTML forbids but people paste; browsers show nothing for them.
  const offences = errors
    .filter((code) => !/^(?:control|noncharacter|surrogate)/.test(code))
    .map((code) => `error: ${code}`)
  for (const { tag, attributes, depth } of elements) {
    if (!allowed[tag]) offences.push(`tag: ${tag}`)
    if (depth > 64) offences.push(`depth: ${depth}`)
    for (const [name, value] of Object.entries(attributes)) {
      if (!allowed[tag]?.includes(name)) offences.push(`attribute: ${tag} ${name}`)
      else if (!values[name]?.test(value)) offences.push(`value: ${tag} ${name}=${value.slice(0, 80)}`)
    }
    if (tag === 'a' && attributes.rel === undefined) offences.push('link without rel')
    if (tag === 'a' && !isPlainLink(attributes.href ?? ''))
      offences.push(`link: ${attributes.href?.slice(0, 80)}`)
  }
  return offences
}

// `URL.parse` drops tabs, line breaks and surrounding spaces, as browsers do.
function isPlainLink(href: string): boolean {
  const url = URL.parse(href, 'https://cairn.test/goals/1')
  return (
    url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol) && !url.username && !url.password
  )
}

import { type ElementType, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { jsx, jsxs } from 'react/jsx-runtime'
import { attributesHtml, escaped, hasNoContent } from './flat-html.ts'

type Props = Record<string, unknown> & { children?: ReactNode }
type Key = string | null

// What a node has become. A text, a number and nothing at all stay what they are.
type Piece = Element | List | Kept | Exclude<ReactNode, object>
/** A plain element with its HTML. */
type Element = { kind: 'element'; html: string; inner: string; tag: string; props: Props; key: Key }
/** Plain nodes one after the other: a list, or a fragment, which may have a key. */
type List = { kind: 'list'; html: string; pieces: Piece[]; isFragment: boolean; key: Key }
/** What React itself has to render: a client component, or what holds one. */
type Kept = { kind: 'kept'; node: ReactNode }

/**
 * The same JSX with each plain part of it as one piece of HTML, set on the outermost element of that part. Components
 * are called as functions; client components, forms with an action and fields that people type into stay as they are,
 * at the same place among their siblings and with the same keys, and what is plain inside them is put together as well.
 */
export function flattened(node: ReactNode): ReactNode {
  return toNode(pieceOf(node))
}

function pieceOf(node: ReactNode): Piece {
  if (typeof node !== 'object' || node === null) return node
  if (isValidElement<Props>(node)) return pieceOfElement(node)
  if ('then' in node) return { kind: 'kept', node: node.then(flattened) }
  if (Symbol.iterator in node) return listOf(Array.from(node), false, null)
  return { kind: 'kept', node }
}

function pieceOfElement({ type, props, key }: ReactElement<Props>): Piece {
  if (typeof type === 'string') return pieceOfTag(type, props, key)
  if (type === Fragment) {
    const { children } = props
    return listOf(Array.isArray(children) ? children : [children], true, key)
  }
  if (typeof type === 'function' && !('$$typeof' in type) && !isClass(type)) {
    const piece = pieceOf((type as (given: Props) => ReactNode)(props))
    return key === null ? piece : withKey(piece, key)
  }
  const flat: Props = {}
  for (const name in props) flat[name] = isContent(props[name]) ? flattened(props[name]) : props[name]
  return kept(type, flat, key)
}

const isClass = (type: object) =>
  'prototype' in type && Boolean((type.prototype as { isReactComponent?: unknown })?.isReactComponent)

const isContent = (value: unknown): value is ReactNode =>
  isValidElement(value) || (Array.isArray(value) && value.some(isContent))

function pieceOfTag(tag: string, props: Props, key: Key): Piece {
  if (isTypedInto(tag, props)) return kept(tag, props, key)
  const attributes = attributesHtml(props)
  const raw = props.dangerouslySetInnerHTML as { __html: string } | undefined
  const content = raw ? null : pieceOf(props.children)
  if (attributes === null || isKept(content)) {
    if (content === null || typeof content !== 'object') return kept(tag, props, key)
    return kept(tag, { ...props, children: toNode(content) }, key)
  }
  const inner = raw ? raw.__html : htmlOf(content)
  const html = hasNoContent(tag) ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${inner}</${tag}>`
  return { kind: 'element', html, inner, tag, props, key }
}

// A page that comes anew would put another field in its place, and with it what was typed and where one was.
function isTypedInto(tag: string, { type }: Props): boolean {
  if (tag === 'input') return type !== 'hidden' && type !== 'submit'
  return tag === 'textarea' || tag === 'select'
}

function listOf(nodes: ReactNode[], isFragment: boolean, key: Key): Piece {
  const pieces = nodes.map(pieceOf)
  if (!pieces.some(isKept))
    return { kind: 'list', html: pieces.reduce<string>(joined, ''), pieces, isFragment, key }
  return { kind: 'kept', node: several(pieces, isFragment, key) }
}

const joined = (html: string, piece: Piece) => html + htmlOf(piece)

const isKept = (piece: Piece): piece is Kept =>
  typeof piece === 'object' && piece !== null && piece.kind === 'kept'

// The key of a component goes to what it is made of.
function withKey(piece: Piece, key: string): Piece {
  if (typeof piece === 'object' && piece?.kind === 'element' && piece.key === null) return { ...piece, key }
  if (isKept(piece)) return kept(Fragment, { children: piece.node }, key)
  return { kind: 'list', html: htmlOf(piece), pieces: [piece], isFragment: true, key }
}

const kept = (type: unknown, props: Props, key: Key): Kept => ({
  kind: 'kept',
  node: made(type, props, key),
})

// jsxs is told of children that were written one after the other: these need no keys.
const made = (type: unknown, props: Props, key: Key) =>
  (Array.isArray(props.children) ? jsxs : jsx)(type as ElementType, { ...props }, key ?? undefined)

function htmlOf(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece)
  if (typeof piece === 'number' || typeof piece === 'bigint') return String(piece)
  if (typeof piece !== 'object' || piece === null) return ''
  if (piece.kind === 'kept') throw new Error('Only React can render this.')
  return piece.html
}

function several(pieces: Piece[], isFragment: boolean, key: Key): ReactNode {
  const children = pieces.map(toNode)
  // For a list as well, which then is used without the fragment: while developing, React notes on each child that it
  // needs no key here, since it was looked at where it was written.
  const fragment = made(Fragment, { children }, key)
  return isFragment ? fragment : children
}

function toNode(piece: Piece): ReactNode {
  if (typeof piece !== 'object' || piece === null) return piece
  if (piece.kind === 'kept') return piece.node
  if (piece.kind === 'list') return several(piece.pieces, piece.isFragment, piece.key)
  const { tag, props, key, inner } = piece
  if (typeof props.children !== 'object' || props.children === null) return made(tag, props, key)
  const { children: _children, ...attributes } = props
  return made(tag, { ...attributes, dangerouslySetInnerHTML: { __html: inner } }, key)
}

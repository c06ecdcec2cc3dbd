import fc from 'fast-check'
import {
  type ComponentType,
  createElement as h,
  isValidElement,
  memo,
  type ReactElement,
  type ReactNode,
} from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { flattened } from '#app/_ui/flattened.ts'

const Named = ({ name, children }: { name: string; children?: ReactNode }) =>
  h('b', { 'aria-label': name, className: 'n' }, name, children)
const Bare = ({ children }: { children?: ReactNode }) => children
// What only React can render, and renders here too.
const Client: ComponentType<{ label?: ReactNode; children?: ReactNode }> = memo(({ label, children }) =>
  h('em', null, label, children),
)

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(`<&>"'`, '', ' ', '</b>', '&amp;', '0'),
)
const attributes = fc.record(
  {
    className: text,
    id: text,
    title: text,
    tabIndex: fc.integer({ min: -1, max: 9 }),
    hidden: fc.boolean(),
    'aria-hidden': fc.oneof(fc.boolean(), fc.constant('true')),
    'aria-label': fc.option(text, { nil: undefined }),
    'data-flag': fc.oneof(fc.boolean(), text, fc.constant(undefined)),
    role: fc.constantFrom('img', 'status'),
  },
  { requiredKeys: [] },
)

/** Trees of elements, components, fragments and lists, with what only React can render among them or without. */
const trees = (withClients: boolean) =>
  fc.letrec<{ node: ReactNode }>((tie) => {
    const kids = fc.array(tie('node'), { maxLength: 4 })
    return {
      node: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        text,
        fc.integer(),
        fc.constantFrom(null, undefined, true, false),
        fc.tuple(attributes, kids).map(([props, own]) => h('span', props, ...own)),
        fc.tuple(text, tie('node')).map(([name, kid]) => h(Named, { name }, kid)),
        fc.tuple(fc.option(text), kids).map(([key, own]) => h(Bare, { key }, ...own)),
        kids.map((own) => own.map((kid, place) => h(Bare, { key: place }, kid))),
        kids.map((own) => h('svg', { viewBox: '0 0 1 1', strokeWidth: 2 }, ...own)),
        ...(withClients
          ? [fc.tuple(tie('node'), kids).map(([label, own]) => h(Client, { label }, ...own))]
          : []),
      ),
    }
  }).node

test('writes what React writes, whatever is in it', () => {
  fc.assert(
    fc.property(trees(true), (tree) => {
      expect(renderToStaticMarkup(flattened(tree))).toBe(renderToStaticMarkup(tree))
    }),
  )
})

test('what is plain is one element with its HTML', () => {
  fc.assert(
    fc.property(trees(false), (tree) => {
      const flat = flattened(h('div', null, tree, h('i')))
      expect(isValidElement(flat)).toBe(true)
      expect(Object.keys((flat as ReactElement<object>).props)).toEqual(['dangerouslySetInnerHTML'])
    }),
  )
})

test('client components keep their place and their keys, and what is plain around them is HTML', () => {
  const Twice = () => [h(Client, { key: 'a' }), h('p', { key: 'b' }, h('b'))]
  const flat = flattened(
    h('main', null, null, h('p', null, h('b', null, 'x')), h(Bare, { key: 'k' }, h(Client)), h(Twice)),
  ) as ReactElement<{ children: ReactNode[] }>
  const [nothing, plain, keyed, list] = flat.props.children
  expect(nothing).toBeNull()
  expect(plain).toMatchObject({ type: 'p', props: { dangerouslySetInnerHTML: { __html: '<b>x</b>' } } })
  expect(keyed).toMatchObject({ key: 'k', props: { children: { type: Client } } })
  expect(list).toMatchObject([
    { type: Client, key: 'a' },
    { type: 'p', key: 'b' },
  ])
})

test.each<[string, ReactNode]>([
  ['a link', h('a', { href: '/a?b=1&c="2"', 'aria-current': 'page', rel: 'noopener noreferrer' }, h('b'))],
  [
    'a table',
    h('table', null, h('tbody', null, h('tr', null, h('td', { colSpan: 2 }), h('th', { scope: 'row' })))),
  ],
  ['a time', h('time', { dateTime: '2026-01-02' }, 'x')],
  ['a label', h('label', { htmlFor: 'q' }, 'x', h('br'))],
  ['a fold', h('details', { open: true }, h('summary', null, 'x'))],
  ['a closed fold', h('details', { open: false }, h('summary', null, 'x'))],
  ['a list from the top', h('ol', { reversed: true }, h('li'))],
  [
    'a drawing',
    h(
      'svg',
      { viewBox: '0 0 1 1', 'aria-hidden': true },
      h('use', { href: '/a.svg#b' }),
      h('path', { d: 'M0 0', clipPath: 'url(#a)', strokeDasharray: '1 2', strokeLinecap: 'round' }),
    ),
  ],
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is what is tested
  ['HTML of our own making', h('p', { dangerouslySetInnerHTML: { __html: '<b>x</b>' } })],
  [
    'a form',
    h('form', { action: '/sign-out', method: 'post' }, h('button', { type: 'submit', disabled: false }, 'x')),
  ],
  ['what is sent unseen', h('input', { type: 'hidden', name: 'id', value: '"1"' })],
])('%s is what React writes, as HTML', (_, tree) => {
  const flat = flattened(h('div', null, h('p'), tree)) as ReactElement<object>
  expect(Object.keys(flat.props)).toEqual(['dangerouslySetInnerHTML'])
  expect(renderToStaticMarkup(flat)).toBe(renderToStaticMarkup(h('div', null, h('p'), tree)))
})

test.each<[string, ReactElement]>([
  ['a handler', h('button', { type: 'button', onClick: () => {} })],
  ['an action', h('form', { action: () => {} }, 'x')],
  ['a style', h('p', { style: { color: 'red' } })],
  ['an attribute it doesn’t know', h('a', { hrefLang: 'en' })],
  ['a script as an address', h('a', { href: ' java\nscript:alert(1)' })],
  ['a field', h('input', { name: 'q', defaultValue: 'x' })],
  ['a box to tick', h('input', { type: 'checkbox', defaultChecked: true })],
  ['a text area', h('textarea', { defaultValue: 'x' })],
  ['a choice', h('select', { defaultValue: 'x' }, h('option', { value: 'x' }, 'x'))],
])('%s is left to React', (_, tree) => {
  const { children } = (flattened(h('div', null, h('p'), tree)) as ReactElement<{ children: ReactElement[] }>)
    .props
  expect(children[1]).toMatchObject({ type: tree.type, props: tree.props })
})

test('a client component of the server’s world isn’t called', () => {
  const client = Object.assign(() => 'called', { $$typeof: Symbol.for('react.client.reference') })
  expect(flattened(h(client, { label: h('p', null, h('b')) } as object))).toMatchObject({
    type: client,
    props: { label: { type: 'p', props: { dangerouslySetInnerHTML: { __html: '<b></b>' } } } },
  })
})

test('a component that waits is put together when it is there', async () => {
  const Late = async () => h('p', null, h('b', null, 'x'))
  await expect(flattened(h(Late))).resolves.toMatchObject({
    type: 'p',
    props: { dangerouslySetInnerHTML: { __html: '<b>x</b>' } },
  })
})

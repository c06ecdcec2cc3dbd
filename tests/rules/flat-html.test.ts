import fc from 'fast-check'
import { createElement as h, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { flatHtml } from '#app/_ui/flat-html.ts'

const Named = ({ name, children }: { name: string; children?: ReactNode }) =>
  h('b', { 'aria-label': name, className: 'n' }, name, children)

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
const { node } = fc.letrec<{ node: ReactNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.integer(),
    fc.constantFrom(null, undefined, true, false),
    fc
      .tuple(attributes, fc.array(tie('node'), { maxLength: 4 }))
      .map(([props, kids]) => h('span', props, ...kids)),
    fc.tuple(text, tie('node')).map(([name, kid]) => h(Named, { name }, kid)),
    fc
      .array(tie('node'), { maxLength: 3 })
      .map((kids) => h('svg', { viewBox: '0 0 1 1', strokeWidth: 2 }, ...kids)),
  ),
}))

test('writes what React writes, whatever is in it', () => {
  fc.assert(
    fc.property(node, (tree) => {
      expect(flatHtml(tree)).toBe(renderToStaticMarkup(tree))
    }),
  )
})

test.each<[string, ReactNode]>([
  ['a link', h('a', { href: '/a?b=1&c="2"', 'aria-current': 'page', rel: 'noopener noreferrer' }, 'x')],
  [
    'a table',
    h('table', null, h('tbody', null, h('tr', null, h('td', { colSpan: 2 }), h('th', { scope: 'row' })))),
  ],
  ['a time', h('time', { dateTime: '2026-01-02' }, 'x')],
  [
    'a label and a field',
    h('label', { htmlFor: 'q' }, h('input', { id: 'q', type: 'search', name: 'q' }), h('br')),
  ],
  ['a ticked box', h('input', { type: 'checkbox', defaultChecked: true, value: 'a' })],
  ['a box not ticked', h('input', { type: 'checkbox', defaultChecked: false, value: 'a' })],
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
])('%s is what React writes', (_, tree) => {
  expect(flatHtml(tree)).toBe(renderToStaticMarkup(tree))
})

test.each<[string, ReactNode]>([
  ['a handler', h('button', { type: 'button', onClick: () => {} })],
  ['a style', h('p', { style: { color: 'red' } })],
  ['an attribute it doesn’t know', h('a', { hrefLang: 'en' })],
  ['a script as an address', h('a', { href: ' java\nscript:alert(1)' })],
  ['a text area with a value', h('textarea', { defaultValue: 'x' })],
  ['a promise', Promise.resolve('x')],
])('refuses %s', (_, tree) => {
  expect(() => flatHtml(tree)).toThrow(Error)
})

test('refuses a client component', () => {
  const client = Object.assign(() => null, { $$typeof: Symbol.for('react.client.reference') })
  expect(() => flatHtml(h(client))).toThrow('client component')
})

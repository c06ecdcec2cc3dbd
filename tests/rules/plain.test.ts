import { createElement as element } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Plain } from '#app/_ui/plain.tsx'

const plain = async (...children: React.ReactNode[]) =>
  renderToStaticMarkup(await Plain({ as: 'ul', className: 'sheet', children }))

test('a list comes as React itself would write it', async () => {
  const Row = ({ title }: { title: string }) => element('li', null, element('a', { href: '/goals/1' }, title))
  const rows = ['<b>&amp; "x"', 'the <button> and its data-action'].map((title) =>
    element(Row, { key: title, title }),
  )
  expect(await plain(rows)).toBe(renderToStaticMarkup(element('ul', { className: 'sheet' }, rows)))
})

test.each(['button', 'dialog', 'form', 'input', 'select', 'textarea'])(
  'a <%s> inside is refused, however deep',
  async (name) => {
    await expect(plain(element('li', null, element('p', null, element(name))))).rejects.toThrow(`<${name}`)
  },
)

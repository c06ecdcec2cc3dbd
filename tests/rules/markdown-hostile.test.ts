import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostileCode, hostileFences, hostileMarkdown } from '#bench/hostile-markdown.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'
import { languages } from '#lib/text/markdown/languages.ts'
import { MARKDOWN_MAX_BYTES } from '#lib/text/markdown/limits.ts'
import { renderLine, renderMarkdown, renderSnippet } from '#lib/text/markdown/render.ts'
import { crossSiteScripting } from '#tests/support/cross-site-scripting.ts'
import { markupOffences, readMarkup } from '#tests/support/markup.ts'
import { cases } from '#tests/support/properties.ts'

// Whatever is written, the HTML has only our tags, attributes and links, and isn't much longer than the text. The bench
// measures how long the same texts take, since a test that reads the clock fails on a busy machine.

describe('cross-site scripting', () => {
  test(`none of ${crossSiteScripting.length} texts gets a tag, an attribute or an address of its own through`, () => {
    for (const text of crossSiteScripting) {
      expect(markupOffences(renderMarkdown(text)), text).toEqual([])
      expect(markupOffences(renderLine(text)), text).toEqual([])
    }
  })

  test('nor does program text in a snippet, in any language', () => {
    for (const { id } of languages)
      for (const text of crossSiteScripting) {
        const html = renderSnippet(text, id)
        expect(markupOffences(html), text).toEqual([])
        // parse5 changes line ends and NUL, as the HTML standard says.
        const visible = (shown: string) => shown.replaceAll('\0', '\uFFFD').replace(/\s+/g, '')
        expect(visible(readMarkup(html).text)).toBe(visible(text))
      }
  })

  test('an excerpt is text alone, and short', () => {
    for (const text of crossSiteScripting) expect(plainText(text, 80).length).toBeLessThanOrEqual(80)
  })
})

describe('hostile texts of 20 KB', () => {
  test.each([...hostileMarkdown])('%s', (_name, text) => {
    const html = renderMarkdown(text)
    expect(markupOffences(html)).toEqual([])
    expect(html.length).toBeLessThan(MARKDOWN_MAX_BYTES * 15)
    expect(readMarkup(html).elements.length).toBeLessThan(12_000)
    expect(plainText(text, 200).length).toBeLessThanOrEqual(200)
    expect(renderLine(text).length).toBeLessThan(MARKDOWN_MAX_BYTES * 15)
  })

  test.each(languages.map(({ id, name }) => [name, id] as const))('%s code', (_name, id) => {
    for (const [name, code] of hostileCode) {
      const html = renderSnippet(code, id)
      expect(html.length, name).toBeLessThan(MARKDOWN_MAX_BYTES * 7)
      expect(readMarkup(html).text.length, name).toBeGreaterThan(code.length * 0.9 - 60)
    }
  })

  test('fences of as much code as is highlighted', () => {
    for (const [name, text] of hostileFences) {
      const html = renderMarkdown(text)
      expect(html.length, name).toBeLessThan(MARKDOWN_MAX_BYTES * 8)
      expect(readMarkup(html).elements.length, name).toBeLessThan(8000)
    }
  })
})

describe('any text', () => {
  const atoms = [
    ...[
      '*',
      '_',
      '~~',
      '`',
      '```',
      '[',
      ']',
      '(',
      ')',
      '!',
      '<',
      '>',
      '#',
      '-',
      '+',
      '1.',
      '|',
      '|-|-|',
      '=',
      ':',
      '"',
      "'",
    ],
    ...[
      '\\',
      '&',
      '&amp;',
      '&#x3a;',
      '\n',
      '\n\n',
      ' ',
      '    ',
      '\t',
      '\u0000',
      '\u2028',
      '\ud800',
      'a',
      'é',
      '👩‍👧',
      '- [ ] ',
      '[a]: ',
    ],
    ...[
      'https://a.b',
      'javascript:',
      'data:',
      'mailto:a@b.c',
      '<script>',
      '</pre>',
      '<!--',
      'onerror=',
      '```html\n',
      '```py\n',
    ],
  ]
  const text = fc
    .array(fc.constantFrom(...atoms), { maxLength: 80, size: 'max' })
    .map((parts) => parts.join(''))

  test('becomes our HTML and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 300, size: 'max' })), (source) => {
        expect(markupOffences(renderMarkdown(source))).toEqual([])
        expect(markupOffences(renderLine(source))).toEqual([])
      }),
      { numRuns: cases(1000) },
    )
  })

  test.each([['a link without an address', '[]()']])(
    'and so does each text that was once at fault: %s',
    (_, found) => {
      expect(markupOffences(renderMarkdown(found))).toEqual([])
      expect(markupOffences(renderLine(found))).toEqual([])
    },
  )

  test('loses no word, however deep it lies', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('> ', '- ', '1. ', '* '), { maxLength: 60, size: 'max' }),
        (marks) => {
          expect(readMarkup(renderMarkdown(`${marks.join('')}word`)).text).toContain('word')
        },
      ),
    )
  })

  test('gives an excerpt of one line within its length', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 10, max: 300 }), (source, most) => {
        const excerpt = plainText(source, most)
        expect(excerpt.length).toBeLessThanOrEqual(most)
        expect(excerpt).not.toMatch(/[\n\t]|\s{2}|^\s|\s$/)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedWords } from '#lib/text/changes/rules.ts'
import { renderChanges } from '#lib/text/markdown/changes.ts'
import { renderLine } from '#lib/text/markdown/render.ts'
import { crossSiteScripting } from '#tests/support/cross-site-scripting.ts'
import { markupOffences } from '#tests/support/markup.ts'
import { cases } from '#tests/support/properties.ts'

/** With the marks as people see them: [-gone-] and {+new+}. */
const seen = (html: string) =>
  html
    .replaceAll(/<span class="visually-hidden">[^<]*<\/span>/g, '')
    .replaceAll(/<del>(.*?)<\/del>/gs, '[-$1-]')
    .replaceAll(/<ins>(.*?)<\/ins>/gs, '{+$1+}')
const compared = (before: string, after: string) => {
  const marked = renderChanges(before, after)
  return [seen(marked.before), seen(marked.after)]
}
const unmarked = (html: string) =>
  html.replaceAll(
    /<(del|ins)><span class="visually-hidden">\[\w+: <\/span>|<span class="visually-hidden">\]<\/span><\/(del|ins)>/g,
    '',
  )

describe('what differs in a reworded text is marked', () => {
  test('a word of a sentence, in both texts', () => {
    expect(compared('Follows one request by its id', 'Follows one request by its trace id')).toEqual([
      'Follows one request by its id',
      'Follows one request by its {+trace+} id',
    ])
    expect(compared('Names the service and the deploy', 'Names the service or the deploy')).toEqual([
      'Names the service [-and-] the deploy',
      'Names the service {+or+} the deploy',
    ])
  })
  test('inside and across Markdown, whose tags stay around the marks', () => {
    expect(compared('Runs `pytest -x` and **reads it**', 'Runs `pytest -q` and **reads all of it**')).toEqual(
      [
        'Runs <code>pytest [--x-]</code> and <strong>reads it</strong>',
        'Runs <code>pytest {+-q+}</code> and <strong>reads {+all of+} it</strong>',
      ],
    )
    expect(compared('Says what <b> & co. mean here', 'Says what <i> & co. mean here')).toEqual([
      'Says what [-&lt;b&gt;-] &amp; co. mean here',
      'Says what {+&lt;i&gt;+} &amp; co. mean here',
    ])
  })
  test('words of a sentence without spaces', () => {
    expect(compared('能够独立调试程序', '能够独立编写程序')).toEqual([
      '能够独立[-调试-]程序',
      '能够独立{+编写+}程序',
    ])
  })
  test('with words for those who hear it', () => {
    expect(renderChanges('One old word', 'One new word')).toEqual({
      before:
        'One <del><span class="visually-hidden">[removed: </span>old<span class="visually-hidden">]</span></del> word',
      after:
        'One <ins><span class="visually-hidden">[added: </span>new<span class="visually-hidden">]</span></ins> word',
    })
  })
  test('and nothing in a text that is another one, or is only there once', () => {
    for (const [before, after] of [
      ['Runs it every night', 'Has given a talk'],
      ['', 'New here'],
      ['Gone', ''],
      ['', ''],
    ] as const)
      expect(renderChanges(before, after)).toEqual({ before: renderLine(before), after: renderLine(after) })
  })
})

test('but for the marks, both texts are as they were', () => {
  const word = fc.constantFrom(
    '`code`',
    '**bold**',
    'https://a.example/x',
    '&amp;',
    '<b>',
    'ends.',
    '程序',
    '‮x',
    '\n',
    '>',
  )
  const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const marked = renderChanges(before, after)
      expect(unmarked(marked.before)).toBe(renderLine(before.replaceAll('\r\n', '\n')))
      expect(unmarked(marked.after)).toBe(renderLine(after.replaceAll('\r\n', '\n')))
      expect(marked.before).not.toContain('<ins>')
      expect(marked.after).not.toContain('<del>')
    }),
    { numRuns: cases(200) },
  )
})

test('no text gets a tag or an attribute of its own through', () => {
  for (const text of crossSiteScripting) {
    const marked = renderChanges(text, `${text} now`)
    for (const html of [marked.before, marked.after]) expect(markupOffences(unmarked(html)), text).toEqual([])
  }
})

test('texts without anything in common take no time', () => {
  const words = (letter: string) => Array.from({ length: 4000 }, (_, place) => `${letter}${place}`).join(' ')
  expect(changedWords(words('a'), words('b'))).toBeUndefined()
  // As many edits as words.
  const shuffled = words('a').split(' ').sort().join(' ')
  expect(changedWords(words('a'), shuffled)).toBeUndefined()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from '#app/_server/page-parts.ts'
import { longField, partField, stamp, wasField } from '#app/_ui/shared-form.ts'
import { cases } from '../support/properties.ts'

// What a browser without a script sends of a page with several forms, taken apart again.

const typed = (name: string, value: string, given = ''): [string, string] => [
  `${name}~${stamp(given)}`,
  value,
]
const radio = (part: string, name: string, value: string, given = ''): [string, string] => [
  `${part}~${name}~${stamp(given)}`,
  value,
]

test('fields go to the part before them, under their own names', () => {
  const parts = partsOf([
    ['$ACTION_KEY', 'k'],
    [partField, 'start'],
    ['goalId', 'G'],
    [partField, 'comment'],
    ['goalId', 'G'],
    [longField, 'on'],
    typed('body', 'Words'),
    radio('comment', 'visibility', 'private', 'pair'),
    ['press~preview', 'body'],
    [partField, 'decide 1f-2'],
    ['subjectId', '1f-2'],
  ])
  expect(parts.map(({ form, ...part }) => ({ ...part, fields: [...form] }))).toEqual([
    { name: 'start', isPressed: false, isLong: false, typed: [], fields: [['goalId', 'G']] },
    {
      name: 'comment',
      isPressed: true,
      isLong: true,
      typed: ['body', 'visibility'],
      fields: [
        ['goalId', 'G'],
        ['body', 'Words'],
        ['visibility', 'private'],
        ['preview', 'body'],
      ],
    },
    { name: 'decide 1f-2', isPressed: false, isLong: false, typed: [], fields: [['subjectId', '1f-2']] },
  ])
})

test.each<[string, [string, string][], string[]]>([
  ['nothing, in an empty field', [typed('body', '')], []],
  ['spaces', [typed('body', ' \r\n ')], []],
  ['what the page gave, with a browser’s line breaks', [typed('body', 'a\r\nb', 'a\nb')], []],
  ['another text', [typed('body', 'a', 'b')], ['body']],
  ['nothing, where the page gave something', [typed('body', '', 'b')], ['body']],
  ['a ticked box that was ticked', [[wasField, 'criteria 1'], typed('criteria', '1', '1')], []],
  ['a ticked box that wasn’t', [typed('criteria', '1')], ['criteria']],
  ['an unticked box that was ticked', [[wasField, 'criteria 1']], ['criteria']],
  [
    'fields of the page itself',
    [
      ['goalId', 'G'],
      ['version', '3'],
    ],
    [],
  ],
])('%s', (_, fields, names) => {
  expect(partsOf([[partField, 'work'], ...fields])[0]?.typed).toEqual(names)
})

test('a part with a name that no page has is nothing', () => {
  for (const name of ['', '__proto__', 'a b c', 'a~b', '../x'])
    expect(partsOf([[partField, name]])).toEqual([])
})

test('whatever is typed in whichever parts comes back whole, and is told from what the page gave', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  const part = fc.record({
    fields: fc.uniqueArray(fc.tuple(word, fc.string(), fc.string()), { selector: ([name]) => name }),
    isRadio: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), fc.nat(), (sent, chosen) => {
      const pressed = sent.length === 0 ? -1 : chosen % sent.length
      const entries = sent.flatMap(({ fields, isRadio }, index): [string, string][] => [
        [partField, `part ${index}`],
        ...fields.map(([name, value, given]) =>
          isRadio ? radio(`part ${index}`, name, value, given) : typed(name, value, given),
        ),
        ...(index === pressed ? ([['press~', '']] as [string, string][]) : []),
      ])
      const parts = partsOf(entries)
      expect(parts.map(({ form }) => [...form])).toEqual(
        sent.map(({ fields }) => fields.map(([name, value]) => [name, value])),
      )
      expect(parts.findIndex(({ isPressed }) => isPressed)).toBe(pressed)
      for (const [index, { typed: names }] of parts.entries())
        for (const [name, value, given] of sent[index]?.fields ?? [])
          if (value === given) expect(names).not.toContain(name)
    }),
    { numRuns: cases(60) },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { nestedValues } from '#app/_server/form-values.ts'
import { formValues } from '#app/_ui/sent-values.ts'
import {
  checkbox,
  filledRows,
  line,
  markdown,
  optionalLine,
  personName,
  rowsField,
} from '#lib/core/fields.ts'
import { networkFrom } from '#lib/sign-ins/rules.ts'
import { plainText } from '#lib/text/markdown/excerpt.ts'

describe('one line', () => {
  test('is trimmed, its spaces made one', () => {
    expect(line('a name', 80).parse(' Ada \n Okonkwo\u2028 ')).toBe('Ada Okonkwo')
  })
  test('has something to be seen in it', () => {
    for (const empty of ['', ' ', '\u200b', '\u200d\ufe0f', '\u3164', '\u202e\u202c', '\u0301', '\u2063'])
      expect(
        personName()
          .safeParse(empty)
          .error?.issues.map(({ message }) => message),
        JSON.stringify(empty),
      ).toEqual(['Please write a name.'])
    for (const name of ['李', 'é', '👩🏽‍💻', 'שרה', 'नीता', '7']) expect(personName().parse(name)).toBe(name)
  })
  test('turns no other text around', () => {
    expect(line('a name', 80).parse('\u202eAda\u2066')).toBe('Ada')
    expect(optionalLine(300).parse('\u202asrc/worker.py:88\u202c')).toBe('src/worker.py:88')
    expect(plainText('Look: \u202egnorw', 100)).toBe('Look: gnorw')
  })
  test('loses what a slide or a terminal put into it, and nothing else', () => {
    expect(personName().parse('Ada\u0000 Oko\u001b[1;31mnkwo\u001b[0m')).toBe('Ada Okonkwo')
    expect(optionalLine(300).parse('\u200bRead\vthis\u0007 \ud800\ufeff')).toBe('Read this \ufffd')
    expect(personName().safeParse('\u0001\u001b[31m').success).toBe(false)
  })
})

describe('a text of several lines', () => {
  const text = (typed: string) => markdown().parse(typed)
  test('keeps the indentation of its first line, which may be code', () => {
    expect(text('    return x\n    y\n')).toBe('    return x\n    y')
    expect(text('\r\n \r\n\tif x:\r\n\t\ty() \r\n\r\n')).toBe('\tif x:\n\t\ty()')
    expect(text(' \n\t ')).toBe('')
  })
  test.each([
    ['colours of a terminal', '\u001b[1m\u001b[38;5;196mFAILED\u001b[0m test\u001b[K', 'FAILED test'],
    [
      'a title and a link of a terminal',
      '\u001b]0;zsh\u0007\u001b]8;;https://a.example\u001b\\a\u001b]8;;\u001b\\',
      'a',
    ],
    ['one-byte introducers', '\u009b31mred\u009b0m', 'red'],
    ['a manual page', 'N\bNA\bAME', 'NAME'],
    ['a slide', 'One\vTwo\fThree\u2028Four\u0085Five', 'One\nTwo\nThree\nFour\nFive'],
    ['old and foreign ends of lines', 'a\rb\r\nc\nd', 'a\nb\nc\nd'],
    ['letters of Windows read as others', 'don\u0092t \u0096 \u0093x\u0094', 'don’t – “x”'],
    ['what is no character', 'a\u0000b\u0001c\u007fd\ud800', 'abcd\ufffd'],
    ['what is one', 'a\tb – 👩🏽‍💻 שלום \u202eabc\u202c', 'a\tb – 👩🏽‍💻 שלום \u202eabc\u202c'],
  ])('%s', (_what, typed, saved) => {
    expect(text(typed)).toBe(saved)
  })
  test('saved, shown and sent again, it hasn’t changed', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '\r\n',
        '\r',
        '\n',
        '    ',
        '\t',
        '\u001b[31m',
        '\u001b',
        '\b',
        '\v',
        '\u0085',
        '\ufeff',
        '\u009b',
        '\u0092',
        'a',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const saved = text(parts.join(''))
        expect(text(saved)).toBe(saved)
        // As a browser sends it.
        const form = new FormData()
        form.append('body', saved.replaceAll('\n', '\r\n'))
        expect(text(String(formValues(form).body))).toBe(saved)
        expect(saved).not.toMatch(/(?![\t\n])\p{Cc}/u)
      }),
    )
  })
})

test('tries to sign in are counted by network', () => {
  expect(networkFrom('203.0.113.7')).toBe('203.0.113.7')
  expect(networkFrom('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(networkFrom('2001:db8:0:7::1')).toBe('2001:db8:0:7::/64')
  expect(networkFrom('2001:DB8::7:1:2:3:4')).toBe('2001:db8:0:7::/64')
  expect(networkFrom('::1')).toBe('0:0:0:0::/64')
  expect(networkFrom('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkFrom('unknown')).toBe('unknown')
})

describe('rows of a form', () => {
  const actions = rowsField(z.object({ body: optionalLine(20), talked: checkbox() }), 2)
  const sent = (...pairs: [string, string][]) => {
    const form = new FormData()
    for (const [name, value] of pairs) form.append(name, value)
    return nestedValues(formValues(form))
  }
  test('are read in the order of their numbers, without what the schema doesn’t name', () => {
    const { actions: rows } = sent(
      ['actions.10.body', 'Last'],
      ['actions.2.id', 'x'],
      ['actions.2.body', 'First'],
      ['actions.2.talked', 'on'],
      ['title', 'No row'],
    )
    expect(actions.parse(rows)).toEqual([
      { body: 'First', talked: true },
      { body: 'Last', talked: false },
    ])
  })
  test('may be none, aren’t too many, and come from a form of ours', () => {
    const message = (rows: unknown) => actions.safeParse(rows).error?.issues.map((issue) => issue.message)
    expect(actions.parse(undefined)).toEqual([])
    expect(message([{}, {}, {}])).toEqual(['At most 2 rows, please.'])
    expect(message('x')).toEqual(['Please open this form again.'])
  })
  test('left empty are left out', () => {
    const rows = actions.parse([{ body: ' ' }, { body: 'Read' }])
    expect(filledRows(rows, 'body')).toEqual([{ body: 'Read', talked: false }])
  })
})

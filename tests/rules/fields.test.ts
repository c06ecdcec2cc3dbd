import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { nestedValues } from '#app/_server/form-values.ts'
import { formValues } from '#app/_ui/sent-values.ts'
import { checkbox, filledRows, line, optionalLine, personName, rowsField } from '#lib/core/fields.ts'
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
  test('holds no control characters', () => {
    expect(personName().safeParse('Ada\u0000').success).toBe(false)
    expect(personName().safeParse('Ada\u001b[31m').success).toBe(false)
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

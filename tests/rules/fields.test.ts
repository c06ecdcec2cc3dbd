import { describe, expect, test } from 'vitest'
import { line, optionalLine, personName } from '#lib/core/fields.ts'
import { networkOf } from '#lib/sign-ins/rules.ts'
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
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('2001:db8:0:7::1')).toBe('2001:db8:0:7::/64')
  expect(networkOf('2001:DB8::7:1:2:3:4')).toBe('2001:db8:0:7::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
  expect(networkOf('unknown')).toBe('unknown')
})

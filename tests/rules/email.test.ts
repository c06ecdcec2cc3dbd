import fc from 'fast-check'
import { expect, test } from 'vitest'
import { configuration, setConfiguration } from '#lib/core/configuration.ts'
import { addressesIn, plainAddress, readableAddress } from '#lib/core/email.ts'
import { emailField, knownEmailField } from '#lib/core/fields.ts'
import { matchesPerson } from '../support/finding-people.ts'

test.each([
  ['Ada@Example.ORG', 'ada@example.org'],
  ['ada@example.org\u200b', 'ada@example.org'],
  ['\ufeffada@exam\u00adple.org\u00a0', 'ada@example.org'],
  ['\u202aada@example.org\u202c', 'ada@example.org'],
  ['mailto:ada@example.org', 'ada@example.org'],
  ['MAILTO:ada%2Bcairn@example.org?subject=Hi', 'ada+cairn@example.org'],
  ['<ada@example.org>', 'ada@example.org'],
  ['Lovelace, Ada <ada@example.org>;', 'ada@example.org'],
  ['<mailto:ada@example.org>', 'ada@example.org'],
  ['r&d@example.org', 'r&d@example.org'],
  ["o'brien+x@example.org", "o'brien+x@example.org"],
  ['a!#$%*/=?^_`{|}~-z@example.org', 'a!#$%*/=?^_`{|}~-z@example.org'],
  ['ada@MÜNCHEN.example', 'ada@xn--mnchen-3ya.example'],
  ['ada@mu\u0308nchen.example', 'ada@xn--mnchen-3ya.example'],
  ['ada@XN--MNCHEN-3YA.example', 'ada@xn--mnchen-3ya.example'],
  ['ada＠例え。jp', 'ada@xn--r8jz45g.jp'],
  ['jörg@example.org', 'jörg@example.org'],
  ['ada@example.org.', 'ada@example.org'],
  ['ada@office', 'ada@office'],
])('%j is stored as %s', (written, stored) => {
  expect(plainAddress(written)).toBe(stored)
})

test.each([
  '',
  'ada',
  '@example.org',
  'ada@',
  'ada@.org',
  'ada@example..org',
  '.ada@example.org',
  'a..b@example.org',
  'ada b@example.org',
  'ada@exa mple.org',
  'ada@127.0.0.1',
  'ada@[127.0.0.1]',
  'ada@-example.org',
  'ada@exa_mple.org',
  'a@b@example.org',
  'ada@example.org, bo@example.org',
  '<>',
  'mailto:',
  'mailto:%ff@%',
])('%j is no address', (written) => {
  expect(plainAddress(written)).toBeNull()
})

const locals = fc.string({ unit: fc.constantFrom(..."aZ9ßİé&+'._-"), minLength: 1, maxLength: 12 })
const labels = fc.string({ unit: fc.constantFrom(...'aZ9üÜß例ı-'), minLength: 1, maxLength: 8 })
const addresses = fc.tuple(locals, labels, labels).map(([local, a, b]) => `${local}@${a}.${b}`)

test('whatever is taken has one form: for each case, as people read it, and with what comes along', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        addresses,
        fc.string({ unit: 'grapheme' }).map((text) => `${text}@example.org`),
      ),
      (written) => {
        const stored = plainAddress(written)
        fc.pre(stored !== null)
        expect(stored).toBe(stored.toLowerCase())
        expect(stored.slice(stored.lastIndexOf('@'))).toMatch(/^@[a-z0-9.-]+$/)
        expect(plainAddress(stored)).toBe(stored)
        expect(plainAddress(readableAddress(stored))).toBe(stored)
        expect(plainAddress(` \u200b<mailto:${encodeURIComponent(stored)}>\ufeff`)).toBe(stored)
        expect(plainAddress(`Name <${stored}>,`)).toBe(stored)
      },
    ),
  )
})

test('whatever is typed, nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
      knownEmailField().safeParse(typed)
      for (const each of addressesIn(typed)) emailField().safeParse(each)
    }),
  )
})

test.each([
  ['a@x.org\nb@x.org', ['a@x.org', 'b@x.org']],
  ['a@x.org, b@x.org;c@x.org', ['a@x.org', 'b@x.org', 'c@x.org']],
  ['a@x.org b@x.org', ['a@x.org', 'b@x.org']],
  ['Lovelace, Ada <ada@x.org>\r\nBo', ['Lovelace, Ada <ada@x.org>', 'Bo']],
  ['Ada L <ada@x.org>, Bo <bo@x.org>', ['Ada L <ada@x.org>', 'Bo <bo@x.org>']],
  [' \n , \u200b\n', []],
])('%j has the addresses %j', (text, expected) => {
  expect(addressesIn(text)).toEqual(expected)
})

test('an address without a dot in its domain is stored only where the operator takes them', () => {
  const problem = (schema: ReturnType<typeof emailField>, text: string) =>
    schema.safeParse(text).error?.issues[0]?.message
  expect(problem(emailField(), 'ada@office')).toMatch(/needs a dot/)
  expect(problem(knownEmailField() as ReturnType<typeof emailField>, 'ada@office')).toBeUndefined()
  expect(problem(emailField(), ' \u200b')).toBe('Please write an e-mail address.')
  expect(problem(emailField(), `${'x'.repeat(250)}@x.org`)).toBe('This address is too long.')
  const before = configuration()
  setConfiguration({ ...before, localAddresses: true })
  try {
    expect(problem(emailField(), 'ada@office')).toBeUndefined()
    expect(problem(emailField(), 'ada@')).toMatch(/doesn’t look like/)
  } finally {
    setConfiguration(before)
  }
})

test('people are found by their address as it is stored and as people write it', () => {
  const person = { name: 'Ada', email: 'ada@xn--mnchen-3ya.example' }
  for (const asked of ['münchen', 'MUNCHEN', 'xn--mnchen']) expect(matchesPerson(person, asked)).toBe(true)
})

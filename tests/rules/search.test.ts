import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#lib/core/fold.ts'
import { searchInput } from '#lib/views/search/input.ts'
import { matchQuery, nameMatches, parseTerms, splitMarked } from '#lib/views/search/rules.ts'

const query = (typed: string) => matchQuery(parseTerms(typed))

test.each([
  ['retry', '"retry" *'],
  ['retry webhook', '"retry" AND "webhook" *'],
  ['"gateway down" ret', '"gateway down" AND "ret" *'],
  ['ret "gateway down"', '"ret" AND "gateway down"'],
  ['“gateway down”', '"gateway down"'],
  ['"not closed', '"not" AND "closed" *'],
  [
    'a AND b OR NOT c NEAR(d, 2)',
    '"a" AND "AND" AND "b" AND "OR" AND "NOT" AND "c" AND "NEAR(d," AND "2)" *',
  ],
  ['title:x ^y z* {a b}', '"title:x" AND "^y" AND "z*" AND "{a" AND "b}" *'],
  ['c++ - *', '"c++" *'],
  ['a"b', '"a" AND "b" *'],
])('%s becomes %s', (typed, expected) => {
  expect(query(typed)).toBe(expected)
})

test.each(['', '   ', '!!! --', '""', '"*"', '\u0000\u0007', '\u200b', '🙂'])(
  'nothing to look for in %j',
  (typed) => {
    expect(query(typed)).toBeNull()
  },
)

test('whatever is typed, every term stands in quotation marks that it can’t leave', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'max' }), (typed) => {
      const made = query(typed)
      if (made === null) return
      expect(made).toMatch(/^"[^"]+"( AND "[^"]+")*( \*)?$/)
      expect(made.isWellFormed()).toBe(true)
      expect(parseTerms(typed).length).toBeLessThanOrEqual(20)
    }),
  )
})

test('a name is found by the beginnings of its words, without the marks over letters', () => {
  const finds = (typed: string, name: string) => nameMatches(name, parseTerms(typed))
  expect(fold('Leïla ŽIŽEK')).toBe('leila zizek')
  expect(finds('leila', 'Leïla Haddad')).toBe(true)
  expect(finds('had lei', 'Leïla Haddad')).toBe(true)
  expect(finds('"leïla had"', 'Leïla Haddad')).toBe(true)
  expect(finds('"had leila"', 'Leïla Haddad')).toBe(false)
  expect(finds('eila', 'Leïla Haddad')).toBe(false)
  expect(finds('', 'Leïla Haddad')).toBe(false)
})

test('what was found stands apart from the rest, and nothing else is lost', () => {
  const marks = { begin: '<', end: '>' }
  expect(splitMarked('a <b> c <d>', marks)).toEqual([
    { text: 'a ', isFound: false },
    { text: 'b', isFound: true },
    { text: ' c ', isFound: false },
    { text: 'd', isFound: true },
  ])
  expect(splitMarked('plain', marks)).toEqual([{ text: 'plain', isFound: false }])
  expect(splitMarked('', marks)).toEqual([])
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b ', '<', '>')), (pieces) => {
      const text = splitMarked(pieces.join(''), marks)
        .map((part) => part.text)
        .join('')
      expect(text).toBe(pieces.filter((piece) => !/[<>]/.test(piece)).join(''))
    }),
  )
})

test('an address that makes no sense is read as one that says less', () => {
  expect(searchInput.parse({ q: ['retry', 'x'], kind: 'everything', page: '-3' })).toEqual({
    q: 'retry',
    kind: undefined,
    page: 1,
  })
  expect(searchInput.parse({})).toEqual({ q: '', kind: undefined, page: 1 })
  expect(searchInput.parse({ q: 'x'.repeat(500), kind: 'reviews', page: '2' })).toEqual({
    q: 'x'.repeat(200),
    kind: 'reviews',
    page: 2,
  })
})

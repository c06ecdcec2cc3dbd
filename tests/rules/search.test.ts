import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#lib/core/fold.ts'
import { searchInput } from '#lib/views/search/input.ts'
import { markedExcerpt, markedParts, matchQuery, nameMatches, parseTerms } from '#lib/views/search/rules.ts'

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
    '"a" AND "and" AND "b" AND "or" AND "not" AND "c" AND "near(d," AND "2)" *',
  ],
  ['title:x ^y z* {a b}', '"title:x" AND "^y" AND "z*" AND "{a" AND "b}" *'],
  ['c++ - *', '"c++" *'],
  ['a"b', '"a" AND "b" *'],
  ['Łukasz STRASSE', '"lukasz" AND "strasse" *'],
  ['Straße co\u00adop', '"strasse" AND "coop" *'],
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
  expect(finds('o’brien', "Aoife O'Brien")).toBe(true)
  expect(finds("o'b", 'Aoife O’Brien')).toBe(true)
  expect(finds('obrien', 'Aoife O’Brien')).toBe(true)
  expect(finds('brien', 'Aoife O’Brien')).toBe(true)
})

const marks = { begin: '<', end: '>' }
const shown = (parts: { text: string; isFound: boolean }[]) =>
  parts.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')

test.each([
  ['a b c', 'a <b> c', 'a [b] c'],
  ['Die Straße', 'die <strasse>', 'Die [Straße]'],
  ['Łukasz und Ødegård', '<lukasz> und <odegard>', '[Łukasz] und [Ødegård]'],
  ['Leïla İpek', '<leila> <ipek>', '[Leïla] [İpek]'],
  ['e\u0301tude a\u0301', '<etude> a', '[e\u0301tude] a\u0301'],
  ['ﬁx ｆｕｌｌ ½', '<fix> <full> 1⁄<2>', '[ﬁx] [ｆｕｌｌ] [½]'],
  ['🙂 naïve co\u00adop', '🙂 <naive> <coop>', '🙂 [naïve] [co\u00adop]'],
  ['plain', 'plain', 'plain'],
  ['folded otherwise', 'something <else>', 'folded otherwise'],
  ['not folded yet', null, 'not folded yet'],
  ['', '', ''],
])('%j marked as %j is shown as %j', (text, marked, expected) => {
  expect(shown(markedParts(text, marked, marks))).toBe(expected)
})

const words = fc.array(
  fc.oneof(
    fc.constantFrom('Łukasz', 'Straße', 'İ', 'naïve', 'a\u0301b', 'ﬀ', '🙂', 'don’t', 'ZEBRA'),
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\s<>]/g, '')),
  ),
  { maxLength: 80 },
)

test('marks fall on the letters of the word that was found, and no letter is lost', () => {
  fc.assert(
    fc.property(words, fc.nat(), (all, at) => {
      const word = all[at % Math.max(all.length, 1)] ?? ''
      const text = all.join(' ')
      const folded = all.map(fold)
      const marked = folded.map((each) => (each === fold(word) && each !== '' ? `<${each}>` : each)).join(' ')
      fc.pre(marked.replaceAll(/[<>]/g, '') === fold(text))
      const parts = markedParts(text, marked, marks)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      for (const part of parts.filter(({ isFound }) => isFound)) expect(fold(part.text)).toBe(fold(word))
      const excerpt = markedExcerpt(text, marked, marks)
      const plain = excerpt.map((part) => part.text).join('')
      expect(text).toContain(plain.replace(/^…|…$/g, ''))
      if (parts.some(({ isFound }) => isFound)) expect(excerpt.some(({ isFound }) => isFound)).toBe(true)
    }),
  )
})

test('an excerpt is about thirty words around most of what was found', () => {
  const filler = (number: number) => Array.from({ length: number }, (_, index) => `w${index}`).join(' ')
  const text = `retry ${filler(60)} retry then retry ${filler(60)}`
  const excerpt = shown(markedExcerpt(text, text.replaceAll('retry', '<retry>'), marks))
  expect(excerpt).toContain('[retry] then [retry]')
  expect(excerpt).toMatch(/^…w52 .* w18…$/)
  expect(shown(markedExcerpt(filler(100), filler(100), marks))).toBe(`${filler(30)}…`)
  expect(shown(markedExcerpt('short', 'short', marks))).toBe('short')
  expect(
    shown(markedExcerpt('字'.repeat(2000), `${'字'.repeat(1000)}<字>${'字'.repeat(999)}`, marks)).length,
  ).toBeLessThan(330)
})

test('an address that makes no sense is read as one that says less', () => {
  expect(searchInput.parse({ q: ['retry', 'x'], kind: 'everything', page: '-3' })).toEqual({
    q: 'retry',
    kind: undefined,
    sort: 'best',
    page: 1,
  })
  expect(searchInput.parse({})).toEqual({ q: '', kind: undefined, sort: 'best', page: 1 })
  expect(searchInput.parse({ q: 'x'.repeat(500), kind: 'reviews', sort: 'newest', page: '2' })).toEqual({
    q: 'x'.repeat(200),
    kind: 'reviews',
    sort: 'newest',
    page: 2,
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchQueries } from '#db/search/postgresql.ts'
import { matchQuery } from '#db/search/sqlite.ts'
import { fold } from '#lib/core/fold.ts'
import { searchedWords, wordRuns } from '#lib/core/words.ts'
import { searchInput } from '#lib/views/search/input.ts'
import { markedExcerpt, markedParts, nameMatches, parseTerms } from '#lib/views/search/rules.ts'

const readers = ['1', '2']
const query = (typed: string) => matchQuery({ readers, terms: parseTerms(typed) })
const vectorQueries = (typed: string) => matchQueries({ readers, terms: parseTerms(typed) })

test('each word is asked for with each of the readers', () => {
  expect(query('retry')).toBe('("1retry" * OR "2retry" *)')
  expect(query('"gateway down" ret')).toBe(
    '("1gateway" OR "2gateway") AND ("1down" OR "2down") AND ("1ret" * OR "2ret" *)',
  )
  expect(vectorQueries('retry')).toEqual(["'1retry':*", "'2retry':*"])
  expect(vectorQueries('"gateway down" ret')).toEqual([
    "'1gateway' & '1down' & '1ret':*",
    "'2gateway' & '2down' & '2ret':*",
  ])
})

// Words of a phrase are in quotation marks, and what may go on ends with a star.
const terms = (typed: string) =>
  parseTerms(typed)
    .map(
      ({ words, isBeginning }) =>
        (words.length > 1 ? `"${words.join(' ')}"` : words[0]) + (isBeginning ? '*' : ''),
    )
    .join(' ')

test.each([
  ['retry', 'retry*'],
  ['retry webhook', 'retry webhook*'],
  ['"gateway down" ret', '"gateway down" ret*'],
  ['ret "gateway down"', 'ret "gateway down"'],
  ['“gateway down”', '"gateway down"'],
  ['"not closed', 'not closed*'],
  ['a AND b OR NOT NEAR(d, 2)', 'a and b or not "near d" 2*'],
  ['title:x ^y z* {a b}', '"title x" y z a b*'],
  ["don't | & ! <-> :*", '"don t"*'],
  ['- *', ''],
  ['a"b', 'a b*'],
  ['Łukasz STRASSE', 'lukasz strasse*'],
  ['Straße co\u00adop', 'strasse coop*'],
  ['C++ and c', 'c++ and c*'],
  ['C# F#', 'c# f#*'],
  ['.NET .gitignore', '.net .gitignore*'],
  ['lib/foo.ts', '"lib foo ts"*'],
  ['getUserById', 'getuserbyid*'],
  ['snake_case_name', '"snake case name"*'],
  ['東京 ภาษา', '"東 京" "ภ า ษ า"*'],
])('%s is asked for as %s', (typed, expected) => {
  expect(terms(typed)).toBe(expected)
})

test.each(['', '   ', '!!! --', '""', '"*"', '\u0000\u0007', '\u200b', '🙂'])(
  'nothing to look for in %j',
  (typed) => {
    expect(parseTerms(typed)).toEqual([])
  },
)

const inString = '"[^"]+"(?: \\*)?'
const inStrings = new RegExp(`^(?:(?:^| AND )\\(${inString} OR ${inString}\\))+$`)
const inQuotes = "'[^'\\\\]+'(?::\\*)?"
const inVector = new RegExp(`^(?:(?:^| & )${inQuotes})+$`)

test('whatever is typed, every term stands in quotation marks that it can’t leave', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'max' }), (typed) => {
      const terms = parseTerms(typed)
      if (terms.length === 0) return
      expect(query(typed)).toMatch(inStrings)
      expect(query(typed).isWellFormed()).toBe(true)
      for (const each of vectorQueries(typed)) expect(each).toMatch(inVector)
      expect(terms.length).toBeLessThanOrEqual(20)
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

const shown = (parts: { text: string; isFound: boolean }[]) =>
  parts.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')

test.each([
  ['a b c', 'b', 'a [b] c'],
  ['a b be c', 'b', 'a [b] [be] c'],
  ['a b be c', '"b"', 'a [b] be c'],
  ['a be b c', 'b "b c"', 'a be [b c]'],
  ['snake_case, kebab-case', 'case snake', '[snake]_[case], kebab-[case]'],
  ['I don’t; you do', "don't", 'I [don’t]; you do'],
  ['Die Straße', 'strasse', 'Die [Straße]'],
  ['Łukasz und Ødegård', 'lukasz odegard', '[Łukasz] und [Ødegård]'],
  ['Leïla İpek', 'leila ipek', '[Leïla] [İpek]'],
  ['e\u0301tude a\u0301', 'etude', '[e\u0301tude] a\u0301'],
  ['ﬁx ｆｕｌｌ ½', 'fix full 2', '[ﬁx] [ｆｕｌｌ] [½]'],
  ['🙂 naïve co\u00adop', 'naive coop', '🙂 [naïve] [co\u00adop]'],
  ['Use getUserById', 'user', 'Use get[User]ById'],
  ['Use getUserById', 'getuser', 'Use [getUserById]'],
  ['In lib/foo.ts, C++, C and c#', 'c++', 'In lib/foo.ts, [C++], C and c#'],
  ['C, css, .NET and ASP.NET', '.net', 'C, css, [.NET] and ASP[.NET]'],
  ['我们在东京都开会', '京都', '我们在东[京都]开会'],
  ['この関数のテスト', 'テスト', 'この関数の[テスト]'],
  ['ภาษาไทยง่าย', 'ไทย', 'ภาษา[ไทย]ง่าย'],
  ['plain', 'other', 'plain'],
  ['', 'other', ''],
])('%j searched for %s is shown as %j', (text, typed, expected) => {
  expect(shown(markedParts(text, parseTerms(typed)))).toBe(expected)
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
      const [word = ''] = searchedWords(all[at % Math.max(all.length, 1)] ?? '')
      fc.pre(/[\p{L}\p{N}]/u.test(word))
      const text = all.join(' ')
      const terms = [{ words: [word], isBeginning: false }]
      const parts = markedParts(text, terms)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      const found = parts.filter(({ isFound }) => isFound)
      expect(found.length).toBeGreaterThan(0)
      for (const part of found)
        expect(wordRuns(part.text).flatMap((run) => run.map((each) => each.word))).toContain(word)
      const excerpt = markedExcerpt(text, terms)
      const plain = excerpt.map((part) => part.text).join('')
      expect(text).toContain(plain.replace(/^…|…$/g, ''))
      expect(excerpt.some(({ isFound }) => isFound)).toBe(true)
    }),
  )
})

test('an excerpt is about thirty words around most of what was found', () => {
  const filler = (number: number) => Array.from({ length: number }, (_, index) => `w${index}`).join(' ')
  const retry = parseTerms('retry')
  const excerpt = shown(markedExcerpt(`retry ${filler(60)} retry then retry ${filler(60)}`, retry))
  expect(excerpt).toContain('[retry] then [retry]')
  expect(excerpt).toMatch(/^…w52 .* w18…$/)
  expect(shown(markedExcerpt(filler(100), retry))).toBe(`${filler(30)}…`)
  expect(shown(markedExcerpt('short', retry))).toBe('short')
  const long = `${'字'.repeat(1000)} retry ${'字'.repeat(999)}`
  expect(shown(markedExcerpt(long, retry)).length).toBeLessThan(340)
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

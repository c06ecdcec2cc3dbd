import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { hitsInBody } from '#db/search/hits.ts'
import { parseTerms } from '#lib/views/search/rules.ts'
import { daysBefore, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { find, makeDocument } from '#tests/support/search.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

// One table for both databases: what is found, in which order, and what is marked in it.

openTestDatabase()

// The first is the newest, so it comes first where nothing else decides.
const texts = {
  path: 'The bug is in lib/foo.ts, on the branch feature/login-form.',
  camel: 'Please rename getUserById and the HTTPServer.',
  github: 'It is on GitHub, and in PostgreSQL.',
  snake: 'snake_case_name is fine; kebab-case-name is fine too.',
  languages: 'Written in C++17 first, then in C# and F#, on .NET and ASP.NET.',
  node: 'Under node.js, the file .gitignore is read.',
  letters: 'Look at css, classes and the C language.',
  phrase: 'the gateway was down, down was the gateway',
  repeated: `${'down '.repeat(300)}the gateway was`,
  chinese: '我们在东京都开会，讨论代码审查。',
  japanese: 'この関数のテストはサーバーで動きます。佐藤さんへ',
  thai: 'ภาษาไทยเขียนติดกัน ไม่มีช่องว่าง',
  korean: '서버에서 테스트를 실행했습니다',
  mixed: 'Python入門と第3章',
  hidden: 'co\u00adop\u00ader\u00ada\u00adtion and zero\u200bwidth and no\u2060break',
  folded: 'Résumé, Straße, Łódź, Ørsted, Þór, ﬁnally, ＦＵＬＬ',
  turkish: 'İstanbul, ışık ve DİYARBAKIR',
  greek: 'Ὀδυσσεύς γράφει κώδικα',
  cyrillic: 'Ёлка и ёж, Київ',
  arabic: 'العَرَبِيَّة والكِتاب',
  hindi: 'हिन्दी में लिखा है',
  apostrophe: 'It won’t work, d’accord',
} as const
type Name = keyof typeof texts

let world: World
const names = new Map<string, Name>()
beforeAll(async () => {
  world = await makeWorld()
  for (const [index, name] of (Object.keys(texts) as Name[]).entries()) {
    const at = daysBefore(testNow, index + 1, 8)
    names.set(await makeDocument(world, { title: 'Text', body: texts[name], at }), name)
  }
})

describe.each<[typed: string, found: Name[], marked: string[]]>([
  ['foo', ['path'], ['foo']],
  ['lib/foo.ts', ['path'], ['lib/foo.ts']],
  ['foo.ts lib', ['path'], ['lib', 'foo.ts']],
  ['.ts', ['path'], ['.ts']],
  ['login', ['path'], ['login']],
  ['feature/login-form', ['path'], ['feature/login-form']],
  ['form feature', ['path'], ['feature', 'form']],
  ['user', ['camel'], ['User']],
  ['get user by id', ['camel'], ['getUserById']],
  ['"user by id"', ['camel'], ['UserById']],
  ['getuserbyid', ['camel'], ['getUserById']],
  ['getUserB', ['camel'], ['getUserById']],
  ['server http', ['camel'], ['HTTPServer']],
  ['github', ['github'], ['GitHub']],
  ['GitHub', ['github'], ['GitHub']],
  ['hub postgresql', ['github'], ['Hub', 'PostgreSQL']],
  ['snake_case_name', ['snake'], ['snake_case_name']],
  ['"case name"', ['snake'], ['case_name', 'case-name']],
  ['kebab', ['snake'], ['kebab']],
  ['C++', ['languages'], ['C++']],
  ['c++ c#', ['languages'], ['C++', 'C#']],
  ['C#', ['languages'], ['C#']],
  ['f#', ['languages'], ['F#']],
  ['.NET', ['languages'], ['.NET', '.NET']],
  ['net', ['languages'], ['NET', 'NET']],
  ['asp.net', ['languages'], ['ASP.NET']],
  ['node.js', ['node'], ['node.js']],
  ['gitignore', ['node'], ['gitignore']],
  ['.gitignore', ['node'], ['.gitignore']],
  ['"c" language', ['letters'], ['C', 'language']],
  ['cla', ['letters'], ['classes']],
  ['"gateway was down"', ['phrase'], ['gateway was down']],
  ['"the gateway was"', ['phrase', 'repeated'], ['the gateway was']],
  ['"down the"', ['repeated'], ['down the']],
  ['"was gateway"', [], []],
  ['东京', ['chinese'], ['东京']],
  ['京都', ['chinese'], ['京都']],
  ['审查', ['chinese'], ['审查']],
  ['代码 会', ['chinese'], ['会', '代码']],
  ['京东', [], []],
  ['テスト', ['japanese'], ['テスト']],
  ['関数の', ['japanese'], ['関数の']],
  ['ｻｰﾊﾞｰ', ['japanese'], ['サーバー']],
  ['佐藤', ['japanese'], ['佐藤']],
  ['ไทย', ['thai'], ['ไทย']],
  ['เขียน', ['thai'], ['เขียน']],
  ['ช่องว่าง', ['thai'], ['ช่องว่าง']],
  ['서버', ['korean'], ['서버에서']],
  ['테스트', ['korean'], ['테스트를']],
  ['python', ['mixed'], ['Python']],
  ['入門', ['mixed'], ['入門']],
  ['第3章', ['mixed'], ['第3章']],
  ['cooperation', ['hidden'], ['co\u00adop\u00ader\u00ada\u00adtion']],
  ['co\u00adoperation', ['hidden'], ['co\u00adop\u00ader\u00ada\u00adtion']],
  ['zerowidth', ['hidden'], ['zero\u200bwidth']],
  ['nobreak', ['hidden'], ['no\u2060break']],
  ['resume', ['folded'], ['Résumé']],
  ['STRASSE', ['folded'], ['Straße']],
  ['straße', ['folded'], ['Straße']],
  ['lodz orsted', ['folded'], ['Łódź', 'Ørsted']],
  ['thor', ['folded'], ['Þór']],
  ['finally', ['folded'], ['ﬁnally']],
  ['full', ['folded'], ['ＦＵＬＬ']],
  ['istanbul', ['turkish'], ['İstanbul']],
  ['IŞIK', ['turkish'], ['ışık']],
  ['diyarbakır', ['turkish'], ['DİYARBAKIR']],
  ['οδυσσευς', ['greek'], ['Ὀδυσσεύς']],
  ['ΚΏΔΙΚΑ', ['greek'], ['κώδικα']],
  ['елка', ['cyrillic'], ['Ёлка']],
  ['киів', ['cyrillic'], ['Київ']],
  ['العربية', ['arabic'], ['العَرَبِيَّة']],
  ['हिन्दी', ['hindi'], ['हिन्दी']],
  ["won't", ['apostrophe'], ['won’t']],
  ['down', ['repeated', 'phrase'], []],
])('%s', (typed, found, marked) => {
  test('is found, and marked', async () => {
    const { hits, counts } = await find(world.mentor, typed)
    expect(hits.map(({ recordId }) => names.get(recordId))).toEqual(found)
    expect(counts.all).toBe(found.length)
    const parts = hits.at(-1)?.excerpt.filter(({ isFound }) => isFound) ?? []
    if (marked.length > 0) expect(parts.map(({ text }) => text)).toEqual(marked)
  })
})

// PostgreSQL would keep 256 places of a word.
test.each<[typed: string, name: Name, times: number]>([
  ['down', 'repeated', 300],
  ['"down down"', 'repeated', 150],
  ['"down the gateway"', 'repeated', 1],
  ['"the gateway"', 'phrase', 2],
  ['"was do"', 'phrase', 0],
  ['京都', 'chinese', 1],
])('%s is counted in %s %i times', async (typed, name, times) => {
  const [recordId] = [...names].find(([, each]) => each === name) ?? []
  const [row] = await db
    .select({ times: hitsInBody(parseTerms(typed)).mapWith(Number) })
    .from(searchDocuments)
    .where(eq(searchDocuments.recordId, recordId ?? ''))
  expect(row?.times).toBe(times)
})

test.each<[typed: string, meant: string | undefined]>([
  ['gatewya', 'gateway'],
  ['gatway', 'gateway'],
  ['gattteway', undefined],
  ['gatteway', 'gateway'],
  ['gateqay', 'gateway'],
  ['fateway', 'gateway'],
  ['the gatewya "was down"', 'the gateway "was down"'],
  ['gatewya "was dowm"', undefined],
  ['Reanme', 'rename'],
  ['Cooparation', 'cooperation'],
  ['strase', 'strasse'],
  ['Zielinsky', undefined],
  ['Okonkwi', 'okonkwo'],
  ['gateway', undefined],
  ['dwon', undefined],
  ['12346', undefined],
  ['xylophone', undefined],
])('who types %s is asked about %s', async (typed, meant) => {
  const { suggestion, counts } = await find(world.mentor, typed)
  expect(suggestion).toBe(meant)
  if (suggestion !== undefined) expect(counts.all).toBe(0)
})

test('every beginning of a word finds it while it’s typed, and every part of what is written without spaces', async () => {
  const found = async (typed: string) =>
    (await find(world.mentor, typed)).hits.map(({ recordId }) => names.get(recordId))
  for (let length = 2; length <= 11; length++)
    expect(await found('cooperation'.slice(0, length)), `${length}`).toContain('hidden')
  const sentence = Array.from('东京都开会')
  for (let start = 0; start < sentence.length; start++)
    for (let end = start + 1; end <= sentence.length; end++)
      expect(await found(sentence.slice(start, end).join(''))).toEqual(['chinese'])
})

import { describe, expect, test } from 'vitest'
import { UnreadableFile } from '#lib/roadmaps/files/building/rules.ts'
import { understand } from '#lib/roadmaps/files/rules.ts'
import { keyShape } from '#lib/roadmaps/limits/rules.ts'
import { bytesOf, milestoneKeys, outline, read } from '#tests/support/roadmaps/files.ts'

function refusal(name: string, text: string | Uint8Array): string {
  try {
    understand({ name, bytes: typeof text === 'string' ? bytesOf(text) : text })
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
  return ''
}

describe('Cairn’s own file', () => {
  const own = `key: go\ntitle: Go\nstages:\n  - key: first\n    title: First\n    milestones:\n`
  test('what isn’t right is left out and named, and the rest is kept', () => {
    const found = read(
      'a.yaml',
      `${own}      - { key: a, kind: skill, title: A, criteria: [One, {}, Three], colour: red, weeks: 0 }
      - { key: b, kind: quest, title: B }
      - { kind: skill, title: "C\\0D" }
levels: [{ key: x, title: X, expects: [{ milestone: a, step: 9 }] }]
`,
    )
    expect(found.problems.map(({ place }) => place).sort()).toEqual([
      'levels[0].expects[0] (in x)',
      'stages[0].milestones[0].colour (in a)',
      'stages[0].milestones[0].criteria[1] (in a)',
      'stages[0].milestones[0].weeks (in a)',
      'stages[0].milestones[1] (in b)',
    ])
    expect(outline(found)).toEqual({ First: { A: ['One', 'Three'], CD: [] } })
    expect(milestoneKeys(found)).toEqual(['a', 'first-cd'])
  })
})

describe('keys', () => {
  const table = (titles: string[]) =>
    read('a.csv', `Stage,Milestone,Criterion\n${titles.map((title) => `Stufe 1,${title},x`).join('\n')}`)
  const titles = [
    'Testing',
    'C++',
    'C#',
    'C',
    'テスト',
    '测试',
    'اختبار',
    '🎉🎉',
    'Café',
    'Test!',
    'Test',
    'x'.repeat(119),
  ]

  test('are valid and differ, the same for the same file, wherever a milestone is in its stage', () => {
    const found = table(titles)
    const keys = milestoneKeys(found)
    expect(new Set(keys).size).toBe(titles.length)
    for (const key of keys) {
      expect(key).toMatch(keyShape)
      expect(key.length).toBeLessThanOrEqual(80)
    }
    expect(milestoneKeys(table(titles))).toEqual(keys)
    const moved = [...titles.slice(0, 9), titles[11] as string].reverse()
    expect(milestoneKeys(table(moved))).toEqual([...keys.slice(0, 9), keys[11]].reverse())
    expect(keys.slice(0, 4)).toEqual([
      'stufe-1-testing',
      expect.stringMatching(/^stufe-1-c-[0-9a-f]{8}$/),
      expect.stringMatching(/^stufe-1-c-[0-9a-f]{8}$/),
      'stufe-1-c',
    ])
  })

  test('of the same title twice get a number', () => {
    const markdown = '# A\n## S\n### T\n- a\n### T\n- b\n### T 2\n- c\n'
    expect(milestoneKeys(read('a.md', markdown))).toEqual(['s-t', 's-t-3', 's-t-2'])
  })
})

describe('limits and files that can’t be read', () => {
  const rows = (count: number, row: (at: number) => string) =>
    `Stage,Milestone,Criterion\n${Array.from({ length: count }, (_, at) => row(at)).join('\n')}`
  test.each<[string, string, string | Uint8Array, RegExp]>([
    ['21 stages', 'a.csv', rows(21, (at) => `s${at},m,c`), /^The file has 21 stages\..* 20 at most/],
    [
      '501 milestones',
      'a.csv',
      rows(501, (at) => `s,m${at},c`),
      /^The file has 501 milestones\..* 500 at most/,
    ],
    ['100,000 rows', 'a.csv', rows(100_000, () => 'a,b,c'), /^The table has 100,001 lines\..* 40,000/],
    ['1 MB and more', 'a.md', 'a'.repeat(1_048_577), /^The file has 1,025 KB\./],
    ['nothing', 'a.csv', '', /empty/],
    ['blanks', 'a.csv', ' \n\n', /empty/],
    ['a picture', 'a.md', Uint8Array.from({ length: 500 }, (_, at) => at % 7), /isn’t text/],
    ['a spreadsheet', 'a.xlsx', 'PK\u0003\u0004', /save it as CSV/],
    ['JSON that was cut', 'a.json', '{"topics": [{"title": "a', /cut in the middle/],
    ['YAML that was cut', 'a.yaml', 'title: "a', /^The YAML is broken/],
    ['CSV that was cut', 'a.csv', 'Stage,Milestone,Criterion\na,b,"c', /cut in the middle/],
    [
      'front matter that was cut',
      'a.md',
      '---\ntopics:\n  - name: a\n    content:\n      - level: 1\n',
      /no end/,
    ],
    ['anchors', 'a.yaml', 'a: &a [x]\nb: &b [*a,*a]\nstages: [*b,*b]\n', /^Line 2 uses a YAML alias/],
    ['too many parts', 'a.yaml', `stages:\n${'- a\n'.repeat(100_000)}`, /far more parts/],
    ['depth', 'a.json', `{"topics":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, /doesn’t know|too deeply/],
    ['roadmap.sh’s old form', 'a.json', '{"mockup":{"controls":{}}}', /^This is the old form of roadmap\.sh/],
    ['a note', 'a.txt', 'Just a note.', /doesn’t know the format/],
    ['other JSON', 'a.json', '{"a":1}', /doesn’t know how a roadmap/],
    ['a table without rows', 'a.csv', 'Stage,Milestone,Criterion\n', /no milestones/],
  ])('%s: said in a sentence', (_, name, text, sentence) => {
    expect(refusal(name, text)).toMatch(sentence)
  })

  test('a criterion of 2,000 characters is kept, a longer one and the 31st are named', () => {
    const long = rows(2, (at) => `s,m,${'x'.repeat(2000 + at)}`)
    expect(read('a.csv', long)).toMatchObject({
      counts: { criteria: 1 },
      problems: [{ place: 'Row 3', why: expect.stringContaining('2,001 characters') }],
    })
    expect(
      read(
        'a.csv',
        rows(35, (at) => `s,m,c${at}`),
      ),
    ).toMatchObject({
      counts: { criteria: 30 },
      problems: [{ place: 'Row 2', why: expect.stringContaining('35 criteria') }],
    })
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, withFormulas, withoutFormulas } from '#lib/core/csv.ts'
import { jsonLine } from '#lib/views/export/rules.ts'
import { cases } from '#tests/support/properties.ts'

/** Cells as RFC 4180 has them. */
function parse(csv: string): string[] {
  const cells: string[] = []
  for (let rest = csv; ; ) {
    const [whole = '', quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))/.exec(rest) ?? []
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    rest = rest.slice(whole.length)
    if (rest === '\r\n') return cells
    if (!rest.startsWith(',')) throw new Error(`Not RFC 4180: ${JSON.stringify(rest)}`)
    rest = rest.slice(1)
  }
}

// Letters, what means something to CSV, and what begins a formula.
const text = fc.string({
  unit: fc.constantFrom('a', ' ', '"', "'", ',', ';', '\t', '\r', '\n', '=', '+', '-', '@', '＝', 'é'),
})

test('a line of CSV is read back as its cells', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
      expect(parse(csvLine(cells))).toEqual(cells.map(withoutFormulas))
    }),
    { numRuns: cases(300) },
  )
})

test('no cell is a formula, whatever a spreadsheet takes to end one', () => {
  const formula = /^"?[=+\-@\t＝＋－＠]/
  fc.assert(
    fc.property(text, (words) => {
      for (const cell of parse(csvLine(['id', words]))) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
      // As where semicolons or tabs are expected, and quotes in the middle mean nothing.
      for (const cell of csvLine(['id', words]).split(/[;\t\r\n]/)) expect(cell).not.toMatch(formula)
    }),
    { numRuns: cases(300) },
  )
})

test('the apostrophes can be told from those that were there', () => {
  fc.assert(
    fc.property(text, (words) => {
      expect(withFormulas(withoutFormulas(words))).toBe(words)
    }),
    { numRuns: cases(1000) },
  )
})

test.each([
  ['=HYPERLINK("https://example.org","Click")', '\'=HYPERLINK("https://example.org","Click")'],
  ['-2+3', "'-2+3"],
  ['Done:\n- one\n- two', "Done:\n'- one\n'- two"],
  ['a;"=1+1', 'a;"\'=1+1'],
  ['a-b, 1+1=2, me@example.org', 'a-b, 1+1=2, me@example.org'],
  ["'=1 isn’t '=2", "''=1 isn’t '=2"],
  ['\r＝1', "'\r'＝1"],
  ['', ''],
])('%j is %j in CSV', (words, cell) => {
  expect(withoutFormulas(words)).toBe(cell)
})

test('values are written as they are read by a machine', () => {
  const row = {
    createdAt: new Date(Date.UTC(2026, 10, 17, 12)),
    allMet: true,
    number: 3,
    fields: { body: 'She said "no"' },
    nothing: null,
    body: '=1+1',
  }
  expect(csvLine(Object.values(row))).toBe(
    `2026-11-17T12:00:00.000Z,true,3,"{""body"":""She said \\""no\\""""}",,'=1+1\r\n`,
  )
  expect(JSON.parse(jsonLine(row))).toEqual({
    created_at: '2026-11-17T12:00:00.000Z',
    all_met: true,
    number: 3,
    fields: { body: 'She said "no"' },
    nothing: null,
    body: '=1+1',
  })
})

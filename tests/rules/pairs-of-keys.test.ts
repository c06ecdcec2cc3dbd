import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import { moveOnInput } from '#lib/roadmaps/moving-on/input.ts'
import { pairsInWords, readPairs, readPairsFile } from '#lib/roadmaps/moving-on/rules.ts'
import { cases } from '#tests/support/properties.ts'

// No two have the same old key.
const key = fc.stringMatching(/^[a-z0-9-]{1,8}$/)
const anyMap = fc
  .uniqueArray(fc.tuple(key, key), { selector: ([from]) => from })
  .map((pairs) => Object.fromEntries(pairs))

test('pairs are read from lines, and what is none is said with its line', () => {
  expect(readPairs('a,b\r\n\n c ; d \n"e"\tf')).toEqual({ map: { a: 'b', c: 'd', e: 'f' }, problems: [] })
  expect(readPairs('a\na,b,c\na,b\na,c').problems).toEqual([
    'Line 1 isn’t an old key and a new one.',
    'Line 2 isn’t an old key and a new one.',
    'Line 4: “a” is there twice, with two new keys.',
  ])
  fc.assert(
    fc.property(anyMap, (map) => {
      expect(readPairs(pairsInWords(map))).toEqual({ map, problems: [] })
    }),
    { numRuns: cases(60) },
  )
})

test('a file of pairs may name its columns, and keeps the numbers of its lines', () => {
  for (const heading of [
    'old,new',
    'Old key;New key',
    '"from"\t"to"',
    'old_milestone_key,new_milestone_key',
    'Key,Key',
  ])
    expect(readPairsFile(`${heading}\r\na,b\nc,d`)).toEqual({ map: { a: 'b', c: 'd' }, problems: [] })
  // These are keys.
  for (const first of ['milestone,milestone-2', 'new-relic,grafana', 'keys-and-locks,key'])
    expect(Object.keys(readPairsFile(`${first}\na,b`).map)).toHaveLength(2)
  expect(readPairsFile('old,new\na\nb,c\n,d').problems).toEqual([
    'Line 2 isn’t an old key and a new one.',
    'Line 4 isn’t an old key and a new one.',
  ])
  fc.assert(
    fc.property(anyMap, (map) => {
      expect(readPairsFile(`old,new\n${pairsInWords(map)}`)).toEqual({ map, problems: [] })
    }),
    { numRuns: cases(60) },
  )
})

const sentWith = (text: string | Uint8Array, fields = {}) =>
  moveOnInput.safeParse({
    formId: newId(),
    roadmapId: newId(),
    to: '2',
    people: newId(),
    list: 'a,by-list\nb,by-list',
    file: { name: 'pairs.csv', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text },
    ...fields,
  })

test('what a file says counts for more than what was there before it', () => {
  const pairs = [{ from: 'a', to: 'by-hand' }]
  expect(sentWith('\ufeffold;new\r\na;by-file', { pairs }).data?.map).toEqual({ a: 'by-file', b: 'by-list' })
  expect(sentWith('', { file: null, pairs }).data?.map).toEqual({ a: 'by-hand', b: 'by-list' })
})

test.each([
  ['old,new', 'There are no pairs of keys in this file.'],
  ['a\nb,c', 'Line 1 isn’t an old key and a new one. Nothing was taken from this file.'],
  [
    Array.from({ length: 7 }, (_, at) => `line${at}`).join('\n'),
    'Line 1 isn’t an old key and a new one. Line 2 isn’t an old key and a new one. Line 3 isn’t an old key and a new one. Line 4 isn’t an old key and a new one. Line 5 isn’t an old key and a new one. 2 more lines like these. Nothing was taken from this file.',
  ],
  ['', 'This file is empty.'],
  [' \n', 'The file is empty.'],
  [
    new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1]),
    'This is a spreadsheet, document or zip file. Please save it as CSV or text and choose that.',
  ],
  [new Uint8Array(200_000).fill(97), 'This file is larger than 100 KB. Please upload a part of it.'],
] as const)('a file of pairs that can’t be taken says why: %#', (text, why) => {
  const { error } = sentWith(text as string)
  expect(error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([['file', why]])
})

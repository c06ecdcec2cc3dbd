import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceChanges } from '#lib/goals/evidence/rules.ts'
import { changedWords } from '#lib/text/changes/rules.ts'
import { cases } from '../support/properties.ts'

const words = (pieces: ReturnType<typeof changedWords>, ...kinds: string[]) =>
  pieces?.flatMap(({ kind, text }) => (kinds.includes(kind) ? text.trim().split(/\s+/) : []))

test('a reworked text is told word by word', () => {
  const pieces = changedWords('The job runs every night.', 'The job runs every hour, and tries again.')
  expect(pieces).toEqual([
    { kind: 'kept', text: 'The job runs every' },
    { kind: 'removed', text: ' night.' },
    { kind: 'added', text: ' hour, and tries again.' },
  ])
  expect(changedWords('Line one\r\nLine two', 'Line one\nLine two')?.map(({ kind }) => kind)).toEqual([
    'kept',
  ])
})

test('another text isn’t told as a changed one, and neither is one with changes everywhere', () => {
  expect(changedWords('A first draft of it', 'Docstrings are in')).toBeUndefined()
  const every = (word: string) => Array.from({ length: 500 }, (_, at) => `same${at} ${word}${at}`).join(' ')
  expect(changedWords(every('old'), every('new'))).toBeUndefined()
})

test('kept and removed words are the earlier text, kept and added ones the later, whatever was changed', () => {
  const text = fc.array(fc.constantFrom('tests', 'are', 'in', 'now', 'the', '\n', '**bold**', '‮x'), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = changedWords(before.join(' '), after.join(' '))
      if (!pieces) return
      const plain = (list: string[]) => list.filter((word) => word.trim() !== '')
      expect(words(pieces, 'kept', 'removed')?.filter(Boolean)).toEqual(plain(before))
      expect(words(pieces, 'kept', 'added')?.filter(Boolean)).toEqual(plain(after))
    }),
    { numRuns: cases(60) },
  )
})

test('versions of evidence differ in their texts and links', () => {
  const link = (url: string) => ({ url, title: null })
  const first = {
    note: 'A start',
    outcome: null,
    repositoryUrl: 'https://x.example/r',
    links: [link('https://x.example/1')],
  }
  expect(evidenceChanges(first, { ...first, note: 'A start\r\n' })).toEqual({
    note: 'same',
    outcome: 'same',
    added: [],
    removed: [],
  })
  expect(
    evidenceChanges(first, {
      note: '',
      outcome: 'It runs.',
      repositoryUrl: 'https://x.example/r',
      links: [link('https://x.example/2')],
    }),
  ).toEqual({
    note: 'removed',
    outcome: 'added',
    added: ['https://x.example/2'],
    removed: ['https://x.example/1'],
  })
})

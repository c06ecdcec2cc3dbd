import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecentlyUsed } from '#lib/markdown/cache.ts'
import { plainText } from '#lib/markdown/excerpt.ts'
import { languageForFile, languageNamed } from '#lib/markdown/languages.ts'
import { MARKDOWN_MAX_BYTES, markdownProblem } from '#lib/markdown/limits.ts'

test('languages are known by the words of a fence and by the names of files', () => {
  const words = [
    'Py',
    'js',
    'TSX',
    'yml',
    'sh',
    'html',
    'toml',
    'docker',
    'golang',
    'rs',
    'text',
    'plaintext',
    '',
  ]
  expect(words.map((word) => languageNamed(word)?.id ?? null)).toEqual([
    'python',
    'javascript',
    'typescript',
    'yaml',
    'bash',
    'xml',
    'ini',
    'dockerfile',
    'go',
    'rust',
    null,
    null,
    null,
  ])
  const files = [
    'refunds/worker.py',
    'a\\b.TS',
    'Dockerfile',
    'deploy/Dockerfile.web',
    'pyproject.toml',
    'a.unknown',
    'Makefile',
    '',
  ]
  expect(files.map(languageForFile)).toEqual([
    'python',
    'typescript',
    'dockerfile',
    'dockerfile',
    'ini',
    null,
    null,
    null,
  ])
})

test('the limit counts bytes', () => {
  expect(markdownProblem('a'.repeat(MARKDOWN_MAX_BYTES))).toBeUndefined()
  expect(markdownProblem('é'.repeat(MARKDOWN_MAX_BYTES / 2))).toBeUndefined()
  expect(markdownProblem('a'.repeat(MARKDOWN_MAX_BYTES + 1))).toMatch(/20 KB/)
  expect(markdownProblem('👩'.repeat(MARKDOWN_MAX_BYTES / 4 + 1))).toMatch(/20 KB/)
})

describe('plainText', () => {
  test.each([
    ['Only words.', 40, 'Only words.'],
    [
      '# Title\n\nSome *words* and `code`\nin [a link](https://a.example).',
      80,
      'Title: Some words and code in a link.',
    ],
    ['- [x] one\n- two', 40, 'one. two'],
    [
      'He asked: “Why?”\n\n## Agreed!\n\n1. Read (all of it)\n2. Write',
      80,
      'He asked: “Why?” Agreed! Read (all of it). Write',
    ],
    ['```py\nx = 1\n```', 40, 'x = 1'],
    ['|a|b|\n|-|-|\n|c|d|', 40, 'a b c d'],
    ['one two three four', 12, 'one two…'],
    ['onetwothreefour', 8, 'onetwot…'],
    ['12345678👩 more', 10, '12345678…'],
    ['', 10, ''],
  ])('of %j in %i characters', (text, most, words) => {
    expect(plainText(text, most)).toBe(words)
  })

  test('says that more follows when it read only the beginning', () => {
    expect(plainText(`a${' '.repeat(10_000)}b`, 100)).toBe('a…')
  })
})

test('the cache never holds more than it may, and keeps what was used last', () => {
  const operations = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 30 })), {
    maxLength: 200,
    size: 'max',
  })
  fc.assert(
    fc.property(operations, (uses) => {
      const cache = new RecentlyUsed(5, 120)
      const lengths = new Map<number, number>()
      for (const [key, length] of uses) {
        if (!lengths.has(key)) lengths.set(key, length)
        const value = 'x'.repeat(lengths.get(key) ?? 0)
        expect(cache.get(`${key}`, () => value)).toBe(value)
        expect(cache.size.entries).toBeLessThanOrEqual(5)
        expect(cache.size.characters).toBeLessThanOrEqual(120)
      }
    }),
  )
  const cache = new RecentlyUsed(2, 1000)
  const made: string[] = []
  const use = (key: string) =>
    cache.get(key, () => {
      made.push(key)
      return key
    })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) use(key)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

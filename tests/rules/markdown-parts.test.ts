import { describe, expect, test } from 'vitest'
import { plainText } from '#lib/text/markdown/excerpt.ts'
import { languageForFile, languageNamed } from '#lib/text/markdown/languages.ts'
import { MARKDOWN_MAX_BYTES, markdownProblem } from '#lib/text/markdown/limits.ts'

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

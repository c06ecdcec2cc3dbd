import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languageForFile } from '#lib/text/markdown/languages.ts'
import { formatPosition, parsePosition } from '#lib/text/positions/rules.ts'

test.each([
  ['src/app.py', 'src/app.py'],
  ['  src/app.py:88  ', 'src/app.py:88'],
  ['src/app.py : 88', 'src/app.py:88'],
  ['src/app.py:88:14', 'src/app.py:88:14'],
  ['src/app.py:88:', 'src/app.py:88'],
  ['src/app.py:88,', 'src/app.py:88'],
  ['./src/app.py:88:14', './src/app.py:88:14'],
  ['src/app.py:12-20', 'src/app.py:12-20'],
  ['src/app.py:12–20', 'src/app.py:12-20'],
  ['src/app.py:20-12', 'src/app.py:12-20'],
  ['src/app.py:12-12', 'src/app.py:12'],
  ['src/app.py:12:5-14:8', 'src/app.py:12-14'],
  ['src/app.py:12.5-14.8', 'src/app.py:12-14'],
  ['src/app.py:12:5-9', 'src/app.py:12:5'],
  ['src/app.py:12:5:14:8', 'src/app.py:12-14'],
  ['src/app.py(12)', 'src/app.py:12'],
  ['src/app.py (12)', 'src/app.py:12'],
  ['src/app.py(12,5)', 'src/app.py:12:5'],
  ['src/app.py[12]', 'src/app.py:12'],
  ['> /srv/app.py(12)retry()', '/srv/app.py:12'],
  ['src/app.py#L12', 'src/app.py:12'],
  ['src/app.py#L12-L20', 'src/app.py:12-20'],
  ['src/app.py#L12-20', 'src/app.py:12-20'],
  ['src/app.py#L12C3', 'src/app.py:12:3'],
  ['src/app.py#L12C3-L20C5', 'src/app.py:12-20'],
  ['src/app.py#lines-12:20', 'src/app.py:12-20'],
  ['src/app.py#12', 'src/app.py:12'],
  ['src/app.py:L12-L20', 'src/app.py:12-20'],
  ['src/app.py L12', 'src/app.py:12'],
  ['src/app.py, line 12', 'src/app.py:12'],
  ['lines 12 to 20 of src/app.py', 'src/app.py:12-20'],
  ['app.php on line 12', 'app.php:12'],
  ['+12 src/app.py', 'src/app.py:12'],
  ['src/app.py +12', 'src/app.py:12'],
  ['src/app.py|12|', 'src/app.py:12'],
  ['src/app.py|12-20 col 5-9|', 'src/app.py:12-20'],
  ['File "src/app.py", line 12', 'src/app.py:12'],
  ['  File "/srv/my app.py", line 12, in retry', '/srv/my app.py:12'],
  ['"src/app.py", line 12, column 5', 'src/app.py:12:5'],
  ['"src/app.py":12', 'src/app.py:12'],
  ['`src/app.py:12`', 'src/app.py:12'],
  ['(src/app.py:12)', 'src/app.py:12'],
  ['C:\\work\\app.py', 'C:\\work\\app.py'],
  ['C:\\work\\app.py:3', 'C:\\work\\app.py:3'],
  ['C:\\work\\app.py:3:7', 'C:\\work\\app.py:3:7'],
  ['C:\\work\\app.py(3)', 'C:\\work\\app.py:3'],
  ['C:/my work/app.py:3', 'C:/my work/app.py:3'],
  ['tests/test_app.py::test_retry', 'tests/test_app.py::test_retry'],
  ['tests/test_app.py::TestApp::test_retry[a:12]', 'tests/test_app.py::TestApp::test_retry[a:12]'],
  ['tests/test_app.py::test_retry PASSED [ 12%]', 'tests/test_app.py::test_retry'],
  ['at retry (/srv/app.js:12:5)', '/srv/app.js:12:5'],
  ['at async Foo.retry (file:///srv/my%20app.js:12:5)', '/srv/my app.js:12:5'],
  ['at com.example.Worker.run(Worker.java:12)', 'Worker.java:12'],
  ["app.rb:12:in `retry'", 'app.rb:12'],
  ['/srv/main.go:12 +0x1d', '/srv/main.go:12'],
  ['  --> src/main.rs:12:5', 'src/main.rs:12:5'],
  ['╭─[src/app.py:12:5]', 'src/app.py:12:5'],
  ['vscode://file/C:/src/app.py:12:5', 'C:/src/app.py:12:5'],
  ['https://github.com/larkfield/payments/blob/main/src/app.py#L12-L20', 'src/app.py:12-20'],
  ['https://gitlab.com/a/b/payments/-/blob/main/src/app.py#L12-20', 'src/app.py:12-20'],
  ['https://bitbucket.org/larkfield/payments/src/main/src/app.py#lines-12:20', 'src/app.py:12-20'],
  ['https://codeberg.org/larkfield/payments/src/branch/main/src/app.py#L12', 'src/app.py:12'],
  ['https://dev.azure.com/a/b/_git/c?path=/src/app.py&version=GBmain&line=12&lineEnd=20', 'src/app.py:12-20'],
  ['src/[id]/page.tsx:12:3', 'src/[id]/page.tsx:12:3'],
  ['app/(main)/page.tsx:12', 'app/(main)/page.tsx:12'],
  ['Makefile:12', 'Makefile:12'],
])('%s', (copied, place) => {
  expect(formatPosition(parsePosition(copied))).toBe(place)
  expect(parsePosition(copied)).toMatchObject({ message: '', code: '' })
})

test.each([
  'http://localhost:3000',
  'app(1).py',
  'worker.py:0',
  'worker.py:12345678',
  ':88',
  '#L12',
  'issue #12',
])('%s has no line', (text) => {
  expect(parsePosition(text)).toEqual({
    file: text,
    line: null,
    column: null,
    lastLine: null,
    message: '',
    code: '',
  })
})

test.each([
  ['src/app.py:88:14: E501 Line too long (120 > 88)', 'E501 Line too long (120 > 88)', ''],
  [
    'src/app.py:88: error: Name "x" is not defined  [name-defined]',
    'error: Name "x" is not defined  [name-defined]',
    '',
  ],
  ['src/app.ts(12,5): error TS1005: ";" expected.', 'error TS1005: ";" expected.', ''],
  ['src/app.ts:12:5 - error TS2304: Cannot find name', 'error TS2304: Cannot find name', ''],
  ['tests/test_app.py:12: AssertionError', 'AssertionError', ''],
  ['src/app.py|12 col 5 error| undefined name', 'undefined name', ''],
  ['FAILED tests/test_app.py::test_retry - assert 1 == 2', 'assert 1 == 2', ''],
  ['src/app.py:88:    return x', '', '    return x'],
  ['src/app.py:88:14:import os', '', 'import os'],
])('%s comes with words', (text, message, code) => {
  expect(parsePosition(text)).toMatchObject({ message, code })
})

describe('whatever was typed', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'src/app.py',
      'C:\\a.py',
      ':',
      '#L',
      '(',
      ')',
      '-',
      'line ',
      'File "',
      '"',
      '::test',
      ' ',
      'https://',
    ),
    fc.nat(30).map(String),
    fc.string({ maxLength: 6 }),
  )
  const typed = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
  )

  test('a place written and read again is the same place', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { message: _message, code: _code, ...place } = parsePosition(text)
        expect(parsePosition(formatPosition(place))).toEqual({ ...place, message: '', code: '' })
      }),
    )
  })

  const file = fc
    .array(fc.stringMatching(/^[a-z][a-z_]{0,8}$/), { minLength: 1, maxLength: 4 })
    .map((parts) => `${parts.join('/')}.py`)
  const line = fc.integer({ min: 1, max: 9_999_999 })

  test('every way to write a line means that line', () => {
    fc.assert(
      fc.property(file, line, line, (name, at, column) => {
        const ways = [
          `${name}:${at}`,
          `${name}:${at}:${column}`,
          `${name}:${at}:${column}: E501 Line too long`,
          `${name}(${at},${column}): error`,
          `${name}#L${at}C${column}`,
          `File "${name}", line ${at}, in retry`,
          `D:\\${name}:${at}`,
          `https://github.com/larkfield/payments/blob/main/${name}#L${at}`,
        ]
        for (const way of ways) expect(parsePosition(way)).toMatchObject({ line: at, lastLine: null })
      }),
    )
  })

  test('every way to write a range means the same lines', () => {
    fc.assert(
      fc.property(file, line, line, (name, one, other) => {
        fc.pre(one !== other)
        const lines = { file: name, line: Math.min(one, other), column: null, lastLine: Math.max(one, other) }
        const ways = [
          `${name}:${one}-${other}`,
          `${name}#L${one}-L${other}`,
          `${name}#L${one}-${other}`,
          `${name}(${one}-${other})`,
        ]
        for (const way of ways) expect(parsePosition(way)).toMatchObject(lines)
      }),
    )
  })

  test('long lines of punctuation are read in a bounded number of steps', () => {
    for (const filler of [':1', '(', '"', '-->', 'a#', ': ', 'a/', '[1]', 'line 1 '])
      expect(parsePosition(filler.repeat(150).slice(0, 300)).file).not.toBeNull()
  })
})

test('the language of a test is that of its file', () => {
  expect(languageForFile('tests/test_app.py::TestApp::test_retry')).toBe('python')
})

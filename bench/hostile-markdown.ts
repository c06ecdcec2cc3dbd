import { languages } from '#lib/text/markdown/languages.ts'
import { bounds } from '#lib/text/markdown/limits.ts'
import patterns from './hostile-patterns.json' with { type: 'json' }

/** In characters, as long as a text may be. */
const SIZE = 20_480

function fill(pattern: string, size = SIZE): string {
  return pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size)
}

function numbered(size: number, make: (index: number) => string): string {
  let text = ''
  for (let index = 0; text.length < size; index++) text += make(index)
  return text.slice(0, size)
}

function nested(open: string, middle: string, close: string): string {
  const times = Math.floor((SIZE - middle.length) / (open.length + close.length))
  return open.repeat(times) + middle + close.repeat(times)
}

function table(columns: number, row: string): string {
  return `${'|'.padEnd(columns * 2 + 1, 'a|')}\n${'|'.padEnd(columns * 2 + 1, '-|')}\n${row}`
}

/** What makes careless Markdown parsers slow, deep or verbose. */
export const hostileMarkdown: readonly (readonly [name: string, text: string])[] = [
  ...patterns.markdown.map(
    (pattern) => [`${JSON.stringify(pattern)} again and again`, fill(pattern)] as const,
  ),
  ['nested brackets', nested('[', 'a', ']')],
  ['nested links', nested('[', 'a', '](b)')],
  ['nested links to nowhere', nested('[', 'a', ']()')],
  ['nested images', nested('![', 'a', '](b)')],
  ['nested image references', `[b]: https://c.d\n\n${nested('![', 'a', '][b]').slice(0, SIZE - 20)}`],
  ['nested emphasis', nested('*', 'a', '*')],
  ['nested strong', nested('**', 'a', '**')],
  ['nested mixed emphasis', nested('*_', 'a', '_*')],
  ['nested emphasis with words', nested('*a ', 'b', ' c*')],
  ['nested strikethrough', nested('~~a ', 'b', ' c~~')],
  ['nested parentheses in a link', `[a](${nested('(', 'b', ')').slice(0, SIZE - 10)})`],
  ['nested quotes and lists', fill('> - 1. ')],
  ['nested list by indent', numbered(SIZE, (index) => `${' '.repeat(index * 2)}- a\n`)],
  [
    'nested list by indent, then text',
    `${numbered(SIZE / 2, (index) => `${' '.repeat(index * 2)}- a\n`)}\n${fill('a\n', SIZE / 2 - 1)}`,
  ],
  ['nested quotes line by line', numbered(SIZE, (index) => `${'>'.repeat(index + 1)} a\n`)],
  ['quotes that end lazily', `${'>'.repeat(200)} a\n${fill('a\n', SIZE - 300)}`],
  ['quotes of long lines', fill(`${'> '.repeat(90)}a\n`)],
  ['list items of lists', fill('- - - - - - - - - - - - - - - - - - - - a\n')],
  ['loose list with references', fill('- [a]: b\n\n  c\n')],
  ['backticks of growing length', numbered(SIZE, (index) => `${'`'.repeat(index + 1)}a`)],
  ['backticks of falling length', numbered(SIZE, (index) => `${'`'.repeat(Math.max(1, 200 - index))}a`)],
  ['stars of growing length', numbered(SIZE, (index) => `${'*'.repeat(index + 1)}a`)],
  ['emphasis openers and other closers', fill('*a ', SIZE / 2) + fill('b_ ', SIZE / 2)],
  ['emphasis in threes', fill('***a**b*c')],
  ['many references', numbered(SIZE, (index) => `[a${index}]: b${index}\n`)],
  ['many unknown references', numbered(SIZE, (index) => `[a${index}]`)],
  ['references used often', `[a]: https://b.c\n\n${fill('[a]', SIZE - 20)}`],
  ['a long reference used often', `[a]: https://b.c/${'d'.repeat(1900)}\n\n${fill('[a]', SIZE - 1930)}`],
  [
    'a very long reference used often',
    `[a]: https://b.c/${'d'.repeat(SIZE / 2)}\n\n${fill('[a]', SIZE / 2 - 30)}`,
  ],
  [
    'a reference with a long title used often',
    `[a]: https://b.c "${'d'.repeat(SIZE / 2)}"\n\n${fill('[a]', SIZE / 2 - 30)}`,
  ],
  ['a reference with a title that never ends', `[a]: b "${fill('c\n', SIZE - 10)}`],
  ['many references with titles that never end', fill('[a]: b "c\n')],
  ['a long label', `[${'a'.repeat(SIZE - 10)}]: b`],
  ['a link of one long address', `[a](https://b.c/${'d'.repeat(SIZE - 20)})`],
  ['a long bare address', `https://b.c/${'d'.repeat(SIZE - 20)}`],
  ['a long host', `https://${'a.'.repeat(SIZE / 2 - 20)}com`],
  ['a long mail address', `${'a'.repeat(SIZE - 10)}@b.c`],
  ['a title that never ends', `[a](b "${'c'.repeat(SIZE - 20)}`],
  ['a table of many columns and empty rows', fill(table(3000, fill('|\n', 8000)), SIZE)],
  ['a table of 64 columns and empty rows', fill(table(64, fill('|\n', SIZE - 300)), SIZE)],
  ['a table of 20 columns and short rows', fill(table(20, fill('a\n', SIZE - 100)), SIZE)],
  ['many tables of 30 columns', fill(`${table(30, fill('|\n', 4000))}\n\n`)],
  ['many tables of one row', fill(`${table(20, 'a')}\n\n`)],
  ['table heads without tables', fill(`${table(20, '')}`)],
  ['a table in quotes', fill('> |a|b|\n> |-|-|\n> |*a*|`b`|\n')],
  ['tables in list items', fill('- |a|b|\n  |-|-|\n  |a|\n')],
  ['a table of escaped pipes', `${table(4, fill('\\|', SIZE - 100))}`],
  ['one line of words', fill('word ')],
  ['control characters', numbered(SIZE, (index) => String.fromCharCode(1 + (index % 31)))],
  ['every ASCII character in turn', numbered(SIZE, (index) => String.fromCharCode(32 + (index % 95)))],
  [
    'every ASCII pair in turn',
    numbered(SIZE, (index) => String.fromCharCode(33 + (index % 94), 33 + ((index * 7) % 94))),
  ],
]

/** What makes careless highlighters slow. */
export const hostileCode: readonly (readonly [name: string, code: string])[] = [
  ...patterns.code.map((pattern) => [`${JSON.stringify(pattern)} again and again`, fill(pattern)] as const),
  ...['()', '[]', '{}', '<>'].map(
    (pair) => [`nested ${pair}`, nested(pair[0] ?? '', 'a', pair[1] ?? '')] as const,
  ),
  ['one long line of words', fill('word ')],
  ['one long name', fill('a')],
  ['many short lines', fill('a = 1\n')],
  ['a string that never ends', `x = "${fill('a', SIZE - 10)}`],
]

/** As much code as one text may highlight, in lines as long as they may be, in every language. */
export const hostileFences: readonly (readonly [name: string, text: string])[] = languages.flatMap(
  ({ id, name }) =>
    hostileCode.map(([what, code]) => {
      const wrapped = wrap(code).slice(0, bounds.codeCharacters)
      return [`${name} fence, ${what}`, `\`\`\`${id}\n${wrapped}\n\`\`\`\n`] as const
    }),
)

function wrap(code: string): string {
  return code
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${bounds.codeLine}}`, 'gsu')) ?? [''])
    .join('\n')
}

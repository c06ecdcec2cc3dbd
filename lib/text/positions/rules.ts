import {
  hostedFile,
  type Lines,
  linesFrom,
  linesInFragment,
  noLines,
  unescapedPath,
} from '#lib/text/links/files/rules.ts'

export type Place = Lines & { file: string | null }
/** `message` is what a tool said there; `code` is the line that a search printed. */
export type Position = Place & { message: string; code: string }

type Found = { file: string; lines: Lines; rest: string }

const N = '(\\d{1,7})(?!\\d)'
// What a tool or a person writes before the place.
const before =
  /^(?:(?:-->|:::|>|╭─\[|┌─|,-\[|at(?=\s)|in(?=\s+\S*[./\\])|E(?=\s+File\s)|(?:FAILED|ERROR|PASSED|SKIPPED(?: \[\d+\])?)(?=\s+\S+\.\w+:)))\s*/
const wrapped = /^(?:`([^`]+)`|"([^"]+)"|'([^']+)'|<([^<>]+)>|\(([^()]+)\)|\[([^[\]]+)\])$/

/**
 * A place in a file, as linters, compilers, test runners, tracebacks, terminals, editors and code hosts copy it. A text
 * without a line is the name of a file. `formatPosition` writes what this reads.
 */
export function parsePosition(text: string): Position {
  const whole = unwrapped(text)
  const found = positionIn(whole)
  const place: Place = found ? { file: found.file, ...found.lines } : nowhere(whole)
  // A name that would be read differently the next time is left as it was typed.
  if (!found || !isSame(place, positionIn(formatPosition(place))))
    return { ...nowhere(whole), message: '', code: '' }
  return { ...place, ...restIn(found.rest) }
}

/** 'src/app.py:88', 'src/app.py:88:14' or 'src/app.py:12-20'; empty without a file. */
export function formatPosition({ file, line, column, lastLine }: Place): string {
  if (!file) return ''
  if (line === null) return file
  return `${file}:${line}${lastLine === null ? (column === null ? '' : `:${column}`) : `-${lastLine}`}`
}

const nowhere = (text: string): Place => ({ file: text || null, ...noLines })

const isSame = (place: Place, found: Found | undefined) =>
  found !== undefined && formatPosition(place) === formatPosition({ file: found.file, ...found.lines })

function unwrapped(text: string): string {
  let inner = text.trim()
  for (;;) {
    const next = (wrapped.exec(inner)?.slice(1).find(Boolean) ?? inner).replace(before, '').trim()
    if (next === inner || next === '') return inner
    inner = next
  }
}

function positionIn(text: string): Found | undefined {
  const address = /^([a-z][a-z0-9+.-]+):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (address) return inAddress(text, address)
  for (const read of [ofTest, ofFrame, inWords, inBrackets, inFragment, afterColon]) {
    const found = read(text)
    const file = found && unwrapped(found.file)
    if (found && file && /[\p{L}\p{N}]/u.test(file)) return { ...found, file }
  }
  return undefined
}

// A port must not be read as a line: http://localhost:3000.
function inAddress(text: string, scheme: string): Found | undefined {
  const url = URL.parse(text)
  if (!url) return undefined
  if (scheme === 'http' || scheme === 'https') {
    const { repository: _repository, file, ...lines } = hostedFile(url) ?? {}
    return file ? { file, lines: { ...noLines, ...lines }, rest: '' } : undefined
  }
  const path =
    scheme === 'file'
      ? url.pathname
      : /^vscode|^cursor|^windsurf/.test(scheme)
        ? /^[a-z-]+:\/\/file(\/.*)$/i.exec(text)?.[1]
        : undefined
  return path
    ? positionIn(`${unescapedPath(path).replace(/^\/+(?:(?=[a-z]:)|(?=\/))/i, '')}${url.hash}`)
    : undefined
}

// pytest's ids: tests/test_refunds.py::TestRetry::test_twice[a:12] - AssertionError: …
function ofTest(text: string): Found | undefined {
  const [, file, rest = ''] =
    /^([^\s:]+\.\w+::[^\s[\]]+(?:\[.*\])?)(?:\s+(?:-\s+(.*)|(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b.*))?$/.exec(
      text,
    ) ?? []
  return file && !/:\d+$/.test(file) ? { file, lines: noLines, rest: rest && ` ${rest}` } : undefined
}

// Frames of Node and Java: 'at retry (/srv/app.js:12:5)', 'com.example.Worker.run(Worker.java:12)'.
function ofFrame(text: string): Found | undefined {
  const [, inner] = /^[^()]*\(((?:file:\/\/)?[^()]*[^()\d\s][^()]*:\d{1,7}(?::\d{1,7})?)\)$/.exec(text) ?? []
  return inner ? positionIn(inner) : undefined
}

const aName = '(?:"([^"]+)"|\'([^\']+)\'|`([^`]+)`|(\\S*[./\\\\]\\S*?|[\\w.-]+))'
const lineWord = `(?:on\\s+|at\\s+)?(?:lines?|ln\\.?)\\s*:?\\s*${N}(?:\\s*(?:-|–|to)\\s*${N})?`
const columnWord = `(?:[\\s,]*(?:col(?:umn)?\\.?|char(?:acter)?s?)\\s*:?\\s*${N})?`
const nameThenLine = new RegExp(
  `^(?:File\\s+)?${aName}\\s*[,:]?\\s*${lineWord}${columnWord}(?![\\w.])(.*)$`,
  'i',
)
const nameThenL = new RegExp(`^${aName}[\\s:,]+L${N}(?:\\s*[-–]\\s*L?${N})?(?:C${N})?(?!\\w)(.*)$`)
const lineThenName = new RegExp(`^${lineWord}\\s+(?:of|in)\\s+${aName}$`, 'i')
const plusLine = new RegExp(`^\\+${N}(?::${N})?\\s+(\\S.*)$`)
const linePlus = new RegExp(`^(\\S*[./\\\\]\\S*)\\s+\\+${N}$`)
// Vim's list: 'src/app.py|88 col 14 error| undefined name'.
const quickfix = new RegExp(`^([^|]+)\\|${N}(?:-${N})?(?:\\s+col\\s+${N}(?:-\\d+)?)?(?:\\s+\\w+)*\\|(.*)$`)

// Tracebacks, PHP, and people: 'File "x.py", line 12, in retry', 'x.php on line 12', 'lines 12 to 20 of x.py', 'x.py L12'.
function inWords(text: string): Found | undefined {
  const named = nameThenLine.exec(text) ?? nameThenL.exec(text)
  if (named) {
    const [, double, single, back, bare, line, last, column, rest = ''] = named
    return foundAt(
      double ?? single ?? back ?? bare,
      linesFrom(line, column, last),
      rest.replace(/^,? in [^\s:]+/, ''),
    )
  }
  const [, line, last, ...names] = lineThenName.exec(text) ?? []
  if (line) return foundAt(names.find(Boolean), linesFrom(line, undefined, last), '')
  const [, listed, first, until, col, said = ''] = quickfix.exec(text) ?? []
  if (first) return foundAt(listed, linesFrom(first, col, until), said)
  const [, before, after] = linePlus.exec(text) ?? []
  if (after) return foundAt(before, linesFrom(after), '')
  const [, plus, column, file] = plusLine.exec(text) ?? []
  return foundAt(file, linesFrom(plus, column), '')
}

const bracketed = new RegExp(
  `^(.*?\\S)\\s*:?\\s*[([]${N}(?:\\s*-\\s*${N}|\\s*[,:]\\s*${N}(?:\\s*,\\s*${N}\\s*,\\s*\\d+|\\s*-\\s*\\d+)?)?[)\\]]` +
    `(?:-\\(${N}(?:,\\d+)?\\))?(?=$|[:\\s]|[\\w<>]+\\()(.*)$`,
)

// MSBuild, TypeScript, pdb: 'Worker.cs(12,5): error CS1002', '> /srv/app.py(12)retry()'.
function inBrackets(text: string): Found | undefined {
  const [, file = '', line, last, column, end, far, rest = ''] = bracketed.exec(text) ?? []
  if (/\s/.test(file) && !/[./\\]/.test(file)) return undefined
  return foundAt(file, linesFrom(line, column, last ?? end ?? far), rest.replace(/^[\w<>]+\(\)/, ''))
}

function inFragment(text: string): Found | undefined {
  const [, file = '', fragment = '', rest = ''] =
    /^([^#]+)#([\w=,-]+(?::\d+)?)((?:[:\s].*)?)$/.exec(text) ?? []
  // 'issue #12' is no place.
  if (/^\d+$/.test(fragment) && !/[./\\]/.test(file)) return undefined
  return foundAt(file, linesInFragment(fragment), rest)
}

const colon = new RegExp(`^(.*?\\S)\\s*:\\s*${N}(?!\\w)(.*)$`)
const tails = [
  // mypy with ends: 12:5:14:8
  new RegExp(`^:${N}:${N}:${N}(?=$|:)()(.*)$`),
  // 12:5-14:8 and 12.5-14.8
  new RegExp(`^[:.]${N}\\s*[-–]\\s*${N}[:.]${N}(?![\\w-])()(.*)$`),
  // 12:5, 12.5, and columns 5 to 9
  new RegExp(`^[:.]${N}(?:\\s*[-–]\\s*\\d{1,7})?(?![\\w-])()()()(.*)$`),
  // 12-20
  new RegExp(`^()\\s*[-–]\\s*${N}(?![\\w-])()()(.*)$`),
]

// ruff, mypy, flake8, gcc, grep, editors: 'src/app.py:88:14: E501 Line too long'.
function afterColon(text: string): Found | undefined {
  const [, file, line, tail = ''] = colon.exec(text) ?? []
  for (const each of tails) {
    const [whole, column, last, , , rest = ''] = each.exec(tail) ?? []
    const lines = whole === undefined ? undefined : linesFrom(line, column || undefined, last || undefined)
    if (lines) return foundAt(file, lines, rest)
  }
  return foundAt(file, linesFrom(line), tail)
}

const foundAt = (file: string | undefined, lines: Lines | undefined, rest: string): Found | undefined =>
  file && lines ? { file, lines, rest } : undefined

// The function, which tracebacks of Ruby and pytest name, and an offset in Go's.
const frameEnd = /^:?\s*(?:in [`'"]?[\w<>.#:]+['"]?|\+0x[0-9a-f]+)$/

// Tools put one space before what they say; a search prints the line right after the colon, with its indentation.
function restIn(rest: string): { message: string; code: string } {
  if (frameEnd.test(rest)) return { message: '', code: '' }
  const isCode = /^:(?:\S|\s{2,}\S)/.test(rest)
  if (isCode) return { message: '', code: rest.slice(1).trimEnd() }
  return { message: rest.replace(/^[\s:,;.)\]│|–-]+/, '').trim(), code: '' }
}

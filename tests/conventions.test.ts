import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'vitest'
import { expectNone, sourcesIn, textsIn } from './support/sources.ts'

// How files are named and what they contain. Each rule says what to do if it's broken.

const sources = sourcesIn('app', 'lib', 'db', 'server', 'bin', 'bench', 'tests')

test('pages in (main) ask for their context, and actions are made by formAction', () => {
  const pages = sourcesIn('app/(main)').filter(({ file }) => file.endsWith('/page.tsx'))
  expectNone(
    pages.filter(({ code }) => !/\brequireContext\(/.test(code)).map(({ file }) => file),
    'Call requireContext() in the page: layouts protect nothing.',
  )
  const offences: string[] = []
  for (const { file, code } of sourcesIn('app')) {
    if (!/['"]use server['"]/.test(code)) continue
    if (path.posix.basename(file) !== 'actions.ts')
      offences.push(`${file}: "use server" outside an actions.ts`)
    for (const [line] of code.matchAll(/^export\b.*$/gm)) {
      if (!/^export const \w+(: [\w<>]+)? = (formAction|fileAction|visitorAction|pageAction)\(/.test(line))
        offences.push(`${file}: ${line}`)
    }
  }
  expectNone(
    offences,
    'Export actions from actions.ts alone, each as: export const approve = formAction(schema, work)',
  )
})

test('a file is read in one go', () => {
  expectNone(
    sources
      .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250)
      .map(({ file, lines }) => `${file} has ${lines} lines`),
    'Split by meaning; files stay near 150 lines.',
  )
})

test('names say what a file holds', () => {
  const vague = /\/(utils?|helpers?|common|misc|shared|manager|index)\.(ts|tsx)$/i
  expectNone(
    [
      ...sources.filter(({ file }) => vague.test(file)).map(({ file }) => file),
      ...sourcesIn('app', 'lib', 'bin')
        .filter(({ code }) => /^export \* from/m.test(code))
        .map(({ file }) => `${file} passes on another file’s exports`),
    ],
    'Name the file after what it holds, and import from where a thing is made.',
  )
})

test('a domain’s files have the names of the vocabulary, and no prefix', () => {
  const named = /^lib\/(?!core\/|text\/).*\/(access|input|rules|scope|reads|writes|history)\.ts$/
  const apart = new Set([
    'lib/roadmaps/content.ts',
    'lib/roadmaps/definition.ts',
    'lib/sessions/documents.ts',
    'lib/sign-ins/passwords/hash.ts',
  ])
  expectNone(
    sourcesIn('lib')
      .filter(({ file }) => !/^lib\/(core|text)\//.test(file) && !named.test(file) && !apart.has(file))
      .map(({ file }) => file),
    'A part of its own is a folder with the same names inside: lib/goals/comments/writes.ts.',
  )
})

test('lib has no clock and no randomness of its own', () => {
  const taken =
    /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\brandom(Bytes|UUID\w*|Int)\(|\bperformance\.now\(/
  expectNone(
    sourcesIn('lib')
      .filter(({ file, code }) => file !== 'lib/core/ids.ts' && taken.test(code))
      .map(({ file }) => file),
    'Take ctx.now, and ids from lib/core/ids.ts.',
  )
})

test('no test has a fixed day beside a clock that moves', () => {
  const clock = /\bDate\.now\(|\bnew Date\(\s*\)|\bTemporal\.Now\b/
  const day = /\b20\d\d-[01]\d|\bnew Date\(\d|\bDate\.UTC\(/
  // These are about the clock itself, or their dates are no days of a record.
  const apart = [
    'tests/data/demo.test.ts',
    'tests/support/another-day.mjs',
    'tests/support/context.ts',
    'tests/access/hostile-values.ts',
    'tests/rules/another-day.test.ts',
    'tests/screenshots.ts',
    'tests/test-command.test.ts',
  ]
  expectNone(
    sourcesIn('tests').flatMap(({ file, code }) => {
      if (apart.includes(file)) return []
      if (/^tests\/(rules|data)\//.test(file)) return clock.test(code) ? [`${file} reads the clock`] : []
      return day.test(code) ? [`${file} names a day`] : []
    }),
    'Rules and data take testNow; what runs against a server takes days from its own clock: dayFrom(now, 13).',
  )
})

test('properties draw the same cases on every run, and as many more as npm run test:deep asks for', () => {
  const apart = ['tests/support/properties.ts', 'tests/conventions.test.ts']
  expectNone(
    sourcesIn('tests')
      .filter(({ file, code }) => code.includes("from 'fast-check'") && !apart.includes(file))
      .flatMap(({ file, code }) => [
        ...(/^tests\/(rules|data)\//.test(file) ? [] : [`${file} is no test of rules or data`]),
        ...(code.match(/\b(numRuns: (?!cases\()|(seed|path)\b[,:]|configureGlobal|fc\.sample)/g) ?? []).map(
          (found) => `${file}: ${found}`,
        ),
      ]),
    'Write numRuns: cases(60), and let tests/support/properties.ts say which are drawn. What one finds is an example beside it.',
  )
})

test('nothing stands where Next would take it for something we decided against', () => {
  const root = path.resolve(import.meta.dirname, '..')
  expectNone(
    [
      ...['proxy.ts', 'middleware.ts', 'app/proxy.ts'].filter((file) => existsSync(path.join(root, file))),
      ...sourcesIn('app')
        .filter(({ file }) => /\/(loading|template)\.tsx$/.test(file))
        .map(({ file }) => file),
      ...sourcesIn('app')
        .filter(({ code }) => /<Suspense\b/.test(code))
        .map(({ file }) => `${file} uses Suspense`),
    ],
    'Without JavaScript these leave a page at "Loading" for ever: await in the page. The front does what a proxy.ts would.',
  )
})

test('apostrophes that people read are curly, everywhere', () => {
  // A comment that follows a quote in a regular expression isn’t known as one.
  const straight = /^(?!\s*(\/\/|\/?\*)).*\p{L}'\p{L}/u
  const texts = [...sourcesIn('app', 'lib', 'server', 'bin'), ...textsIn('db/roadmaps', 'bin/demo')]
  expectNone(
    texts.flatMap(({ file, code }) =>
      code.split('\n').flatMap((line) => (straight.test(line) ? [`${file}: ${line.trim()}`] : [])),
    ),
    'Write ’ for an apostrophe.',
  )
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, test } from 'vitest'
import { listen } from './support/server.ts'

// `npm test` runs stand-ins here, in a copy of the project with nothing else in it.

const root = path.resolve(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const programs = {
  next: 'next/dist/bin/next',
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
}
type Does = Record<string, { report?: unknown; status?: number; hangs?: boolean }>

const ran = (numPassedTests: number, numFailedTests = 0) => ({
  report: { numPassedTests, numFailedTests },
  status: numFailedTests ? 1 : 0,
})
const browsed = (expected: number, unexpected = 0, flaky = 0) => ({
  report: { stats: { expected, unexpected, flaky } },
  status: unexpected ? 1 : 0,
})
const well: Does = {
  'vitest rules': ran(20),
  'vitest data-postgresql': ran(6),
  'vitest texts': ran(3),
  'vitest races-sqlite': ran(1),
  'vitest pages': ran(30),
  'playwright test': browsed(10),
}

let copies = 0
function copy(): string {
  const at = path.join(folder, String(++copies))
  for (const part of ['bin', '.ci', 'tests/support/another-day.mjs', 'tests/rules', 'tests/data'])
    cpSync(path.join(root, part), path.join(at, part), { recursive: true })
  writeFileSync(path.join(at, 'package.json'), '{"type":"module","scripts":{"test":"node bin/test.mjs"}}')
  writeFileSync(path.join(at, 'package-lock.json'), '{"packages":{}}')
  const helper = path.join(root, 'tests/support/stand-in-program.mjs')
  for (const [name, place] of Object.entries(programs)) {
    const file = path.join(at, 'node_modules', place)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, `import { standIn } from ${JSON.stringify(helper)}\nstandIn('${name}')\n`)
  }
  writeFileSync(path.join(at, 'node_modules/.package-lock.json'), '{"packages":{}}')
  mkdirSync(path.join(at, 'node_modules/node/bin'), { recursive: true })
  symlinkSync(process.execPath, path.join(at, 'node_modules/node/bin/node'))
  const programsOfTheSystem = path.join(at, 'node_modules/.bin')
  mkdirSync(programsOfTheSystem)
  for (const name of ['chromium', 'initdb', 'postgres']) {
    writeFileSync(path.join(programsOfTheSystem, name), '#!/bin/sh\necho Chromium 1.0\n')
    chmodSync(path.join(programsOfTheSystem, name), 0o755)
  }
  writeFileSync(path.join(at, 'begun.txt'), '')
  return at
}

function begin(at: string, does: Does, command = process.execPath, args = ['bin/test.mjs'], CAIRN_SEED = '') {
  const PATH = [path.join(at, 'node_modules/.bin'), path.dirname(process.execPath), process.env.PATH].join(
    path.delimiter,
  )
  const env = { ...process.env, PATH, STAND_INS: JSON.stringify(does), NODE_OPTIONS: '', CAIRN_SEED }
  const child = spawn(command, args, { cwd: at, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const { printed } = listen(child)
  let told = ''
  child.stdout.on('data', (chunk) => {
    told += chunk
  })
  const ended = once(child, 'close').then(([status]) => ({
    status,
    printed: printed(),
    last: told.trimEnd().split('\n').at(-1),
    begun: readFileSync(path.join(at, 'begun.txt'), 'utf8').trim().split('\n'),
  }))
  return { child, ended }
}

const everything = [
  'next typegen',
  'tsc --noEmit',
  'biome check',
  'knip',
  'next build',
  'vitest rules on 2028-02-29',
  'vitest rules on 2027-03-28',
  'vitest data-postgresql',
  'vitest races-sqlite',
  'vitest texts',
  'vitest pages',
  'playwright test',
].sort()

describe.concurrent('npm test', () => {
  test('runs every check and every runner, and closes with their sum; the build is not made twice', async () => {
    const at = copy()
    const first = await begin(at, well, path.join(at, '.ci/run'), []).ended
    expect([first.status, first.last]).toEqual([0, '94 passed, 0 failed'])
    expect(first.begun.sort()).toEqual(everything)
    const second = await begin(at, well).ended
    expect([second.status, second.last]).toEqual([0, '94 passed, 0 failed'])
    expect(second.begun.filter((name) => name === 'next build')).toHaveLength(1)
  })

  test.each<[what: string, does: Does, last: string]>([
    ['code is dead', { knip: { status: 1 } }, '93 passed, 1 failed'],
    [
      'types are wrong, routes have none, and the lint finds something',
      { 'tsc --noEmit': { status: 2 }, 'next typegen': { status: 1 }, 'biome check': { status: 1 } },
      '91 passed, 3 failed',
    ],
    [
      'tests fail, on both days too, and the browser’s',
      { 'vitest data-postgresql': ran(4, 2), 'vitest rules': ran(19, 1), 'playwright test': browsed(7, 3) },
      '87 passed, 7 failed',
    ],
    [
      'a browser’s test passes at the second try',
      { 'playwright test': browsed(9, 0, 1) },
      '93 passed, 1 failed',
    ],
    [
      'a runner crashes without a report, another ends without one, and one fails and names no test',
      {
        'vitest data-postgresql': { status: 134 },
        'playwright test': {},
        'vitest pages': { ...ran(30), status: 1 },
      },
      '78 passed, 3 failed',
    ],
    [
      'a runner finds no test, nor does the browser’s',
      { 'vitest pages': ran(0), 'playwright test': browsed(0) },
      '54 passed, 2 failed',
    ],
  ])('fails where %s', async (_, does, last) => {
    const ended = await begin(copy(), { ...well, ...does }).ended
    expect([ended.status, ended.last]).toEqual([1, last])
    expect(ended.begun.sort()).toEqual(everything)
    for (const [name, { status }] of Object.entries(does))
      if (status) expect(ended.printed).toContain(`${name} says something`)
  })

  test('fails where the pages can’t be built, and tests none', async () => {
    const ended = await begin(copy(), { ...well, 'next build': { status: 1 } }).ended
    expect([ended.status, ended.last]).toEqual([1, expect.stringMatching(/^\d+ passed, [1-9]\d* failed$/)])
    expect(ended.printed).toContain('next build says something')
    expect(ended.begun).not.toContain('vitest pages')
  })

  test('ends when asked to, with what runs, and begins nothing more', async () => {
    const at = copy()
    const { child, ended } = begin(at, { ...well, 'vitest pages': { hangs: true } })
    const begun = () => readFileSync(path.join(at, 'begun.txt'), 'utf8')
    const changes = watch(path.join(at, 'begun.txt'))
    while (!begun().includes('vitest pages')) await once(changes, 'change')
    changes.close()
    child.kill('SIGTERM')
    const { status, begun: names } = await ended
    expect(status).toBe(1)
    expect(names).not.toContain('playwright test')
  })
})

describe.concurrent('npm run test:days', () => {
  const run = (does: Does, ...moments: string[]) =>
    begin(copy(), does, process.execPath, ['bin/test-days.mjs', ...moments]).ended

  test('tries every odd day with the clock moved, rules and data first, then demo and pages', async () => {
    const { status, last, begun } = await run(well)
    expect([status, last]).toEqual([0, '500 passed, 0 failed'])
    expect(begun[0]).toBe('next build')
    const tried = begun.slice(1)
    const days = tried.filter((name) => name.startsWith('vitest rules on ')).map((name) => name.slice(-10))
    expect(days).toEqual(expect.arrayContaining(['2026-12-31', '2027-02-28', '2027-05-31', '2028-02-29']))
    expect(tried).toEqual(days.flatMap((day) => [`vitest rules on ${day}`, `vitest pages on ${day}`]))
  })

  test('goes on after a day on which something failed, and fails', async () => {
    const { status, last, begun } = await run({ ...well, 'vitest rules': ran(19, 1) }, '2029-07-01T12:00Z')
    expect([status, last]).toEqual([1, '49 passed, 1 failed'])
    expect(begun.slice(1)).toEqual(['vitest rules on 2029-07-01', 'vitest pages on 2029-07-01'])
  })

  test('says what is no moment', async () => {
    const { status, printed, begun } = await run(well, 'yesterday')
    expect(status).toBe(1)
    expect(printed).toContain('Write a moment as 2027-05-31T18:12Z, not as "yesterday".')
    expect(begun).toEqual(['next build'])
  })
})

test('npm run test:deep prints its seed, another one each time, unless it is told which', async () => {
  const seedOf = async (given?: string) => {
    const at = copy()
    const { printed, last, begun } = await begin(at, well, process.execPath, ['bin/test-deep.mjs'], given)
      .ended
    expect([last, begun]).toEqual(['20 passed, 0 failed', ['vitest rules']])
    return /^Seed (\d+)\./m.exec(printed)?.[1]
  }
  const seeds = await Promise.all([seedOf(), seedOf(), seedOf('12345')])
  expect(new Set(seeds).size).toBe(3)
  expect(seeds[2]).toBe('12345')
})

test('what the commands import from each other is there', () => {
  const files = readdirSync(path.join(root, 'bin'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => path.join(root, 'bin', name))
  const imports = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import \{([^}]+)\} from '(\.[^']+\.mjs)'$/gm)].flatMap(
      ([, names = '', from = '']) =>
        names.split(',').map((name) => [name.trim().split(' ')[0], path.resolve(file, '..', from)] as const),
    ),
  )
  expect(imports.length).toBeGreaterThan(20)
  const missing = imports.filter(
    ([name, file]) =>
      name &&
      !new RegExp(`^export (async )?(function|const|class) ${name}\\b`, 'm').test(readFileSync(file, 'utf8')),
  )
  expect(missing).toEqual([])
})

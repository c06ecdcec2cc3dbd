import { once } from 'node:events'
import { readdirSync, readFileSync, watch } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { describe, expect, test } from 'vitest'
import { begin, browsed, copy, type Does, ran, root } from './support/stand-ins.ts'

const well: Does = {
  'vitest rules': ran(20),
  'vitest data-postgresql': ran(6),
  'vitest texts': ran(3),
  'vitest races-sqlite': ran(1),
  'vitest pages': ran(30),
  'vitest data-sqlite': ran(2),
  'vitest commands': ran(4),
  'vitest faults': ran(5),
  'playwright short crawls': browsed(10),
  'playwright crawls': browsed(10),
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
  'playwright short crawls',
].sort()
// A build that's there isn't made again.
const more = ['vitest data-sqlite', 'vitest commands', 'vitest faults', 'playwright crawls']

describe.concurrent('npm test', () => {
  test('runs every check and every runner, as does CI, and closes with their sum; the build is not made twice', async () => {
    const at = copy()
    const first = await begin(at, well, path.join(at, '.ci/run'), []).ended
    // CI runs both commands, and the second closes with a sum of its own.
    expect([first.status, first.last]).toEqual([0, '21 passed, 0 failed'])
    expect(first.printed).toContain('94 passed, 0 failed')
    expect(first.begun.sort()).toEqual([...everything, ...more].sort())
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
      {
        'vitest data-postgresql': ran(4, 2),
        'vitest rules': ran(19, 1),
        'playwright short crawls': browsed(7, 3),
      },
      '87 passed, 7 failed',
    ],
    [
      'a browser’s test passes at the second try',
      { 'playwright short crawls': browsed(9, 0, 1) },
      '93 passed, 1 failed',
    ],
    [
      'a runner crashes without a report, another ends without one, and one fails and names no test',
      {
        'vitest data-postgresql': { status: 134 },
        'playwright short crawls': {},
        'vitest pages': { ...ran(30), status: 1 },
      },
      '78 passed, 3 failed',
    ],
    [
      'a runner finds no test, nor does the browser’s',
      { 'vitest pages': ran(0), 'playwright short crawls': browsed(0) },
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
    expect(names).not.toContain('playwright short crawls')
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

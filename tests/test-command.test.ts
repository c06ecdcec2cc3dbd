import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
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
import { listen } from './helpers/server.ts'

// What `npm test` makes of its runners: here it runs stand-ins, in a copy of the project that has nothing else.

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
const well: Does = { 'vitest rules': ran(50), 'vitest pages': ran(30), 'playwright test': browsed(10) }

let copies = 0
function copy(): string {
  const at = path.join(folder, String(++copies))
  for (const part of ['bin/test.mjs', 'bin/set-up', '.ci'])
    cpSync(path.join(root, part), path.join(at, part), { recursive: true })
  writeFileSync(path.join(at, 'package.json'), '{"type":"module","scripts":{"test":"node bin/test.mjs"}}')
  writeFileSync(path.join(at, 'package-lock.json'), '{"packages":{}}')
  const helper = path.join(root, 'tests/helpers/stand-in-program.mjs')
  for (const [name, place] of Object.entries(programs)) {
    const file = path.join(at, 'node_modules', place)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, `import { standIn } from ${JSON.stringify(helper)}\nstandIn('${name}')\n`)
  }
  writeFileSync(path.join(at, 'node_modules/.package-lock.json'), '{"packages":{}}')
  mkdirSync(path.join(at, 'node_modules/node/bin'), { recursive: true })
  symlinkSync(process.execPath, path.join(at, 'node_modules/node/bin/node'))
  const chromium = path.join(at, 'node_modules/.bin/chromium')
  mkdirSync(path.dirname(chromium))
  writeFileSync(chromium, '#!/bin/sh\necho Chromium 1.0\n')
  chmodSync(chromium, 0o755)
  writeFileSync(path.join(at, 'begun.txt'), '')
  return at
}

function begin(at: string, does: Does, command = process.execPath, args = ['bin/test.mjs']) {
  const PATH = [path.join(at, 'node_modules/.bin'), path.dirname(process.execPath), process.env.PATH].join(
    path.delimiter,
  )
  const env = { ...process.env, PATH, STAND_INS: JSON.stringify(does), NODE_OPTIONS: '' }
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
  'vitest rules',
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
    ['types are wrong', { 'tsc --noEmit': { status: 2 } }, '93 passed, 1 failed'],
    ['routes have no types', { 'next typegen': { status: 1 } }, '93 passed, 1 failed'],
    ['the lint finds something', { 'biome check': { status: 1 } }, '93 passed, 1 failed'],
    ['code is dead', { knip: { status: 1 } }, '93 passed, 1 failed'],
    ['tests fail', { 'vitest rules': ran(48, 2) }, '92 passed, 2 failed'],
    ['the browser’s tests fail', { 'playwright test': browsed(7, 3) }, '91 passed, 3 failed'],
    [
      'a browser’s test passes at the second try',
      { 'playwright test': browsed(9, 0, 1) },
      '93 passed, 1 failed',
    ],
    ['a runner crashes without a report', { 'vitest rules': { status: 134 } }, '44 passed, 1 failed'],
    ['a runner ends without a report', { 'playwright test': {} }, '84 passed, 1 failed'],
    [
      'a runner fails and names no test',
      { 'vitest pages': { ...ran(30), status: 1 } },
      '94 passed, 1 failed',
    ],
    ['a runner finds no test', { 'vitest pages': ran(0) }, '64 passed, 1 failed'],
    ['the browser’s runner finds no test', { 'playwright test': browsed(0) }, '84 passed, 1 failed'],
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

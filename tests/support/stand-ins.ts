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
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll } from 'vitest'
import { listen } from './server.ts'

// `npm test` runs stand-ins here, in a copy of the project with nothing else in it.

export const root = path.resolve(import.meta.dirname, '../..')
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
export type Does = Record<string, { report?: unknown; status?: number; hangs?: boolean }>

export const ran = (numPassedTests: number, numFailedTests = 0) => ({
  report: { numPassedTests, numFailedTests },
  status: numFailedTests ? 1 : 0,
})
export const browsed = (expected: number, unexpected = 0, flaky = 0) => ({
  report: { stats: { expected, unexpected, flaky } },
  status: unexpected ? 1 : 0,
})
let copies = 0
/** A copy of the project's commands, with programs that only do what `begin` is told. */
export function copy(): string {
  const at = path.join(folder, String(++copies))
  for (const part of ['bin', '.ci', 'tests/support/another-day.mjs', 'tests/rules', 'tests/data'])
    cpSync(path.join(root, part), path.join(at, part), { recursive: true })
  writeFileSync(
    path.join(at, 'package.json'),
    JSON.stringify({
      type: 'module',
      scripts: { test: 'node bin/test.mjs', 'test:more': 'node bin/test-more.mjs' },
    }),
  )
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

/** Runs a command of the copy. `printed` is all of it, `last` its last line, `begun` the programs that it ran. */
export function begin(
  at: string,
  does: Does,
  command = process.execPath,
  args = ['bin/test.mjs'],
  CAIRN_SEED = '',
) {
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

// Measures every page on a large record and prints a table: npm run bench. Sets up what is missing first; plain
// JavaScript that needs no package, for any Node from 20 on.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from './set-up/build.mjs'
import { install, ownNode } from './set-up/install.mjs'
import { StepFailed } from './set-up/progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
try {
  await install(root)
  await buildBench()
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error)
  process.exit(1)
}

const child = spawn(ownNode(root), [join(root, 'bin/bench/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
})
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

// Next writes the folder of its build into these two, for the type check, which is to go on with the usual build's.
async function buildBench() {
  const files = ['next-env.d.ts', 'tsconfig.json'].map((name) => join(root, name))
  const before = files.map((file) => (existsSync(file) ? readFileSync(file) : undefined))
  try {
    const variant = { folder: '.next-bench', stamp: '.cairn/bench-build.json', env: { CAIRN_BENCH: '1' } }
    await build(root, variant)
  } finally {
    for (const [index, file] of files.entries()) {
      const text = before[index]
      if (text) writeFileSync(file, text)
      else rmSync(file, { force: true })
    }
  }
}

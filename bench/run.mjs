// npm run bench: sets up what is missing, then measures. Needs no package, so it runs with any Node from 20 on.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from '../bin/set-up/build.mjs'
import { install, ownNode } from '../bin/set-up/install.mjs'
import { StepFailed } from '../bin/set-up/progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
try {
  await install(root)
  await build(root)
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error)
  process.exit(1)
}

const program = process.argv.includes('--peers') ? 'bench/peers/main.ts' : 'bench/main.ts'
const child = spawn(ownNode(root), [join(root, program), ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

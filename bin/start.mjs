// node bin/start.mjs [start | demo | dev]: needs no package, so a fresh clone can start on any Node from 20 on.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from './set-up/build.mjs'
import { install, ownNode } from './set-up/install.mjs'
import { StepFailed } from './set-up/progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const serve = join(root, 'bin/serve.mjs')
const way = process.argv[2] ?? 'start'

if (!['start', 'demo', 'dev'].includes(way)) {
  console.error(`Cairn starts as "start", "demo" or "dev", not as "${way}".`)
  process.exit(1)
}

process.chdir(root)
try {
  await install(root)
  if (way !== 'dev') await build(root)
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error)
  process.exit(1)
}

const own = ownNode(root)
if (existsSync(own) && Number.parseInt(process.versions.node, 10) < 24) {
  // This Node can install and build, but not serve.
  const child = spawn(own, [...process.execArgv, serve, way], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
} else {
  process.argv[2] = way
  await import('./serve.mjs')
}

// npm run cairn -- backup: JavaScript, so that a Node that is too old gets this far and says so.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ownNode } from './set-up/install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const own = ownNode(root)
// npm runs its scripts at the root; paths that someone types are meant from where they are.
const isNpms = ['cairn', 'reset-link'].includes(process.env.npm_lifecycle_event ?? '')
const caller = isNpms ? process.env.INIT_CWD : undefined
const folder = process.env.CAIRN_CALLED_FROM || caller || process.cwd()
process.chdir(root)

if (!existsSync(join(root, 'node_modules/better-sqlite3'))) {
  console.error('Cairn isn’t installed yet. Run "npm start" once; it installs what it needs.')
  process.exit(1)
}
if (Number.parseInt(process.versions.node, 10) >= 24) {
  // Only this account may read the database and its copies.
  process.umask(0o077)
  // As `bin/serve.mjs`: what Node has compiled is kept.
  module.enableCompileCache(join(root, '.cairn/compiled'))
  await import('./quick-loading.mjs')
  const { runCommand } = await import('./commands/run.ts')
  process.exitCode = await runCommand(process.argv.slice(2), folder)
} else if (existsSync(own)) {
  const env = { ...process.env, CAIRN_CALLED_FROM: folder }
  const child = spawn(own, ['bin/cairn.mjs', ...process.argv.slice(2)], { stdio: 'inherit', env })
  // The command says itself how it ended; a terminal's Ctrl+C reaches both.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code) => process.exit(code ?? 1))
} else {
  console.error(`Cairn’s commands need Node 24 or newer, and this is Node ${process.versions.node}.`)
  process.exit(1)
}

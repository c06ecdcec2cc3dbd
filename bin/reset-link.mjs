// npm run reset-link -- someone@example.org
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ownNode } from './set-up/install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const own = ownNode(root)
process.chdir(root)
// better-sqlite3 would crash without a word on a Node that is too old.
if (existsSync(own) && Number.parseInt(process.versions.node, 10) < 24) {
  const child = spawn(own, ['bin/reset-link.mjs', ...process.argv.slice(2)], { stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
} else await import('./reset-link.ts')

// JavaScript, so that a Node that is too old gets this far and says so. better-sqlite3 would crash without a word.
import module from 'node:module'
import { join } from 'node:path'
import process from 'node:process'

if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(
    `Cairn needs Node 24 or newer to run, and this is Node ${process.versions.node}. Start it with "npm start", which brings its own.`,
  )
  process.exit(1)
}

// Only this account may read the database, its copies and the secret.
process.umask(0o077)
// Node keeps what it compiled of each module, so later starts take a fifth less processor time.
module.enableCompileCache(join(import.meta.dirname, '../.cairn/compiled'))
await import('./quick-loading.mjs')
// Before anything else of `db/` is loaded, which names the tables by it.
if (process.argv[2] === 'demo' && process.env.CAIRN_DATABASE) {
  const { demoAddress } = await import('../db/server.ts')
  process.env.CAIRN_DATABASE = demoAddress(process.env.CAIRN_DATABASE)
}
await import('./serve.ts')

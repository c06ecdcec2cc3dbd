import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'

/** A running Cairn of a test's own. */
export interface TestServer {
  /** What browsers have before the first slash. */
  origin: string
  /** Where it listens: the same, unless CAIRN_ORIGIN names an outer address. */
  address: string
  /** Its database file. */
  data: string
  /** All that it printed so far. */
  printed(): string
  /** Ends it and removes its files; answers its exit status. */
  stop(): Promise<number | null>
}

/**
 * Starts the real server, on a free port and with a database of its own: empty, or a copy of the file `database`.
 * Needs a build. Rejects with what the server printed when it doesn't come up.
 */
export async function startServer(
  options: { database?: string; env?: Record<string, string> } = {},
): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
  const data = path.join(folder, 'cairn.db')
  if (options.database) copyFileSync(options.database, data)
  const port = String(await freePort())
  const root = path.resolve(import.meta.dirname, '../..')
  const child = spawn(path.join(root, 'node_modules/node/bin/node'), ['bin/serve.mjs', 'start'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', PORT: port, CAIRN_DATA: data, CAIRN_ORIGIN: '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed += chunk
  })
  await ready(child, () => printed)
  return {
    origin: options.env?.CAIRN_ORIGIN ?? `http://localhost:${port}`,
    address: `http://localhost:${port}`,
    data,
    printed: () => printed,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
      return child.exitCode
    },
  }
}

function ready(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (printed().includes('Cairn is ready at')) resolve()
    }
    child.stdout?.on('data', look)
    child.once('exit', (code) => reject(new Error(`The server ended with status ${code}:\n${printed()}`)))
  })
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}

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
  /** Waits until it has printed a line with this in it, and answers the line. */
  lineWith(text: string): Promise<string>
  /** Ends it and removes its files; answers its exit status. */
  stop(): Promise<number | null>
}

type Options = { database?: string; env?: Record<string, string> }

/**
 * Starts the real server, on a free port and with a database of its own: empty, or a copy of the file `database`.
 * Needs a build. Rejects with what the server printed when it doesn't come up.
 */
export async function startServer(options: Options = {}): Promise<TestServer> {
  for (let left = 3; ; left--) {
    try {
      return await tryToStart(options)
    } catch (error) {
      // Another test may have been given the same port before this one took it.
      if (left === 0 || !String(error).includes('is taken by another program')) throw error
    }
  }
}

async function tryToStart(options: Options): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
  const data = path.join(folder, 'cairn.db')
  if (options.database) copyFileSync(options.database, data)
  const port = String(await freePort())
  const root = path.resolve(import.meta.dirname, '../..')
  const child = spawn(path.join(root, 'node_modules/node/bin/node'), ['bin/serve.mjs', 'start'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: port,
      CAIRN_DATA: data,
      CAIRN_ORIGIN: '',
      ...options.env,
      NODE_OPTIONS: `${movedClock()} ${options.env?.NODE_OPTIONS ?? ''}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { printed, lineWith } = listen(child)
  await lineWith('Cairn is ready at')
  return {
    origin: options.env?.CAIRN_ORIGIN ?? `http://localhost:${port}`,
    address: `http://localhost:${port}`,
    data,
    printed,
    lineWith,
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

// Where the test lives on another day (bin/set-up/another-day.mjs), the server does too.
function movedClock(): string {
  return process.env.CAIRN_CLOCK_SHIFT ? (process.env.NODE_OPTIONS ?? '') : ''
}

/** Keeps what a program prints: all of it so far, and lines as they come. */
export function listen(child: ChildProcess): Pick<TestServer, 'printed' | 'lineWith'> {
  let printed = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      printed += chunk
      for (const look of waiting) look()
    })
  const lineWith = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = printed.split('\n').find((each) => each.includes(text))
        if (line === undefined) return
        waiting.delete(look)
        resolve(line)
      }
      waiting.add(look)
      look()
      child.once('close', (code) => reject(new Error(`It ended with status ${code}:\n${printed}`)))
    })
  return { printed: () => printed, lineWith }
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

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'

export interface TestServer {
  /** The origin that browsers see. */
  origin: string
  /** Where it listens: the origin, unless CAIRN_ORIGIN names another. */
  address: string
  /** The path of the database file. */
  data: string
  printed(): string
  /**
   * Resolves to a printed line that contains the text, waiting for it if necessary. Rejects if the program ends
   * first.
   */
  lineWith(text: string): Promise<string>
  /** The first process, and the workers that it has started (`CAIRN_WORKERS`). */
  processes(): { first: number; workers: number[] }
  /** Resolves to its exit status. */
  ended(): Promise<number | null>
  /** Resolves when it and all that it has started are gone, whoever ended them. */
  allEnded(): Promise<void>
  /** Ends it at once, as a crash does. `start` starts it again, on the same data and port. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Ends it and removes its files; resolves to its exit status. */
  stop(): Promise<number | null>
}

type Options = {
  database?: string
  /** 'start', unless given. */
  way?: 'demo'
  env?: Record<string, string>
  /** Another project than this one. */
  root?: string
  /** A free one, unless given. */
  port?: string
}

/**
 * Starts the real server on a free port, with a database of its own: empty, or a copy of the file `database`. Needs a
 * build. Rejects with what the server printed if it doesn't start.
 */
export async function startServer(options: Options = {}): Promise<TestServer> {
  for (let left = 3; ; left--) {
    try {
      return await tryToStart(options)
    } catch (error) {
      // Another test may have taken the port meanwhile.
      if (left === 0 || !String(error).includes('is used by another program')) throw error
    }
  }
}

async function tryToStart(options: Options): Promise<TestServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-test-'))
  const data = path.join(folder, 'cairn.db')
  if (options.database) copyFileSync(options.database, data)
  const port = options.port ?? String(await freePort())
  const root = options.root ?? path.resolve(import.meta.dirname, '../..')
  const launch = () => {
    const child = spawn(
      path.join(root, 'node_modules/node/bin/node'),
      ['bin/serve.mjs', options.way ?? 'start'],
      {
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
      },
    )
    // All of them hold its output open.
    const closed = once(child, 'close').then(() => undefined)
    return { child, closed, ...listen(child) }
  }
  let running = launch()
  await running.lineWith('Cairn is ready at')
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return
    running.child.kill(signal)
    await once(running.child, 'exit')
  }
  return {
    origin: options.env?.CAIRN_ORIGIN ?? `http://localhost:${port}`,
    address: `http://localhost:${port}`,
    data,
    printed: () => running.printed(),
    lineWith: (text) => running.lineWith(text),
    processes: () => ({ first: running.child.pid ?? 0, workers: childrenOf(running.child.pid ?? 0) }),
    ended: async () => {
      const { child } = running
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child.exitCode
    },
    allEnded: () => running.closed,
    kill: () => end('SIGKILL'),
    start: async () => {
      running = launch()
      await running.lineWith('Cairn is ready at')
    },
    stop: async () => {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
      return running.child.exitCode
    },
  }
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean).map(Number)
}

// If the test runs on another day (`bin/set-up/another-day.mjs`), so does the server.
function movedClock(): string {
  return process.env.CAIRN_CLOCK_SHIFT ? (process.env.NODE_OPTIONS ?? '') : ''
}

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

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}

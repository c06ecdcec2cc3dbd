import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { demoPassword } from '#bin/demo/cast.ts'

const root = path.join(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
// As `npm start` runs it.
const flags: string[] = scripts.start.match(/--\S+/g)

export type BenchServer = {
  pid: number
  origin: string
  /** Returns the `cookie` header of a signed-in person. */
  signIn(email: string): Promise<string>
  /** Resident, in megabytes. */
  memory(): number
  /** Used so far, in milliseconds; NaN if the system doesn't tell. */
  processorTime(): number
  stop(): Promise<void>
}

/** The real server, on a free port of 127.0.0.1, writing to this database file. Rejects if it doesn't come up. */
export async function startBenchServer(data: string, env: Record<string, string> = {}): Promise<BenchServer> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [...flags, 'bin/serve.mjs', 'start'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      MALLOC_ARENA_MAX: '2',
      PORT: String(port),
      HOST: '127.0.0.1',
      CAIRN_ORIGIN: origin,
      CAIRN_DATA: data,
      CAIRN_SECRET: 'only-for-measuring-and-for-nothing-else',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await ready(child)
  const pid = String(child.pid)
  return {
    pid: Number(pid),
    origin,
    signIn: (email) => signIn(origin, email),
    memory: () => Number(execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' })) / 1024,
    processorTime: () => processorTime(pid),
    stop: async () => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const look = (chunk: Buffer) => {
      // The log goes on for as long as the server runs; only its beginning matters.
      if (printed.length < 100_000) printed += chunk
      if (printed.includes('Cairn is ready at')) resolve()
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('exit', (code) => reject(new Error(`The server ended with status ${code}:\n${printed}`)))
  })
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

export async function signIn(origin: string, email: string): Promise<string> {
  const page = await fetch(`${origin}/sign-in`)
  const [, csrfToken = ''] = /name="csrfToken" value="([^"]*)"/.exec(await page.text()) ?? []
  const given = page.headers.getSetCookie().map((line) => line.split(';', 1)[0])
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: given.join('; '), origin },
    body: new URLSearchParams({ email, password: demoPassword, csrfToken, callbackUrl: '/' }),
  })
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')
  const token = cookies.find((cookie) => cookie.includes('sign-in='))
  if (!token) throw new Error(`${email} was not signed in: ${answer.status}`)
  return token
}

// Linux counts hundredths of a second, in fields 14 and 15. They're counted after the name, which may contain spaces
// (proc_pid_stat(5)).
export function processorTime(pid: string): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

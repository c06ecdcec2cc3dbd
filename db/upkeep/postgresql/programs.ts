import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import type { Server } from '#db/server.ts'
import { assertGoingOn, UpkeepFailed } from '../files.ts'

/**
 * Runs one of PostgreSQL's own programs on the server, and hands over each line that it prints. Throws `UpkeepFailed` with
 * what it says if it fails or isn't there, and if `signal` says stop.
 */
export async function runProgram(
  name: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  { server, signal, onLine }: { server?: Server; signal?: AbortSignal; onLine?: (line: string) => void },
): Promise<void> {
  const program = findProgram(name)
  if (!program)
    throw new UpkeepFailed(
      `${name} isn’t on this machine. Install PostgreSQL’s client programs (Debian: apt install postgresql-client), no older than the server.`,
    )
  const { address, password } = server ? withoutPassword(server.url) : {}
  const child = spawn(program, [...args, ...(address ? ['--dbname', address] : [])], {
    // A password among the arguments could be read by every account of this machine.
    env: { ...process.env, LC_ALL: 'C', ...(password && { PGPASSWORD: password }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => child.kill('SIGTERM')
  signal?.addEventListener('abort', stop)
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(0, 100_000)
  })
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (onLine) for (const line of lines) onLine(line)
  })
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => signal?.removeEventListener('abort', stop))
  assertGoingOn(signal)
  if (status !== 0)
    throw new UpkeepFailed(`${name} failed: ${withoutDetails(name, said) || `status ${status}`}`)
}

/**
 * What the program said went wrong, without what follows from the server: DETAIL and CONTEXT, and values at the end of
 * a line, may be what people wrote.
 */
export function withoutDetails(name: string, said: string): string {
  const lines = said.split('\n')
  const detail = lines.findIndex((line) => /^(DETAIL|CONTEXT|STATEMENT|Command was):/.test(line))
  return lines
    .slice(0, detail === -1 ? lines.length : detail)
    .filter((line) => line.startsWith(`${name}: `) && !line.startsWith(`${name}: warning:`))
    .map((line) => line.replace(/: ".*$/, ''))
    .slice(-3)
    .join(' ')
}

/** Undefined if it isn't on this machine. Debian keeps one of each version: the newest knows all servers. */
export function findProgram(name: string): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).filter((each) => /^\d+$/.test(each)) : []
  const newest = versions.sort((one, other) => Number(other) - Number(one))
  const folders = [
    ...newest.map((each) => path.join(debian, each, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ]
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return folders.map((folder) => path.join(folder, file)).find((each) => existsSync(each))
}

function withoutPassword(address: string): { address: string; password: string } {
  const url = new URL(address)
  const password = decodeURIComponent(url.password)
  url.password = ''
  // Only the driver of the program itself knows it.
  url.searchParams.delete('uselibpqcompat')
  return { address: url.href, password }
}

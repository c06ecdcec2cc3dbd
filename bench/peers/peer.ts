import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { processorTime } from '../server.ts'

/** A program that is measured: its pages as someone who is signed in sees them. */
export type Peer = {
  name: string
  pid: number
  origin: string
  pages: { name: string; address: string; cookie: string; rows: number }[]
  stop: () => Promise<void>
}

/** What has to be installed before this peer can be measured, as a sentence. */
export class Missing extends Error {}

/** Starts a server that answers at `origin`, and resolves when it does. */
export async function start(
  command: string,
  args: string[],
  { origin, cwd, env }: { origin: string; cwd: string; env: Record<string, string> },
): Promise<{ pid: number; stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-4000)
  })
  const failed = once(child, 'error').then(([error]) => {
    throw error
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await Promise.race([failed, answering(origin, () => child.exitCode !== null && said)])
  failed.catch(() => undefined)
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function answering(origin: string, ended: () => string | false): Promise<void> {
  for (let tries = 0; ; tries++) {
    const said = ended()
    if (said !== false) throw new Error(`It ended:\n${said}`)
    try {
      await fetch(origin, { redirect: 'manual' })
      return
    } catch (error) {
      if (tries === 600) throw error
    }
    await setTimeout(100)
  }
}

/** Signs in through a form with a token against forgery. Resolves to the `cookie` header. */
export async function signInThroughForm(
  form: { address: string; token: RegExp; action: string },
  fields: (token: string) => Record<string, string>,
): Promise<string> {
  const page = await fetch(form.address)
  const [, token = ''] = form.token.exec(await page.text()) ?? []
  const answer = await fetch(form.action, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(page), origin: new URL(form.action).origin },
    body: new URLSearchParams(fields(token)),
  })
  if (answer.status !== 302) throw new Error(`${form.action} answered ${answer.status}, not with a redirect.`)
  return cookiesOf(answer) || cookiesOf(page)
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')

/** In milliseconds of processor time for one answer, over `requests` requests in sequence. */
export async function timeAnswers(
  peer: Peer,
  { address, cookie, name }: Peer['pages'][number],
  requests: number,
): Promise<{ milliseconds: number; bytes: number }> {
  const before = processorTime(String(peer.pid))
  let html = ''
  for (let request = 0; request < requests; request++) {
    const answer = await fetch(peer.origin + address, {
      redirect: 'manual',
      headers: { cookie, accept: 'text/html', 'accept-encoding': 'gzip' },
    })
    html = await answer.text()
    if (answer.status !== 200)
      throw new Error(`${peer.name}’s ${name} (${address}) answered ${answer.status}.`)
  }
  const milliseconds = (processorTime(String(peer.pid)) - before) / requests
  return { milliseconds, bytes: Buffer.byteLength(html) }
}

import cluster from 'node:cluster'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { closeDatabase } from '#db/client.ts'
import type { Configuration } from '#lib/core/configuration.ts'
import { endOnSignals } from './end.ts'
import type { Parts } from './exchange.ts'
import { createFront } from './front.ts'
import { listenInside } from './inside.ts'
import { makeLog } from './log.ts'
import { watchDatabase } from './watch.ts'

/** The message is written for the person who starts Cairn. */
export class CannotListen extends Error {}

/**
 * Takes the port before anything is changed, and answers there that Cairn is starting until `serve` is called. Throws
 * `CannotListen` if it can't listen on the address.
 */
export async function takePort(configuration: Configuration, dev: boolean): Promise<TakenPort> {
  const front = makeFront(configuration, dev)
  await front.listen()
  return { serve: front.serve }
}

/** For a worker that joins others on their port: it takes requests when it can answer them. */
export async function joinPort(configuration: Configuration): Promise<void> {
  const front = makeFront(configuration, false)
  await front.serve()
  await front.listen()
}

export interface TakenPort {
  /** Starts Next, and resolves when requests are answered. Ends the process on a signal (`endOnSignals`). */
  serve(): Promise<void>
}

function makeFront(
  configuration: Configuration,
  dev: boolean,
): { listen(): Promise<void>; serve(): Promise<void> } {
  const { port, host } = configuration
  let parts: Parts | undefined
  const make = () => createFront(dev, () => parts)
  const server = make()
  return {
    listen: async () => {
      server.listen(port, host)
      try {
        await once(server, 'listening')
      } catch (error) {
        throw whyNotListening(error as NodeJS.ErrnoException, port, host)
      }
    },
    serve: async () => {
      parts = await start(server, configuration, dev, await ownAddress(server, configuration, make))
    },
  }
}

/**
 * Where this very process answers: it knows which requests Next has sent itself. Workers share the port, so each has
 * another one too, on this machine alone.
 */
async function ownAddress(
  server: Server,
  { port, host }: Configuration,
  make: () => Server,
): Promise<string> {
  if (!cluster.isWorker) return `http://${nearest(host)}:${port}`
  const own = make().listen({ host: '127.0.0.1', port: 0, exclusive: true })
  await once(own, 'listening')
  server.once('close', () => own.close())
  return `http://127.0.0.1:${(own.address() as AddressInfo).port}`
}

async function start(
  server: Server,
  configuration: Configuration,
  dev: boolean,
  ownOrigin: string,
): Promise<Parts> {
  const { port, host, origin, secret } = configuration
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // next-auth takes its origin from here, and never from a request's headers.
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: secret,
    // Lets Node read `next.config.ts`. Otherwise Next loads its whole compiler for it, and keeps it in memory.
    __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: 'true',
    // After an action, Next fetches the page that it redirects to from here, so not through a proxy.
    __NEXT_PRIVATE_ORIGIN: ownOrigin,
  })
  if (!dev) Object.assign(process.env, builtDeployment())
  delete process.env.AUTH_TRUST_HOST
  delete process.env.VERCEL
  const { default: next } = await import('next')
  const app = next({ dev, hostname: host, port })
  await app.prepare()
  const inside = await listenInside(app.getRequestHandler())
  if (dev) server.on('upgrade', app.getUpgradeHandler())
  const log = makeLog()
  const watch = watchDatabase(log)
  endOnSignals(server, async () => {
    watch.stop()
    await inside.close()
    await app.close()
    await closeDatabase()
  })
  return { configuration, inside, log, dev }
}

/** What `bin/set-up/build.mjs` has written down about the build; nothing if Next was called by hand. */
function builtDeployment(): { NEXT_DEPLOYMENT_ID?: string } {
  try {
    return { NEXT_DEPLOYMENT_ID: JSON.parse(readFileSync('.cairn/build.json', 'utf8')).deployment }
  } catch {
    return {}
  }
}

// The host for a URL with which this machine reaches itself.
function nearest(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function whyNotListening(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CannotListen(
        `Port ${port} is used by another program. Set PORT to a free one, or stop that program.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CannotListen(`This machine doesn’t have the address ${host}. Set HOST to one it has.`)
    case 'EACCES':
      return new CannotListen(
        `This account isn’t allowed to listen on port ${port}. Set PORT to a number above 1023.`,
      )
    default:
      return error
  }
}

import { once } from 'node:events'
import process from 'node:process'
import { closeDatabase } from '#db/client.ts'
import type { Configuration } from '#lib/core/configuration.ts'
import { endOnSignals } from './end.ts'
import { createFront } from './front.ts'
import { listenInside } from './inside.ts'
import { makeLog } from './log.ts'

/** Why the server can't take requests, in a sentence for people. */
export class CannotListen extends Error {}

/**
 * Starts Next with the front before it, and takes requests from then on; ends the process in order on a signal.
 * Throws CannotListen where the address is taken or not to be had.
 */
export async function listen(configuration: Configuration, dev: boolean): Promise<void> {
  const { port, host, origin, secret } = configuration
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // next-auth builds its links from these alone, never from a request's headers.
    NEXTAUTH_URL: origin,
    NEXTAUTH_SECRET: secret,
    // Node itself reads next.config.ts; Next would load its whole compiler for that, and keep it.
    __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: 'true',
    // After an action Next fetches the page it leads to from itself: on this machine, not through a proxy outside.
    __NEXT_PRIVATE_ORIGIN: `http://${nearest(host)}:${port}`,
  })
  delete process.env.AUTH_TRUST_HOST
  delete process.env.VERCEL
  const { default: next } = await import('next')
  const app = next({ dev, hostname: host, port })
  await app.prepare()
  const inside = await listenInside(app.getRequestHandler())
  const server = createFront({ configuration, inside, log: makeLog(), dev })
  // Only development has any.
  if (dev) server.on('upgrade', app.getUpgradeHandler())
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    await inside.close()
    throw whyNotListening(error as NodeJS.ErrnoException, port, host)
  }
  endOnSignals(server, async () => {
    await inside.close()
    await app.close()
    await closeDatabase()
  })
}

/** How this machine reaches itself where it listens on a host, for a URL. */
function nearest(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function whyNotListening(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CannotListen(
        `Port ${port} is taken by another program. Set PORT to a free one, or end that program.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CannotListen(
        `This machine has no address ${host} to listen on. Set HOST to one that it has.`,
      )
    case 'EACCES':
      return new CannotListen(`This account may not listen on port ${port}. Set PORT to one above 1023.`)
    default:
      return error
  }
}

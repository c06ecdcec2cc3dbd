import { EventEmitter, once } from 'node:events'
import type { Server } from 'node:http'
import process from 'node:process'
import { ConfigurationRefused, readConfiguration, unknownNames, type Way } from '#bin/configuration.ts'
import { accountTable, prepareDemo } from '#bin/demo/prepare.ts'
import { openRecord } from '#bin/open-record.ts'
import { secretBeside } from '#bin/secret.ts'
import { setupLink } from '#bin/welcome.ts'
import { closeDatabase } from '#db/client.ts'
import { type Configuration, setConfiguration } from '#lib/configuration.ts'
import { endOnSignals } from './end.ts'
import { createFront } from './front.ts'
import { makeLog } from './log.ts'

const way: Way = process.argv[2] === 'demo' || process.argv[2] === 'dev' ? process.argv[2] : 'start'
const configuration = configure()
try {
  if (configuration.demo) await prepareDemo(configuration.data, new Date())
  await openRecord(configuration.data)
} catch (error) {
  giveUp(error instanceof Error ? error.message : error)
}
await listen(configuration)
const link = await setupLink(configuration.origin)
if (link) console.log(`\n  Nobody is here yet. Make the first admin, once, at\n  ${link}`)
console.log(`\n  Cairn is ready at ${configuration.origin}\n`)
if (configuration.demo) console.log(accountTable())

function configure(): Configuration {
  try {
    const read = readConfiguration(process.env, way, secretBeside)
    setConfiguration(read)
    for (const line of unknownNames(process.env)) console.log(`  ${line}`)
    return read
  } catch (error) {
    return giveUp(error instanceof ConfigurationRefused ? error.message : error)
  }
}

function giveUp(reason: unknown): never {
  console.error(reason)
  process.exit(1)
}

async function listen({ port, host, origin, secret }: Configuration): Promise<void> {
  const dev = way === 'dev'
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

  // Next listens for upgrades on the server it is given, and does nothing else with it. Only development has any.
  const upgrades = new EventEmitter() as unknown as Server
  const app = next({ dev, hostname: host, port, httpServer: upgrades })
  await app.prepare()
  const server = createFront({ configuration, handle: app.getRequestHandler(), log: makeLog(), dev })
  if (dev) server.on('upgrade', (...event) => upgrades.emit('upgrade', ...event))
  server.on('error', (error: NodeJS.ErrnoException) => giveUp(whyNotListening(error, port, host)))
  server.listen(port, host)
  await once(server, 'listening')
  endOnSignals(server, async () => {
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

function whyNotListening(error: NodeJS.ErrnoException, port: number, host: string): unknown {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Set PORT to a free one, or end that program.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host} to listen on. Set HOST to one that it has.`
    case 'EACCES':
      return `This account may not listen on port ${port}. Set PORT to one above 1023.`
    default:
      return error
  }
}

import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createFront } from '#server/front.ts'
import { type Inside, listenInside } from '#server/inside.ts'
import { standIn } from './stand-in.ts'

export const origin = 'http://cairn.test'

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string | string[]
}

/** Runs a front for the tests of this file, with a stand-in for Next behind it. */
export function frontUnderTest() {
  const front = { port: 0, logged: [] as string[], seen: undefined as IncomingMessage | undefined, ask, post }
  let server: ReturnType<typeof createFront>
  let inside: Inside

  beforeAll(async () => {
    const configuration = {
      port: 0,
      host: '127.0.0.1',
      origin,
      isOriginSet: true,
      data: '',
      secret: 'a secret that is long enough to be one',
      cookiePrefix: 'cairn-0.',
      secureCookies: false,
      proxies: 0,
      localAddresses: false,
      version: '0.1.0',
      workers: 1,
      backupEvery: null,
      demo: false,
    }
    const log = pino({ level: 'info', base: null }, { write: (line: string) => void front.logged.push(line) })
    const see = (asked: IncomingMessage) => {
      if (asked.url !== '/long') front.seen = asked
    }
    const handle = standIn(see, () => `http://127.0.0.1:${front.port}`)
    inside = await listenInside(handle)
    const parts = { configuration, inside, log, dev: false }
    server = createFront(false, () => parts)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    front.port = address && typeof address === 'object' ? address.port : 0
  })
  afterAll(async () => {
    server.close()
    await inside.close()
  })
  beforeEach(() => {
    front.logged.length = 0
    front.seen = undefined
  })

  /** Sends a request as a browser does. */
  async function ask(url: string, { method = 'GET', headers = {}, body = [] }: Sent = {}) {
    const sent = request({
      host: '127.0.0.1',
      port: front.port,
      path: url,
      method,
      headers: { Host: 'cairn.test', Accept: 'text/html', Connection: 'close', ...headers },
    })
    for (const chunk of [body].flat()) sent.write(chunk)
    sent.end()
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    const answered: { status?: number; headers: IncomingHttpHeaders; body: string } = {
      status: answer.statusCode,
      headers: answer.headers,
      body: await text(answer),
    }
    return answered
  }

  function post(url: string, body: string | string[], headers: Record<string, string> = {}) {
    return ask(url, { method: 'POST', headers: { Origin: origin, ...headers }, body })
  }

  return front
}

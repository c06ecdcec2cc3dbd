import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** As a company's own in front of several machines: each request in turn to one of them that takes it. */
export interface InFront {
  origin: string
  /** How many requests each port has answered. */
  answered: Map<string, number>
  stop(): Promise<void>
}

export async function startProxy(port: string, to: readonly string[]): Promise<InFront> {
  const answered = new Map(to.map((each) => [each, 0]))
  let turn = 0
  const server = createServer(async (asked, answer) => {
    const body = await buffer(asked)
    turn += 1
    for (let tries = 0; tries < to.length; tries++) {
      const next = to[(turn + tries) % to.length] ?? ''
      const outcome = await pass(asked, body, answer, next)
      if (outcome === 'answered') answered.set(next, (answered.get(next) ?? 0) + 1)
      if (outcome !== 'refused') return
    }
    answer.writeHead(502).end()
  })
  server.listen(Number(port), '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://localhost:${port}`,
    answered,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function pass(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
  port: string,
): Promise<'answered' | 'refused' | 'cut'> {
  const asked = request({ hostname: '127.0.0.1', port, method, path: url, headers, agent: false })
  asked.end(body)
  try {
    const [came] = (await once(asked, 'response')) as [IncomingMessage]
    const whole = await buffer(came)
    answer.writeHead(came.statusCode ?? 502, came.headers).end(whole)
    return 'answered'
  } catch (error) {
    // What may have arrived isn't sent to another one: whether it was is for the person to see.
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return 'refused'
    answer.writeHead(502).end()
    return 'cut'
  }
}

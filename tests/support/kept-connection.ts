import { once } from 'node:events'
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Browserless } from './browserless.ts'
import type { TestServer } from './server.ts'

/** One connection that stays open, and so stays with the process that has it. */
export class KeptConnection {
  readonly #server: TestServer
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  #closed: Promise<this> = new Promise(() => undefined)

  constructor(server: TestServer) {
    this.#server = server
  }

  /** Resolves to itself when the server has closed it. */
  get closed(): Promise<this> {
    return this.#closed
  }

  async status(path: string): Promise<number | undefined> {
    const asked = this.#ask('GET', path)
    asked.end()
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    await text(answer)
    return answer.statusCode
  }

  /** Sends a form but for its end: resolves when the server is reading it, to what sends the rest. */
  async beginForm(
    who: Browserless,
    path: string,
    form: FormData,
  ): Promise<() => Promise<number | undefined>> {
    const packed = new Response(form)
    const body = Buffer.from(await packed.arrayBuffer())
    const asked = this.#ask('POST', path, {
      cookie: who.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      origin: this.#server.origin,
      'content-type': packed.headers.get('content-type') ?? '',
      'content-length': String(body.length),
      expect: '100-continue',
    })
    asked.flushHeaders()
    await once(asked, 'continue')
    asked.write(body.subarray(0, 100))
    return async () => {
      asked.end(body.subarray(100))
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      await text(answer)
      return answer.statusCode
    }
  }

  end(): void {
    this.#agent.destroy()
  }

  #ask(method: string, path: string, headers: Record<string, string> = {}): ClientRequest {
    const { hostname, port } = new URL(this.#server.address)
    const asked = request({
      agent: this.#agent,
      hostname,
      port,
      method,
      path,
      headers: { accept: 'text/html', ...headers },
    })
    asked.once('socket', (socket) => {
      if (asked.reusedSocket) return
      this.#closed = new Promise((resolve) => socket.once('close', () => resolve(this)))
    })
    return asked
  }
}

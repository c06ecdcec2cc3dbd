import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import {
  Agent,
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { noteFailure, referenceHeader } from '#lib/core/failures.ts'

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface Question {
  method: string
  url: string
  headers: OutgoingHttpHeaders
  body?: Buffer
  signal?: AbortSignal
}

/** Next, as a second HTTP server in this process. */
export interface Inside {
  /** Resolves when the headers have arrived; the body may follow. Rejects if the connection breaks before that. */
  ask(question: Question): Promise<IncomingMessage>
  close(): Promise<void>
}

/** Next listens on a Unix socket in a folder that only this account can open, or on a named pipe on Windows. */
export async function listenInside(handle: Handle): Promise<Inside> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-'))
  const socketPath =
    process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'next')
  // The front sets the limits, so connections here never time out.
  const limits = { keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0, maxHeaderSize: 65_536 }
  const server = createServer(limits, (asked, answer) => {
    handle(asked, answer).catch((error: unknown) => {
      noteFailure(String(asked.headers[referenceHeader]), error)
      if (answer.headersSent) answer.destroy()
      else answer.writeHead(500, { 'Content-Type': 'text/html' }).end()
    })
  })
  server.maxHeadersCount = 0
  server.listen(socketPath)
  await once(server, 'listening')
  const agent = new Agent({ keepAlive: true })
  return {
    ask: async ({ method, url, headers, body, signal }) => {
      const asked = request({ agent, socketPath, method, path: url, headers, signal })
      asked.end(body)
      const [answer] = await once(asked, 'response')
      return answer
    },
    close: async () => {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

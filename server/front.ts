import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { readBody } from './body.ts'
import { bodyLimit, examine } from './checks.ts'
import { compressed, isForCompression } from './compression.ts'
import { ensureCsrfCookie, formsOfNextAuth } from './csrf-cookie.ts'
import { begin, type Exchange, type Parts } from './exchange.ts'
import { deliver, deliverProblem, isEmptyShell } from './problem.ts'

/** The server isn't listening yet. */
export function createFront(parts: Parts): Server {
  return createServer(
    {
      // Only Next's development mode uses WebSockets.
      shouldUpgradeCallback: () => parts.dev,
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 10_000,
    },
    (request, answer) => {
      const exchange = begin(request, answer, parts)
      serve(request, answer, exchange).catch((error: unknown) => {
        if (exchange.isLeft()) return
        parts.log.error({ err: error, reference: exchange.reference }, 'the front failed')
        if (answer.headersSent) answer.destroy()
        else deliverProblem(exchange, answer, 500).catch(() => answer.destroy())
      })
    },
  )
}

async function serve(request: IncomingMessage, answer: ServerResponse, exchange: Exchange): Promise<void> {
  const { configuration } = exchange.parts
  const { method, url } = request
  const host = exchange.isNexts ? new URL(configuration.origin).host : request.headers.host
  const verdict = examine({ method, url, headers: { ...request.headers, host } }, configuration.origin)
  if (verdict.kind === 'redirect') return deliver(exchange, answer, 307, { Location: verdict.location })
  if (verdict.kind === 'refuse') return refuse(request, answer, exchange, verdict.status)

  const body = method === 'POST' ? await readBody(request, bodyLimit) : undefined
  if (method === 'POST' && !body) return refuse(request, answer, exchange, 413)
  if (method !== 'POST' && formsOfNextAuth.has(verdict.path)) giveCsrfCookie(exchange)
  const came = await exchange.ask({ body })
  await passOn(request, answer, exchange, came)
}

async function refuse(
  request: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
  status: number,
): Promise<void> {
  // The body may be unread, so the connection can't be used again.
  if (request.method !== 'GET' && request.method !== 'HEAD') answer.shouldKeepAlive = false
  return deliverProblem(exchange, answer, status)
}

function giveCsrfCookie({ parts, headers, setCookies }: Exchange): void {
  const { cookiePrefix, secret, secureCookies } = parts.configuration
  const made = ensureCsrfCookie(headers.cookie, {
    name: `${cookiePrefix}csrf`,
    secret,
    secure: secureCookies,
  })
  if (!made) return
  headers.cookie = made.cookieHeader
  setCookies.push(made.setCookie)
}

// These describe the connection to Next, not the one to the client.
const ofTheConnection = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

async function passOn(
  request: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
  came: IncomingMessage,
): Promise<void> {
  const status = exchange.truerStatus(came.statusCode ?? 500)
  if (isEmptyShell(request, status, came.headers['content-type'])) {
    came.resume()
    return deliverProblem(exchange, answer, status)
  }
  answer.statusCode = status
  for (const [name, values] of Object.entries(came.headersDistinct))
    if (values && !ofTheConnection.has(name))
      answer.setHeader(name, values.length === 1 ? `${values[0]}` : values)
  if (exchange.parts.dev || !isForCompression(request, answer)) {
    exchange.finishHeaders(answer)
    return pipeline(came, answer)
  }
  const whole = compressed(answer, await buffer(came))
  exchange.finishHeaders(answer)
  answer.end(whole)
}

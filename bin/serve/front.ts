import { createServer, type IncomingMessage, type Server } from 'node:http'
import { Answer } from './answer.ts'
import { readBody } from './body.ts'
import { bodyLimit, examine } from './checks.ts'
import { ensureCsrfCookie, formsOfNextAuth } from './csrf-cookie.ts'
import { begin, type Exchange, type Parts } from './exchange.ts'
import { deliverProblem } from './problem.ts'
import { requestFrom } from './request.ts'

/** The HTTP server around Next: judges what comes in, and answers for what goes out. Not yet listening. */
export function createFront(parts: Parts): Server<typeof IncomingMessage, typeof Answer> {
  return createServer(
    {
      ServerResponse: Answer,
      // Only Next's development mode speaks over WebSockets.
      shouldUpgradeCallback: () => parts.dev,
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 10_000,
    },
    (request, answer) => {
      const exchange = begin(request, answer, parts)
      serve(request, answer, parts, exchange).catch((error: unknown) => {
        if (request.destroyed && !request.complete) return
        parts.log.error({ err: error, reference: exchange.id }, 'the front failed')
        if (answer.headersSent) answer.destroy()
        else deliverProblem(request, answer, parts.handle, 500, exchange.id).catch(() => answer.destroy())
      })
    },
  )
}

async function serve(
  request: IncomingMessage,
  answer: Answer,
  parts: Parts,
  exchange: Exchange,
): Promise<void> {
  const { configuration, handle } = parts
  const { method, url } = request
  const ownHost = new URL(configuration.origin).host
  const refuse = (status: number) => {
    // What was sent with it is not read, so nothing can follow on this connection.
    if (method !== 'GET' && method !== 'HEAD') answer.shouldKeepAlive = false
    return deliverProblem(request, answer, handle, status, exchange.id)
  }

  const host = exchange.inside ? ownHost : request.headers.host
  const verdict = examine({ method, url, headers: { ...request.headers, host } }, configuration.origin)
  if (verdict.kind === 'refuse') return refuse(verdict.status)
  if (verdict.kind === 'redirect') return answer.deliver(307, { Location: verdict.location }, '')

  if (method === 'POST') {
    const body = await readBody(request, bodyLimit)
    if (!body) return refuse(413)
    // Next compares Origin with Host, which a proxy in between may have changed; the front has compared already.
    return handle(requestFrom(request, { headers: { ...request.headers, host: ownHost }, body }), answer)
  }

  if (formsOfNextAuth.has(verdict.path)) {
    const made = ensureCsrfCookie(request.headers.cookie, {
      name: `${configuration.cookiePrefix}csrf`,
      secret: configuration.secret,
      secure: configuration.secureCookies,
    })
    if (made) {
      request.headers.cookie = made.cookieHeader
      exchange.setCookies.push(made.setCookie)
    }
  }
  return handle(request, answer)
}

import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { isUnavailable } from '#db/errors.ts'
import type { Configuration } from '#lib/configuration.ts'
import { failureOf, requestIdHeader, takeFailure } from '#lib/failures.ts'
import { Answer } from './answer.ts'
import { readBody } from './body.ts'
import { bodyLimit, examine } from './checks.ts'
import { ensureCsrfCookie, formsOfNextAuth } from './csrf-cookie.ts'
import { cacheControl, contentSecurityPolicy, everywhere, withoutForged } from './headers.ts'
import { type Log, loggedPath } from './log.ts'
import { deliverProblem, type Handle, wantsPage } from './problem.ts'
import { requestFrom } from './request.ts'

interface Parts {
  configuration: Configuration
  handle: Handle
  log: Log
  dev: boolean
}

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
        else {
          deliverProblem(request, answer, parts.handle, 500, exchange.id).catch(() => answer.destroy())
        }
      })
    },
  )
}

// After an action Next fetches the page it leads to, from this server, with the headers of the action's request. By
// this one, which no client ever sees, the front knows Next's own requests, whatever Host they name.
const insideHeader = 'x-cairn-inside'
const insideToken = randomBytes(16).toString('hex')

interface Exchange {
  /** Whether Next itself asks. */
  inside: boolean
  /** Names the request in the log, and the failure to the person who met it. */
  id: string
  /** Set-Cookie lines of the front's own. */
  setCookies: string[]
}

/** Fixes, before anything else, the headers of the answer, its log line and what becomes of an error's empty shell. */
function begin(
  request: IncomingMessage,
  answer: Answer,
  { configuration, handle, log, dev }: Parts,
): Exchange {
  const exchange: Exchange = {
    inside: request.headers[insideHeader] === insideToken,
    id: randomBytes(5).toString('hex'),
    setCookies: [],
  }
  const began = performance.now()
  const url = request.url ?? ''
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, dev)

  request.headers = {
    ...withoutForged(request.headers),
    // Next takes the nonce for its scripts from this header.
    'content-security-policy': policy,
    'x-forwarded-host': new URL(configuration.origin).host,
    'x-forwarded-proto': configuration.secureCookies ? 'https' : 'http',
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    [requestIdHeader]: exchange.id,
    [insideHeader]: insideToken,
    // What a page can't learn from Next: who asks, and the address with its query.
    'x-cairn-address': request.socket.remoteAddress ?? '',
    'x-cairn-address-asked': url,
  }

  answer.under({
    withhold: (status, type) => status >= 400 && wantsPage(request) && standsForAPage(request, type),
    replace: (status) => {
      const truer = truerStatus(status, failureOf(exchange.id))
      deliverProblem(request, answer, handle, truer, exchange.id).catch(() => answer.destroy())
    },
    finishHeaders: (out) => {
      for (const [name, value] of Object.entries(everywhere)) out.setHeader(name, value ?? '')
      out.setHeader('Content-Security-Policy', policy)
      const caching = cacheControl(url.split('?', 1)[0] ?? '', out.statusCode, dev)
      if (caching) out.setHeader('Cache-Control', caching)
      if (exchange.setCookies.length > 0) out.appendHeader('Set-Cookie', exchange.setCookies)
    },
  })

  answer.once('close', () => {
    const failure = takeFailure(exchange.id)
    const line = {
      method: request.method,
      path: loggedPath(url),
      status: answer.statusCode,
      ms: Math.round(performance.now() - began),
    }
    if (failure) log.error({ ...line, reference: exchange.id, err: failure }, 'failed')
    else log.info(line)
  })
  return exchange
}

/** Next's error answers to a browser: HTML without content, or two words of text where a form's action failed. */
function standsForAPage(request: IncomingMessage, type: string): boolean {
  if (/^text\/html\b/.test(type)) return true
  return (
    request.method === 'POST' &&
    (type === '' || /^text\/plain\b/.test(type)) &&
    !request.url?.startsWith('/api/')
  )
}

/** The status that an error calls for, where Next knows 500 alone. */
function truerStatus(status: number, failure: unknown): number {
  if (!(failure instanceof Error)) return status
  if (failure.name === 'Unavailable' || isUnavailable(failure)) return 503
  return failure.message.startsWith('Failed to parse body as FormData') ? 400 : status
}

async function serve(
  request: IncomingMessage,
  answer: Answer,
  { configuration, handle }: Parts,
  exchange: Exchange,
): Promise<void> {
  const refuse = (status: number) => deliverProblem(request, answer, handle, status, exchange.id)
  const host = exchange.inside ? new URL(configuration.origin).host : request.headers.host
  const verdict = examine(
    { method: request.method, url: request.url, headers: { ...request.headers, host } },
    configuration.origin,
  )
  if (verdict.kind === 'refuse') {
    if (request.method !== 'GET' && request.method !== 'HEAD') answer.shouldKeepAlive = false
    return refuse(verdict.status)
  }
  if (verdict.kind === 'redirect') return answer.deliver(307, { Location: verdict.location }, '')

  if (request.method === 'POST') {
    const body = await readBody(request, bodyLimit)
    if (!body) {
      answer.shouldKeepAlive = false
      return refuse(413)
    }
    // Next compares Origin with Host, which a proxy in between may have changed; the front has compared already.
    const headers = { ...request.headers, host: new URL(configuration.origin).host }
    return handle(requestFrom(request, { headers, body }), answer)
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

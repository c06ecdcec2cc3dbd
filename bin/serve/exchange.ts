import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isUnavailable } from '#db/errors.ts'
import type { Configuration } from '#lib/configuration.ts'
import { type Failure, failureOf, forgetFailure, requestIdHeader } from '#lib/failures.ts'
import type { Answer } from './answer.ts'
import { cameFrom } from './came-from.ts'
import { cacheControl, contentSecurityPolicy, everywhere, withoutForged } from './headers.ts'
import { type Log, loggedPath } from './log.ts'
import { deliverProblem, type Handle, wantsPage } from './problem.ts'

/** What the front is made with. */
export interface Parts {
  configuration: Configuration
  handle: Handle
  log: Log
  dev: boolean
}

/** One request and its answer. */
export interface Exchange {
  /** Names the request in the log, and the failure to the person who met it. */
  id: string
  /** Whether Next itself asks. */
  inside: boolean
  /** Set-Cookie lines of the front's own. */
  setCookies: string[]
}

// After an action Next fetches the page it leads to, from this server, with the headers of the action's request. By
// this one, which no client ever sees, the front knows Next's own requests, whatever Host they name.
const insideHeader = 'x-cairn-inside'
const insideToken = randomBytes(16).toString('hex')

/** Fixes, before anything else, the headers of the answer, its log line and what becomes of an error's empty shell. */
export function begin(request: IncomingMessage, answer: Answer, parts: Parts): Exchange {
  const { configuration, handle, log, dev } = parts
  const exchange: Exchange = {
    id: randomBytes(5).toString('hex'),
    inside: request.headers[insideHeader] === insideToken,
    setCookies: [],
  }
  const began = performance.now()
  const url = request.url ?? ''
  const from = cameFrom(
    request.socket.remoteAddress ?? '',
    [request.headers['x-forwarded-for'] ?? []].flat().join(','),
    configuration.proxies,
  )
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), dev)
  request.headers = {
    ...withoutForged(request.headers),
    // Next takes the nonce for its scripts from this header.
    'content-security-policy': policy,
    'x-forwarded-host': configuration.origin.replace(/^\w+:\/\//, ''),
    'x-forwarded-proto': configuration.secureCookies ? 'https' : 'http',
    'x-forwarded-for': from,
    [requestIdHeader]: exchange.id,
    [insideHeader]: insideToken,
    // What a page can't learn from Next: who asks, and the address with its query.
    'x-cairn-address': from,
    'x-cairn-address-asked': url,
  }

  answer.under({
    compress: !dev,
    truerStatus: (status) => truerStatus(status, request.method, failureOf(exchange.id)),
    withhold: (status, type) => status >= 400 && wantsPage(request) && standsForAPage(request, type),
    replace: (status) => {
      deliverProblem(request, answer, handle, status, exchange.id).catch(() => answer.destroy())
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
    const failure = failureOf(exchange.id)
    forgetFailure(exchange.id)
    const line = {
      method: request.method,
      path: loggedPath(url),
      status: answer.statusCode,
      ms: Math.round(performance.now() - began),
    }
    if (!failure) log.info(line)
    else if (answer.statusCode === 400)
      log.warn({ ...line, reference: exchange.id, err: failure.error }, 'unreadable')
    else log.error({ ...line, reference: exchange.id, err: failure.error }, 'failed')
  })
  return exchange
}

/**
 * The status that an error calls for, where Next knows 500 alone. Whatever an action's own work throws, formAction turns
 * into the form's state; so an error of a POST that Next reports of the action, or that none of our code was there for,
 * is a form that could not be read.
 */
function truerStatus(status: number, method: string | undefined, failure: Failure | undefined): number {
  if (status < 500 || !failure) return status
  const { error, inAction } = failure
  if (isUnavailable(error)) return 503
  return method === 'POST' && (inAction || isOutsideOurCode(error)) ? 400 : status
}

// Our pages and actions run from the build's folder.
function isOutsideOurCode(error: unknown): boolean {
  const frames = error instanceof Error ? (error.stack?.match(/^ +at .*$/gm) ?? []) : []
  return frames.length > 0 && frames.every((frame) => /<anonymous>|node:|[/\\]next[/\\]dist[/\\]/.test(frame))
}

/** Next's error answers to a browser: HTML without content, or two words of text where a form's action failed. */
function standsForAPage(request: IncomingMessage, type: string): boolean {
  if (/^text\/html\b/.test(type)) return true
  const ofForm = request.method === 'POST' && !request.url?.startsWith('/api/')
  return ofForm && (type === '' || /^text\/plain\b/.test(type))
}

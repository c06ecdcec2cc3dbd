import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { isUnavailable } from '#db/errors.ts'
import type { Configuration } from '#lib/core/configuration.ts'
import {
  beginRequest,
  endRequest,
  failureOf,
  isReached,
  isRunning,
  referenceHeader,
} from '#lib/core/failures.ts'
import { cameFrom } from './came-from.ts'
import { cacheControl, contentSecurityPolicy, everywhere, withoutForged } from './headers.ts'
import type { Inside, Question } from './inside.ts'
import { type Log, loggedPath } from './log.ts'

/** What the front is made with. */
export interface Parts {
  configuration: Configuration
  inside: Inside
  log: Log
  dev: boolean
}

/** One request and its answer. */
export interface Exchange {
  parts: Parts
  /** Names the request in the log, and the failure to the person who met it. */
  reference: string
  /** Whether Next itself asks: after an action it fetches the page that the action leads to. */
  isNexts: boolean
  /** What Next is told: the client's headers without what only a proxy may say, and the front's own. */
  headers: IncomingHttpHeaders
  /** Set-Cookie lines of the front's own. */
  setCookies: string[]
  /** Asks Next: the request as it came, unless told otherwise. */
  ask(changed?: Partial<Question>): Promise<IncomingMessage>
  /** Whether the client is gone, and nobody waits for an answer. */
  isLeft(): boolean
  /** The status that goes out where Next sets this one. */
  truerStatus(status: number): number
  /** The last word on the headers, just before they go out. */
  finishHeaders(answer: ServerResponse): void
}

/** Fixes, before anything else, what Next is told, the headers of the answer, and its log line. */
export function begin(request: IncomingMessage, answer: ServerResponse, parts: Parts): Exchange {
  const { configuration, inside, dev } = parts
  const reference = randomBytes(5).toString('hex')
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), dev)
  const headers = headersForNext(request, configuration, { reference, policy })
  const setCookies: string[] = []
  const left = new AbortController()
  beginRequest(reference)
  logWhenClosed(request, answer, parts, reference)
  answer.once('close', () => {
    if (!answer.writableFinished) left.abort()
  })
  return {
    parts,
    reference,
    // Next copies the headers of an action's request, the reference among them, to its own request for the page that follows.
    isNexts: isRunning(String(request.headers[referenceHeader])),
    headers,
    setCookies,
    ask: (changed) =>
      inside.ask({
        method: request.method ?? 'GET',
        url: request.url ?? '/',
        headers: lengthOf(headers, changed?.body),
        signal: left.signal,
        ...changed,
      }),
    isLeft: () => left.signal.aborted || (request.destroyed && !request.complete),
    truerStatus: (status) => truerStatus(status, request.method, reference),
    finishHeaders: (out) => {
      for (const [name, value] of Object.entries(everywhere)) out.setHeader(name, value ?? '')
      out.setHeader('Content-Security-Policy', policy)
      const caching = cacheControl(request.url?.split('?', 1)[0] ?? '', out.statusCode, dev)
      if (caching) out.setHeader('Cache-Control', caching)
      if (setCookies.length > 0) out.appendHeader('Set-Cookie', setCookies)
    },
  }
}

function headersForNext(
  request: IncomingMessage,
  { origin, secureCookies, proxies }: Configuration,
  { reference, policy }: { reference: string; policy: string },
): IncomingHttpHeaders {
  const { host } = new URL(origin)
  const from = cameFrom(
    request.socket.remoteAddress ?? '',
    [request.headers['x-forwarded-for'] ?? []].flat().join(','),
    proxies,
  )
  return {
    ...withoutForged(request.headers),
    // Next compares Origin with Host, which a proxy may have changed; the front has compared already.
    host,
    // Next takes the nonce for its scripts from this header.
    'content-security-policy': policy,
    'x-forwarded-host': host,
    'x-forwarded-proto': secureCookies ? 'https' : 'http',
    'x-forwarded-for': from,
    [referenceHeader]: reference,
    // What a page can't learn from Next: who asks, and the address with its query.
    'x-cairn-address': from,
    'x-cairn-address-asked': request.url ?? '',
  }
}

const lengthOf = (headers: IncomingHttpHeaders, body: Buffer | undefined): IncomingHttpHeaders =>
  body ? { ...headers, 'content-length': String(body.length) } : headers

function logWhenClosed(
  request: IncomingMessage,
  answer: ServerResponse,
  { log }: Parts,
  reference: string,
): void {
  const began = performance.now()
  answer.once('close', () => {
    const failure = failureOf(reference)
    endRequest(reference)
    const line = {
      method: request.method,
      path: loggedPath(request.url ?? ''),
      status: answer.statusCode,
      ms: Math.round(performance.now() - began),
    }
    if (!failure) log.info(line)
    else if (answer.statusCode === 400) log.warn({ ...line, reference, err: failure.error }, 'unreadable')
    else log.error({ ...line, reference, err: failure.error }, 'failed')
  })
}

/**
 * The status that an error calls for, since Next only knows 500. `formAction` turns whatever an action's own work throws
 * into the form's state, so a POST that failed before any code of ours began is a form that couldn't be read.
 */
function truerStatus(status: number, method: string | undefined, reference: string): number {
  const failure = failureOf(reference)
  if (status < 500 || !failure) return status
  if (isUnavailable(failure.error)) return 503
  return method === 'POST' && !isReached(reference) ? 400 : status
}

import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { causeOf } from '#db/client.ts'
import { type Fault, faultOf } from '#db/faults.ts'
import type { Configuration } from '#lib/core/configuration.ts'
import {
  beginRequest,
  endRequest,
  findFailure,
  isReached,
  isRunning,
  referenceHeader,
} from '#lib/core/failures.ts'
import { cameFrom } from './came-from.ts'
import { cacheControl, contentSecurityPolicy, everywhere, strictTransport, withoutForged } from './headers.ts'
import type { Inside, Question } from './inside.ts'
import { type Log, logFault, loggedPath } from './log.ts'
import type { SentFields } from './sent-form.ts'

export interface Parts {
  configuration: Configuration
  inside: Inside
  log: Log
  dev: boolean
}

export interface Exchange {
  parts: Parts
  /** Appears in the log and on the page that reports a failure. */
  reference: string
  /** Whether Next sent this request: after an action, it fetches the page that the action redirects to. */
  isNexts: boolean
  /** Sent to Next: the client's headers, except those that only a proxy may set, and the front's own. */
  headers: IncomingHttpHeaders
  /** The path and query. */
  address: string
  /** Undefined until it has been read, and for a GET. */
  body?: Buffer
  /** What the person sent, if the front has put another body in its place. */
  sent?: SentFields
  /** The front's own Set-Cookie values. */
  setCookies: string[]
  /** Sends the request to Next, with `changed` applied. */
  ask(changed?: Partial<Question>): Promise<IncomingMessage>
  /** Whether the client has disconnected. */
  isLeft(): boolean
  /** The status to send when Next answers with `status`. */
  truerStatus(status: number): number
  /** What is wrong with the database, if that's why the request failed. */
  fault(): Fault | undefined
  /** The status of a page that is sent whole: 503 if it's the form again because the database refused it. */
  shownStatus(status: number): number
  /** Must be called just before the headers are sent. */
  finishHeaders(answer: ServerResponse): void
}

/** When the answer closes, the request is logged, and its request to Next is aborted if the client left early. */
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
    // Next copies the headers of an action's request, including the reference, to its own request for the next page.
    isNexts: isRunning(String(request.headers[referenceHeader])),
    headers,
    address: request.url ?? '/',
    setCookies,
    ask: (changed) =>
      inside.ask({
        method: request.method ?? 'GET',
        url: request.url ?? '/',
        signal: left.signal,
        ...changed,
        headers: lengthOf(changed?.headers ?? headers, changed?.body),
      }),
    isLeft: () => left.signal.aborted || (request.destroyed && !request.complete),
    truerStatus: (status) => truerStatus(status, request.method, reference),
    fault: () => findFault(reference),
    shownStatus: (status) => (status === 200 && findFault(reference) ? 503 : status),
    finishHeaders: (out) => {
      for (const [name, value] of Object.entries(everywhere)) out.setHeader(name, value ?? '')
      if (configuration.secureCookies) out.setHeader('Strict-Transport-Security', strictTransport)
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
    // Next compares Origin with Host, which a proxy may have changed. The front has already checked Origin.
    host,
    // Next takes the nonce for its scripts from this header.
    'content-security-policy': policy,
    'x-forwarded-host': host,
    'x-forwarded-proto': secureCookies ? 'https' : 'http',
    'x-forwarded-for': from,
    [referenceHeader]: reference,
    // Next tells pages neither the client's address nor the URL with its query.
    'x-cairn-address': from,
    'x-cairn-address-asked': request.url ?? '',
  }
}

const lengthOf = (headers: OutgoingHttpHeaders, body: Buffer | undefined): OutgoingHttpHeaders =>
  body ? { ...headers, 'content-length': String(body.length) } : headers

function logWhenClosed(
  request: IncomingMessage,
  answer: ServerResponse,
  { log }: Parts,
  reference: string,
): void {
  const began = performance.now()
  answer.once('close', () => {
    const failure = findFailure(reference)
    const error = failure && causeOf(failure.error)
    endRequest(reference)
    const line = {
      method: request.method,
      path: loggedPath(request.url ?? ''),
      status: answer.statusCode,
      ms: Math.round(performance.now() - began),
    }
    const fault = failure && faultOf(error)
    if (!failure) log.info(line)
    else if (fault) logFault(log, { ...line, reference }, fault, error)
    else if (answer.statusCode === 400) log.warn({ ...line, reference, err: failure.error }, 'unreadable')
    else log.error({ ...line, reference, err: failure.error }, 'failed')
  })
}

function findFault(reference: string): Fault | undefined {
  const failure = findFailure(reference)
  return failure && faultOf(causeOf(failure.error))
}

/**
 * Next answers every error with 500. `formAction` turns errors of an action's work into form state, so a POST that
 * failed before our code began is a form that couldn't be read.
 */
function truerStatus(status: number, method: string | undefined, reference: string): number {
  const failure = findFailure(reference)
  if (status < 500 || !failure) return status
  if (faultOf(failure.error)) return 503
  // `hasReadableNextHeaders` doesn't know all that Next refuses.
  if (/router state header/.test(String(failure.error))) return 400
  return method === 'POST' && !isReached(reference) ? 400 : status
}

import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Fault } from '#db/faults.ts'
import { problemHeader } from '#lib/core/failures.ts'
import { methods } from './checks.ts'
import type { Exchange } from './exchange.ts'

// For programs that don't accept HTML, and in case Next can't render the page.
const sentences: Record<number, string> = {
  400: 'This couldn’t be read.',
  401: 'You’re no longer signed in, so nothing was saved.',
  403: 'This form did not come from Cairn, so nothing was saved. Open the page again and send it from there.',
  404: 'There’s nothing at this address.',
  405: 'This address doesn’t accept this kind of request.',
  408: 'Cairn is too busy right now, so this wasn’t saved. Please send it again in a moment.',
  409: 'This form is out of date, so nothing was saved.',
  413: 'This is too long, so nothing was saved. Shorten it, or link to part of it.',
  421: 'Cairn doesn’t know this address. Set CAIRN_ORIGIN to what browsers show before the first slash, and start Cairn again.',
  503: 'Cairn can’t reach its database right now. Nothing was saved. Please try again in a minute.',
}
const aboutTheFile: Partial<Record<Fault, string>> = {
  damaged: 'Cairn’s database is damaged. Nothing was saved. Please tell the person who runs this Cairn.',
  unsure:
    'The database went away while something was being saved, so it may be saved or not. Look at the page before you send it again.',
  removed:
    'Cairn’s database isn’t in its place. Nothing was saved. Please tell the person who runs this Cairn.',
}
const otherwise = 'Something went wrong here. Nothing was saved halfway.'

// `app/problem/page.tsx`
const problem = '/problem'

export function deliver(
  exchange: Exchange,
  answer: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body: Buffer | string = '',
): void {
  answer.statusCode = status
  // Next may have broken off in an answer whose headers are set already.
  for (const name of answer.getHeaderNames()) answer.removeHeader(name)
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) answer.setHeader(name, value)
  answer.setHeader('Content-Length', Buffer.byteLength(body))
  exchange.finishHeaders(answer)
  answer.end(body)
}

/** Sends the page for an error, or a sentence if the client doesn't accept HTML. */
export async function deliverProblem(
  exchange: Exchange,
  answer: ServerResponse,
  status: number,
): Promise<void> {
  const page = wantsPage(exchange.headers) ? await render(exchange, status) : undefined
  if (exchange.isLeft()) return
  // Next's client takes the sentence of an answer to an action only if the type is exactly this.
  const isForNext = exchange.headers['next-action'] !== undefined
  const plain = isForNext ? 'text/plain' : 'text/plain; charset=utf-8'
  const headers = {
    'Content-Type': page ? 'text/html; charset=utf-8' : plain,
    Allow: status === 405 ? methods : undefined,
    'Retry-After': status === 503 ? '60' : undefined,
  }
  const reference = status >= 500 ? ` Reference: ${exchange.reference}` : ''
  const from = isForNext ? 'Cairn: ' : ''
  const sentence = (status === 503 && aboutTheFile[faultShown(exchange)]) || sentences[status] || otherwise
  deliver(exchange, answer, status, headers, page ?? `${from}${sentence}${reference}\n`)
}

/**
 * Whether Next's answer is an error without content, for a client that accepts HTML: HTML or, if a form failed, plain
 * text or no type.
 */
export function isEmptyShell(request: IncomingMessage, status: number, type = ''): boolean {
  if (status < 400 || !wantsPage(request.headers)) return false
  if (/^text\/html\b/.test(type)) return true
  const ofForm = request.method === 'POST' && !request.url?.startsWith('/api/')
  return ofForm && (type === '' || /^text\/plain\b/.test(type))
}

// Next's client code and other programs don't want HTML.
export function wantsPage({ accept, rsc, 'next-action': action }: IncomingMessage['headers']): boolean {
  return rsc === undefined && action === undefined && accept !== undefined && /text\/html|\*\/\*/.test(accept)
}

// To people, all that can have become of the file is one thing.
function faultShown(exchange: Exchange): Fault {
  const fault = exchange.fault() ?? 'busy'
  return fault === 'replaced' || fault === 'truncated' ? 'removed' : fault
}

async function render(exchange: Exchange, status: number): Promise<Buffer | undefined> {
  const fault = faultShown(exchange)
  const headers: OutgoingHttpHeaders = {
    ...exchange.headers,
    [problemHeader]: status === 503 && aboutTheFile[fault] ? `503 ${fault}` : String(status),
  }
  // These belong to the client's own request; the page must come back whole and uncompressed.
  for (const name of ['accept-encoding', 'content-type', 'if-none-match', 'range']) delete headers[name]
  try {
    const came = await exchange.ask({ method: 'GET', url: problem, headers })
    const page = await buffer(came)
    // If rendering the page fails too, Next answers with an empty error again.
    return came.statusCode === 200 ? page : undefined
  } catch {
    return undefined
  }
}

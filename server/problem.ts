import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { problemHeader } from '#lib/core/failures.ts'
import { methods } from './checks.ts'
import type { Exchange } from './exchange.ts'

// In words, for programs that don't read HTML and for the case that Next can't render the page.
const sentences: Record<number, string> = {
  400: 'This address could not be read.',
  403: 'This form did not come from Cairn, so nothing was saved. Open the page again and send it from there.',
  404: 'There is nothing at this address.',
  405: 'This address does not take such a request.',
  413: 'This is more than the form can take, so nothing was saved.',
  503: 'Cairn cannot reach its database just now. Nothing was saved; please try again in a minute.',
}
const otherwise = 'Something went wrong here. Nothing was half saved.'

// The page that shows them all (app/problem).
const problem = '/problem'

/** Sends a whole answer of the front's own. */
export function deliver(
  exchange: Exchange,
  answer: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body: Buffer | string = '',
): void {
  answer.statusCode = status
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) answer.setHeader(name, value)
  answer.setHeader('Content-Length', Buffer.byteLength(body))
  exchange.finishHeaders(answer)
  answer.end(body)
}

/** Sends an error's status with the page for it, or with a sentence to programs that don't read HTML. */
export async function deliverProblem(
  exchange: Exchange,
  answer: ServerResponse,
  status: number,
): Promise<void> {
  const page = wantsPage(exchange.headers) ? await render(exchange, status) : undefined
  if (exchange.isLeft()) return
  const headers = {
    'Content-Type': page ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    Allow: status === 405 ? methods : undefined,
    'Retry-After': status === 503 ? '60' : undefined,
  }
  const reference = status >= 500 ? ` Reference: ${exchange.reference}` : ''
  deliver(exchange, answer, status, headers, page ?? `${sentences[status] ?? otherwise}${reference}\n`)
}

/** Whether Next's answer to this is an error without content: HTML, or two words of text where a form's action failed. */
export function isEmptyShell(request: IncomingMessage, status: number, type = ''): boolean {
  if (status < 400 || !wantsPage(request.headers)) return false
  if (/^text\/html\b/.test(type)) return true
  const ofForm = request.method === 'POST' && !request.url?.startsWith('/api/')
  return ofForm && (type === '' || /^text\/plain\b/.test(type))
}

/** Whether the sender is one that shows pages; Next's own client and programs want no HTML. */
function wantsPage({ accept, rsc, 'next-action': action }: IncomingMessage['headers']): boolean {
  return rsc === undefined && action === undefined && accept !== undefined && /text\/html|\*\/\*/.test(accept)
}

async function render(exchange: Exchange, status: number): Promise<Buffer | undefined> {
  const headers: OutgoingHttpHeaders = {
    ...exchange.headers,
    [problemHeader]: String(status),
  }
  // The page comes back plain and for a reading of that address, whatever was sent to which one.
  for (const name of ['accept-encoding', 'content-type', 'if-none-match', 'range']) delete headers[name]
  try {
    const came = await exchange.ask({ method: 'GET', url: problem, headers })
    const page = await buffer(came)
    // Rendering the page can fail too, and then Next answers with another of its empty shells.
    return came.statusCode === 200 ? page : undefined
  } catch {
    return undefined
  }
}

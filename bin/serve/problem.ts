import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemHeader } from '#lib/problems.ts'
import type { Answer } from './answer.ts'
import { methods } from './checks.ts'
import { KeptAnswer } from './kept-answer.ts'
import { requestFrom } from './request.ts'

/** Next's request handler, as next({ … }).getRequestHandler() gives it. */
export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

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

/** Delivers a whole answer of an error's status: the page for it, or a sentence to programs that don't read HTML. */
export async function deliverProblem(
  request: IncomingMessage,
  answer: Answer,
  handle: Handle,
  status: number,
  reference: string,
): Promise<void> {
  if (answer.destroyed) return
  const page = wantsPage(request) ? await render(request, handle, status, reference) : undefined
  const type = page ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8'
  answer.deliver(
    status,
    {
      'Content-Type': type,
      Allow: status === 405 ? methods : undefined,
      'Retry-After': status === 503 ? '60' : undefined,
    },
    page ?? `${sentences[status] ?? otherwise}${status >= 500 ? ` Reference: ${reference}` : ''}\n`,
  )
}

/** Whether the sender is one that shows pages; Next's own client and programs want no HTML. */
export function wantsPage(request: IncomingMessage): boolean {
  const { accept, rsc, 'next-action': action } = request.headers
  return rsc === undefined && action === undefined && accept !== undefined && /text\/html|\*\/\*/.test(accept)
}

async function render(
  arrived: IncomingMessage,
  handle: Handle,
  status: number,
  reference: string,
): Promise<Buffer | undefined> {
  const headers = { ...arrived.headers }
  // The page comes back plain and for a reading of that address, whatever was sent to which one.
  for (const name of ['accept-encoding', 'content-length', 'content-type', 'if-none-match', 'range']) {
    delete headers[name]
  }
  headers[problemHeader] = `${status} ${reference}`
  const inner = requestFrom(arrived, { method: 'GET', url: problem, headers })
  const kept = new KeptAnswer(inner)
  try {
    await handle(inner, kept)
    const page = await kept.body
    // Rendering the page can fail too, and then Next answers with another of its empty shells.
    return kept.statusCode === 200 ? page : undefined
  } catch {
    return undefined
  }
}

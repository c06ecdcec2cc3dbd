import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { noteFailure, noteReached, referenceHeader } from '#lib/core/failures.ts'

/** Long enough to be compressed, with multi-byte characters wherever a chunk may end. */
export const longPage = `<p>“${'Zoë reads. '.repeat(400)}”</p>`

/**
 * Stands in for Next and answers as Next 16.4 does: an empty shell for a page that fails, two words for a form whose
 * action fails, whole pages at /problem and for unknown addresses. `see` gets each request for a page; `itself`
 * returns the front's own address.
 */
export function standIn(see: (request: IncomingMessage) => void, itself: () => string) {
  return async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const problem = asked.headers['x-cairn-problem']
    if (asked.url === '/problem' && problem) {
      if (asked.headers.cookie === 'problem=breaks-off') return breakOff(answer)
      return html(answer, 200, `<h1>Problem ${problem} ${asked.headers[referenceHeader]}</h1>`)
    }
    see(asked)
    const reference = String(asked.headers[referenceHeader])
    const fail = (error: Error) => noteFailure(reference, error)
    switch (asked.url) {
      case '/':
        return html(answer, 200, '<h1>Home</h1>')
      case '/long':
        return html(answer, 200, longPage)
      case '/picture':
        answer.writeHead(200, { 'Content-Type': 'image/png' })
        answer.end(Buffer.alloc(5000))
        return
      case '/form': {
        const sent = await text(asked)
        if (!/^(fail|garbage)$/.test(sent)) return html(answer, 200, `<h1>${sent.length} received</h1>`)
        if (sent !== 'garbage') noteReached(reference)
        fail(new Error('details'))
        answer.statusCode = 500
        answer.end('Internal Server Error')
        return
      }
      case '/fails':
        fail(new Error('details'))
        return html(answer, 500, '<html id="__next_error__"></html>')
      case '/busy':
        fail(Object.assign(new Error('details'), { code: 'SQLITE_BUSY' }))
        return html(answer, 500, '<html id="__next_error__"></html>')
      case '/gone':
        return html(answer, 404, '<html></html>')
      case '/up':
        answer.writeHead(503, { 'Content-Type': 'text/plain' })
        answer.end('The database is read-only.')
        return
      case '/asks-itself': {
        const headers = { [referenceHeader]: String(asked.headers[referenceHeader]) }
        const { status } = await fetch(`${itself()}/long`, { headers, redirect: 'manual' })
        return html(answer, 200, `<h1>${status} from itself</h1>`)
      }
      case '/breaks-off':
        return breakOff(answer)
      case '/throws':
        throw new Error('out of Next itself')
      case '/_next/static/a.js':
        if (asked.headers['if-none-match']) {
          answer.statusCode = 304
          answer.end()
          return
        }
        answer.writeHead(200, { 'Content-Type': 'text/javascript' })
        answer.end('1')
        return
      default:
        return html(answer, 404, '<h1>Nothing here</h1>')
    }
  }
}

function breakOff(answer: ServerResponse): void {
  answer.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '100' })
  answer.write('<h1>Half', () => answer.destroy(new Error('broke off')))
}

function html(answer: ServerResponse, status: number, page: string): void {
  answer.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', ETag: '"x"' })
  answer.write(page.slice(0, 5))
  answer.end(page.slice(5))
}

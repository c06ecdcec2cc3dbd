import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

// zlib's default level takes more than twice as long and only saves a tenth of the bytes.
const level = 3
// In bytes. Below this, the headers are most of the answer.
const least = 1024

const compressible = /^(text\/|application\/(javascript|json|manifest\+json|xml)|image\/svg\+xml)/

/** The answer's status and headers must be set. */
export function isForCompression(request: IncomingMessage, answer: ServerResponse): boolean {
  const { statusCode } = answer
  if (request.method === 'HEAD' || [204, 206, 304].includes(statusCode)) return false
  return (
    compressible.test(String(answer.getHeader('content-type') ?? '')) &&
    !answer.hasHeader('content-encoding') &&
    takesGzip(String(request.headers['accept-encoding'] ?? ''))
  )
}

/** Returns the bytes to send; a short body stays uncompressed. Sets the headers accordingly. */
export function compressed(answer: ServerResponse, body: Buffer): Buffer {
  answer.appendHeader('Vary', 'Accept-Encoding')
  const sent = body.length < least ? body : gzipSync(body, { level })
  if (sent !== body) answer.setHeader('Content-Encoding', 'gzip')
  answer.setHeader('Content-Length', sent.length)
  return sent
}

/** Whether an Accept-Encoding header has gzip or `*`, unless with q=0 (RFC 9110, 12.5.3). */
export function takesGzip(header: string): boolean {
  const codings = header
    .toLowerCase()
    .split(',')
    .map((coding) => /^\s*([^\s;]+)\s*(?:;\s*q=([\d.]+)\s*)?$/.exec(coding))
  const weightOf = (name: string) => codings.find((coding) => coding?.[1] === name)
  const [, , weight = '1'] = weightOf('gzip') ?? weightOf('*') ?? [null, null, '0']
  return Number(weight) > 0
}

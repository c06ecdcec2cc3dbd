import { type IncomingHttpHeaders, IncomingMessage } from 'node:http'

/**
 * A request for Next made from one that arrived: same connection, with headers, address and body of the front's choosing.
 * Its body is whole already, so nothing downstream can see a part of one.
 */
export function requestFrom(
  arrived: IncomingMessage,
  changes: { method?: string; url?: string; headers: IncomingHttpHeaders; body?: Buffer },
): IncomingMessage {
  const request = new IncomingMessage(arrived.socket)
  request.httpVersion = arrived.httpVersion
  request.httpVersionMajor = arrived.httpVersionMajor
  request.httpVersionMinor = arrived.httpVersionMinor
  request.method = changes.method ?? arrived.method
  request.url = changes.url ?? arrived.url
  request.headers = changes.headers
  request.rawHeaders = Object.entries(changes.headers).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one) => [name, one]),
  )
  if (changes.body) {
    request.headers['content-length'] = String(changes.body.length)
    delete request.headers['transfer-encoding']
    request.push(changes.body)
  }
  request.push(null)
  request.complete = true
  return request
}

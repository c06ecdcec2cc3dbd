import type { IncomingMessage } from 'node:http'

/** How much of a body that is too long is still read, so that the sender comes to read the answer. */
const patience = 8_000_000

/**
 * Reads a request's body to its end, whether its length was announced or it comes in chunks.
 * Answers undefined when it is longer than `limit` bytes, and never a part of it. Rejects when the sender breaks off.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > patience) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (length > patience) return undefined
  }
  return length <= limit ? Buffer.concat(chunks, length) : undefined
}

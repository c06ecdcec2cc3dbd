import type { IncomingMessage } from 'node:http'

// In bytes. Many clients read the answer only after sending the body, so a body over the limit is read up to here.
const patience = 8_000_000

/**
 * Undefined if the body is longer than `limit` bytes. Rejects if the client disconnects.
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

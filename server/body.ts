import type { IncomingMessage } from 'node:http'
import type { Room } from './room.ts'

// In bytes. Many clients read the answer only after sending the body, so a body over the limit is read up to here.
const patience = 8_000_000
const least = 16_384

/** `bytes` is undefined unless the whole body was within the limit; `isTooLong` says which of the two it wasn't. */
export type Body = { bytes: Buffer; leave(): void } | { bytes: undefined; isTooLong: boolean }

/**
 * Holds at most `limit` bytes, in one buffer: in chunks of a byte each they would take a hundred times as much. The body
 * takes room until `leave()`. Rejects if the client disconnects.
 */
export function readBody(request: IncomingMessage, limit: number, room: Room): Promise<Body> {
  return new Promise((resolve, reject) => {
    let held = Buffer.alloc(0)
    let length = 0
    const end = (body: Body) => {
      request.off('data', onData)
      if (body.bytes) place.settle()
      else place.leave()
      resolve(body)
    }
    const place = room.enter(() => end({ bytes: undefined, isTooLong: false }))
    const onData = (chunk: Buffer) => {
      const sum = length + chunk.length
      if (sum > patience) return end({ bytes: undefined, isTooLong: true })
      if (sum > limit) held = Buffer.alloc(0)
      else {
        if (sum > held.length)
          held = grown(held, length, Math.min(limit, Math.max(least, sum, 2 * held.length)))
        held.set(chunk, length)
      }
      length = sum
      place.take(held.length)
    }
    if (Number(request.headers['content-length'] ?? 0) > patience)
      return end({ bytes: undefined, isTooLong: true })
    request.on('data', onData)
    request.once('end', () => {
      if (length > limit) end({ bytes: undefined, isTooLong: true })
      else end({ bytes: held.subarray(0, length), leave: place.leave })
    })
    request.once('close', () => {
      if (request.complete) return
      place.leave()
      reject(new Error('The client has left.'))
    })
  })
}

function grown(held: Buffer, length: number, size: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(size)
  held.copy(larger, 0, 0, length)
  return larger
}

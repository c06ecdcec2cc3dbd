// An error in a page or an action is met deep inside Next; the HTTP front answers and writes the log. They meet here,
// by the request's id, which the front sends along as a header and people see as the reference.
const place = globalThis as typeof globalThis & { cairnFailures?: Map<string, unknown> }

/** The request header that carries the id of a request, which is also the reference shown when it fails. */
export const requestIdHeader = 'x-cairn-request'

/** Keeps an unexpected error for the log line of its request. Without an id (not come through the front) it is printed. */
export function noteFailure(requestId: string | null | undefined, error: unknown): void {
  if (requestId) {
    place.cairnFailures ??= new Map()
    place.cairnFailures.set(requestId, error)
  } else {
    console.error(error)
  }
}

/** Hands out, once, the error kept for a request; undefined when it went well. */
export function takeFailure(requestId: string): unknown {
  const error = place.cairnFailures?.get(requestId)
  place.cairnFailures?.delete(requestId)
  return error
}

/** The error kept for a request, left in place for the log; undefined when there is none. */
export function failureOf(requestId: string): unknown {
  return place.cairnFailures?.get(requestId)
}

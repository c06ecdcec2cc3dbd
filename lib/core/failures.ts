// An error in a page or an action is met deep inside Next; the HTTP front answers and writes the log. They meet here,
// by the request's id, which the front sends along as a header and people see as the reference.
const place = globalThis as typeof globalThis & { cairnFailures?: Map<string, Failure> }

/** What went wrong with a request, and whether in an action and not while a page rendered. */
export type Failure = { error: unknown; inAction: boolean }

/** The request header that carries the id of a request, which is also the reference shown when it fails. */
export const requestIdHeader = 'x-cairn-request'

/**
 * Keeps an unexpected error for the answer and the log line of its request; without an id it is printed. `inAction` says
 * that Next reports it of an action, not of a page.
 */
export function noteFailure(requestId: string | null | undefined, error: unknown, inAction = false): void {
  if (requestId) {
    place.cairnFailures ??= new Map()
    place.cairnFailures.set(requestId, { error, inAction })
  } else {
    console.error(error)
  }
}

/** What is kept for a request; undefined when it went well. */
export function failureOf(requestId: string): Failure | undefined {
  return place.cairnFailures?.get(requestId)
}

/** Lets go of what is kept for a request, once it was answered. */
export function forgetFailure(requestId: string): void {
  place.cairnFailures?.delete(requestId)
}

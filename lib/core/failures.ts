// Our code runs deep inside Next; the HTTP front answers and writes the log. They meet here, by the id of the request.
const place = globalThis as typeof globalThis & { cairnRequests?: Map<string, Met> }

/** `isReached` says that a page or an action of ours began to run, so the request itself could be read. */
type Met = { isReached?: true; failure?: Failure }

/** What went wrong with a request, and whether Next reports it of an action and not of a page. */
export type Failure = { error: unknown; inAction: boolean }

/** The request header that carries the id of a request, which is also the reference shown when it fails. */
export const requestIdHeader = 'x-cairn-request'

/** Notes that a page or an action of ours has begun to answer a request. */
export function noteReached(requestId: string): void {
  note(requestId, { isReached: true })
}

/** Keeps an unexpected error for the answer and the log line of its request; without an id it is printed. */
export function noteFailure(requestId: string | null | undefined, error: unknown, inAction = false): void {
  if (requestId) note(requestId, { failure: { error, inAction } })
  else console.error(error)
}

/** What is kept for a request; nothing if it went well or hasn't been answered by code of ours. */
export function metBy(requestId: string): Met {
  return place.cairnRequests?.get(requestId) ?? {}
}

/** Lets go of what is kept for a request. To be called once for each request, when it has been answered. */
export function forgetRequest(requestId: string): void {
  place.cairnRequests?.delete(requestId)
}

function note(requestId: string, met: Met): void {
  place.cairnRequests ??= new Map()
  place.cairnRequests.set(requestId, { ...place.cairnRequests.get(requestId), ...met })
}

// Our code runs deep inside Next; the HTTP front answers and writes the log. They meet here, by the request's reference,
// which the front makes and which people see if the request fails.
const place = globalThis as typeof globalThis & { cairnRequests?: Map<string, Running> }
const requests = () => {
  place.cairnRequests ??= new Map()
  return place.cairnRequests
}

/** `isReached` says that a page or an action of ours has begun, so the request itself could be read. */
type Running = { isReached: boolean; failure?: Failure }
type Failure = { error: unknown }

/** The request header that carries the reference; clients can't send it past the front. */
export const referenceHeader = 'x-cairn-request'
/** The request header that tells the page at /problem which status to show; clients can't send it either. */
export const problemHeader = 'x-cairn-problem'

/** Keeps what happens to the request until `endRequest`. */
export function beginRequest(reference: string): void {
  requests().set(reference, { isReached: false })
}

export function isRunning(reference: string): boolean {
  return requests().has(reference)
}

/** Notes that a page or an action of ours has begun to answer the request. */
export function noteReached(reference: string): void {
  const running = requests().get(reference)
  if (running) running.isReached = true
}

export function isReached(reference: string): boolean {
  return requests().get(reference)?.isReached ?? false
}

/**
 * Keeps an unexpected error for the answer and the log line of its request: the first, if there are several. If no
 * request is being answered, the error is printed.
 */
export function noteFailure(reference: string | null | undefined, error: unknown): void {
  const running = requests().get(reference ?? '')
  if (!running) console.error(error)
  else running.failure ??= { error }
}

export function failureOf(reference: string): Failure | undefined {
  return requests().get(reference)?.failure
}

export function endRequest(reference: string): void {
  requests().delete(reference)
}

/** What the page at /problem is asked to show; undefined if the request isn't the front's own. */
export function readProblem(
  headers: Pick<Headers, 'get'>,
): { status: number; reference: string } | undefined {
  const status = headers.get(problemHeader)
  const reference = headers.get(referenceHeader)
  return status && reference ? { status: Number(status), reference } : undefined
}

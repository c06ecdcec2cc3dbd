// Our code runs deep inside Next, but the HTTP front writes the answer and the log. They share this map by the
// request's reference, which the front creates and people see if the request fails.
const place = globalThis as typeof globalThis & { cairnRequests?: Map<string, Running> }
const requests = () => {
  place.cairnRequests ??= new Map()
  return place.cairnRequests
}

/** `isReached`: our code has begun to answer, so the request itself could be read. */
type Running = { isReached: boolean; failure?: Failure }
type Failure = { error: unknown }

/** The request header with the reference. The front drops it if a client sends it. */
export const referenceHeader = 'x-cairn-request'
/** The request header with the status that `app/problem/page.tsx` shows. The front drops it if a client sends it. */
export const problemHeader = 'x-cairn-problem'

export function beginRequest(reference: string): void {
  requests().set(reference, { isReached: false })
}

export function isRunning(reference: string): boolean {
  return requests().has(reference)
}

export function noteReached(reference: string): void {
  const running = requests().get(reference)
  if (running) running.isReached = true
}

export function isReached(reference: string): boolean {
  return requests().get(reference)?.isReached ?? false
}

/** Keeps the first unexpected error for the request's answer and log line. Outside a running request, it's printed. */
export function noteFailure(reference: string | null | undefined, error: unknown): void {
  const running = requests().get(reference ?? '')
  if (!running) console.error(error)
  else running.failure ??= { error }
}

export function findFailure(reference: string): Failure | undefined {
  return requests().get(reference)?.failure
}

export function endRequest(reference: string): void {
  requests().delete(reference)
}

/** Undefined if the front hasn't asked for the page of a problem. */
export function readProblem(
  headers: Pick<Headers, 'get'>,
): { status: number; reference: string } | undefined {
  const status = headers.get(problemHeader)
  const reference = headers.get(referenceHeader)
  return status && reference ? { status: Number(status), reference } : undefined
}

// Our code runs deep inside Next, but the HTTP front writes the answer and the log. They share this map by the
// request's reference, which the front creates and people see if the request fails.
const place = globalThis as typeof globalThis & { cairnRequests?: Map<string, Running> }
const requests = () => {
  place.cairnRequests ??= new Map()
  return place.cairnRequests
}

type Running = {
  /** Our code has begun to answer, so the request itself could be read. */
  isReached: boolean
  failure?: Failure
  /** The page that an action leads to is part of its answer, with the note about what was done. */
  isNoteShown?: boolean
  answer?: FormAnswer
  sent?: SentWords
}
type Failure = { error: unknown }

/** What an action answers to forms that it doesn't save, in case the page has no place for them. */
export type FormAnswer = {
  isSignedOut?: boolean
  sentences: string[]
  /** Of these forms alone, if another one of their page was saved. */
  fields?: SentWords['fields']
  /** How many forms they are. */
  places?: number
}

/** What a form sent, for the page that is shown in place of the form's own. */
export type SentWords = {
  fields: [name: string, value: string][]
  /** Why they weren't saved; without it, the page for the status says so. */
  sentences?: string[]
  /** Where the form was. */
  address: string
  /** For signing in again with the words. */
  again?: { sealed: string; problem?: string; email?: string }
}

/** The request header with the reference. The front drops it if a client sends it. */
export const referenceHeader = 'x-cairn-request'
/**
 * The request header with the status that `app/problem/page.tsx` shows, and after it what is wrong with the database, if
 * that's why. The front drops it if a client sends it.
 */
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

export function noteNoteShown(reference: string): void {
  const running = requests().get(reference)
  if (running) running.isNoteShown = true
}

export function isNoteShown(reference: string): boolean {
  return requests().get(reference)?.isNoteShown ?? false
}

export function noteAnswer(reference: string | null | undefined, answer: FormAnswer): void {
  const running = requests().get(reference ?? '')
  if (running) running.answer = answer
}

export function findAnswer(reference: string): FormAnswer | undefined {
  return requests().get(reference)?.answer
}

export function noteSentWords(reference: string, sent: SentWords): void {
  const running = requests().get(reference)
  if (running) running.sent = sent
}

export function findSentWords(reference: string): SentWords | undefined {
  return requests().get(reference)?.sent
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
): { status: number; reference: string; fault?: string } | undefined {
  const [status, fault] = headers.get(problemHeader)?.split(' ') ?? []
  const reference = headers.get(referenceHeader)
  return status && reference ? { status: Number(status), reference, fault } : undefined
}

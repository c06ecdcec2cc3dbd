import { headers } from 'next/headers'
import { noteFailure, referenceHeader } from '#lib/core/failures.ts'

/** Puts an unexpected error into the request's log line. Returns the reference to show; the details stay in the log. */
export async function noteFailureHere(error: unknown): Promise<string | undefined> {
  const reference = (await headers()).get(referenceHeader) ?? undefined
  noteFailure(reference, error)
  return reference
}

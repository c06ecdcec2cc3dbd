import { headers } from 'next/headers'
import { noteFailure, referenceHeader } from '#lib/core/failures.ts'

/**
 * Notes an unexpected failure for the log line of the request that is being answered. Answers the reference that the person
 * is shown: details stay in the log.
 */
export async function noteFailureHere(error: unknown): Promise<string | undefined> {
  const reference = (await headers()).get(referenceHeader) ?? undefined
  noteFailure(reference, error)
  return reference
}

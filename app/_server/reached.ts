import { headers } from 'next/headers'
import { noteReached, referenceHeader } from '#lib/core/failures.ts'

/** Tells the HTTP front that the request could be read: what fails from here on is ours, not the sender's. */
export async function reached(): Promise<void> {
  const reference = (await headers()).get(referenceHeader)
  if (reference) noteReached(reference)
}

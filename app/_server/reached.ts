import { headers } from 'next/headers'
import { noteReached, referenceHeader } from '#lib/core/failures.ts'

/** Tells the HTTP front that the request could be read, so what fails from here on isn't the sender's fault. */
export async function reached(): Promise<void> {
  const reference = (await headers()).get(referenceHeader)
  if (reference) noteReached(reference)
}

import { headers } from 'next/headers'
import { noteReached, requestIdHeader } from '#lib/core/failures.ts'

/** Tells the HTTP front that the request could be read: what fails from here on is ours, not the sender's. */
export async function reached(): Promise<void> {
  const id = (await headers()).get(requestIdHeader)
  if (id) noteReached(id)
}

import type { Instrumentation } from 'next'
import { noteFailure, noteReached, referenceHeader } from '#lib/core/failures.ts'

/** Next calls this with uncaught errors of pages, actions and route handlers. */
export const onRequestError: Instrumentation.onRequestError = (error, { headers }, { routeType }) => {
  const reference = String(headers[referenceHeader] ?? '')
  // Route handlers read the request themselves, so an error in one isn't the sender's fault.
  if (routeType === 'route') noteReached(reference)
  noteFailure(reference, error)
}

import type { Instrumentation } from 'next'
import { noteFailure, noteReached, referenceHeader } from '#lib/core/failures.ts'

/** Next calls this with anything that a page, an action or a route handler throws and no one catches. */
export const onRequestError: Instrumentation.onRequestError = (error, { headers }, { routeType }) => {
  const reference = String(headers[referenceHeader] ?? '')
  // Route handlers get the request as it came and read it themselves, so what fails in one is ours.
  if (routeType === 'route') noteReached(reference)
  noteFailure(reference, error)
}

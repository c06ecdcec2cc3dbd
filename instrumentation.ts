import type { Instrumentation } from 'next'
import { noteFailure, referenceHeader } from '#lib/core/failures.ts'

/** Next calls this with anything that a page, an action or a route handler throws and no one catches. */
export const onRequestError: Instrumentation.onRequestError = (error, request, { routeType }) => {
  const reference = request.headers[referenceHeader]
  noteFailure(typeof reference === 'string' ? reference : undefined, error, routeType === 'action')
}

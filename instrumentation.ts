import type { Instrumentation } from 'next'
import { noteFailure, requestIdHeader } from '#lib/core/failures.ts'

/** Next calls this with anything that a page, an action or a route handler throws and no one catches. */
export const onRequestError: Instrumentation.onRequestError = (error, request, { routeType }) => {
  const id = request.headers[requestIdHeader]
  noteFailure(typeof id === 'string' ? id : undefined, error, routeType === 'action')
}

import type { Instrumentation } from 'next'
import { noteFailure, requestIdHeader } from '#lib/core/failures.ts'

/** Next calls this with whatever a page, an action or a route handler threw and nobody caught. */
export const onRequestError: Instrumentation.onRequestError = (error, request, { routeType }) => {
  const id = request.headers[requestIdHeader]
  noteFailure(typeof id === 'string' ? id : undefined, error, routeType === 'action')
}

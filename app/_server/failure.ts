import { headers } from 'next/headers'
import type { Fault } from '#db/faults.ts'
import { noteFailure, referenceHeader } from '#lib/core/failures.ts'

/** Puts an unexpected error into the request's log line. Returns the reference to show; the details stay in the log. */
export async function noteFailureHere(error: unknown): Promise<string | undefined> {
  const reference = (await headers()).get(referenceHeader) ?? undefined
  noteFailure(reference, error)
  return reference
}

/** What a form says that the database refused. */
export function unavailable(fault: Fault): string {
  switch (fault) {
    case 'damaged':
      return 'The database is damaged, so nothing was saved. Your text is still here: copy it, and tell the person who runs this Cairn.'
    case 'removed':
    case 'replaced':
    case 'truncated':
      return 'The database isn’t in its place, so nothing was saved. Your text is still here: copy it, and tell the person who runs this Cairn.'
    case 'unsure':
      return 'The database went away while this was being saved, so it may be saved or not. Your text is still here: send it again, and it’s there once.'
    default:
      return 'The database can’t be written to right now, so nothing was saved. Your text is still here; please try again.'
  }
}

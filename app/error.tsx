'use client'
import { ProblemPage } from './_ui/problem-page.tsx'

/** The digest is in the log, as part of the error. */
export default function PageFailed({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <ProblemPage title="Something went wrong here" reference={error.digest}>
      <p>
        It’s our fault, and nothing was changed. Try again. If it keeps happening, tell the person who runs
        this Cairn.
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <button type="button" className="button button--primary" onClick={reset}>
          Try again
        </button>
        <a className="button" href="/">
          Back to today
        </a>
      </p>
    </ProblemPage>
  )
}

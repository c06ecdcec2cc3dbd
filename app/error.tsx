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
      <p>The fault is ours, and nothing was changed. Try again; if it stays, tell whoever runs this Cairn.</p>
      <p className="row">
        <button type="button" className="btn btn--go" onClick={reset}>
          Try again
        </button>
        <a className="btn" href="/">
          Back to today
        </a>
      </p>
    </ProblemPage>
  )
}

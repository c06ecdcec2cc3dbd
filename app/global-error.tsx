'use client'
import './globals.css'
import { ProblemPage } from './_ui/problem-page.tsx'
import { fontVariables } from './fonts.ts'

/** For when the root layout itself fails. */
export default function DocumentFailed({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>Something went wrong · Cairn</title>
        <ProblemPage title="Something went wrong here" reference={error.digest}>
          <p>
            It’s our fault, and nothing was changed. Try again. If it keeps happening, tell the person who
            runs this Cairn.
          </p>
          <p>
            <a className="button button--primary" href="/" data-reload="">
              Back to today
            </a>
          </p>
        </ProblemPage>
      </body>
    </html>
  )
}

import { usefulWords } from '#app/_parts/sessions/useful-buttons.tsx'
import { usefulness } from '#db/words.ts'
import { ANSWERS_TOGETHER, type Summary } from '#lib/sessions/opinions/rules.ts'

/** What the viewer's juniors found. Nothing before the first five, so that nobody counts what came in. */
export function WorthSummary({ summary }: { summary: Summary | null }) {
  if (!summary) return null
  const parts = usefulness
    .filter((answer) => summary[answer] > 0)
    .map((answer) => `${summary[answer]} ${usefulWords[answer].toLowerCase()}`)
  return (
    <section aria-labelledby="worth-it">
      <div className="section-head">
        <h2 id="worth-it">Was it worth it?</h2>
      </div>
      <p>
        Of the last {ANSWERS_TOGETHER} answers: {parts.join(', ')}.
      </p>
      <p className="hint mt-1">
        Juniors can say how useful a session was. Only you see this, and it changes with every fifth answer,
        so no single answer shows.
      </p>
    </section>
  )
}

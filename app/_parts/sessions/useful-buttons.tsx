import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { type Usefulness, usefulness } from '#db/words.ts'

export const usefulWords: Record<Usefulness, string> = {
  very: 'Very useful',
  partly: 'Partly',
  hardly: 'Hardly',
}

/** One click answers. They look alike, since no answer is the expected one. */
export function UsefulButtons() {
  return (
    <div className="flex flex-wrap gap-2">
      {usefulness.map((useful) => (
        <SubmitButton key={useful} className="button" name="useful" value={useful}>
          {usefulWords[useful]}
        </SubmitButton>
      ))}
    </div>
  )
}

/** Who reads an answer, said where it's given. `name` is the mentor's. */
export function WhoReadsAnswers({ name }: { name: string }) {
  return (
    <>
      <bdi>{name}</bdi> never sees a single answer, only a summary of five at a time, from all juniors they
      mentor. If you’re the only one, all five are yours.
    </>
  )
}

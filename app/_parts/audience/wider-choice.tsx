import type { ReactNode } from 'react'
import { Segments } from '#app/_ui/choices.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import type { Visibility } from '#db/words.ts'

export function WiderChoice(props: {
  options: { value: Visibility; label: string }[]
  back: string
  children?: ReactNode
}) {
  const { options, back, children } = props
  return (
    <>
      <Segments name="visibility" legend="Seen by" look="close" options={options} value={options[0]?.value} />
      {children}
      <div className="row">
        <SubmitButton name="confirmed" value="yes">
          Let them read it
        </SubmitButton>
        <a className="btn btn--quiet" href={back}>
          Keep it as it is
        </a>
      </div>
    </>
  )
}

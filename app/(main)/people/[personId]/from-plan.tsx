import { PlainText } from '#app/_ui/plain-text.tsx'

/** Follows what was assigned. */
export function FromPlan({ title }: { title: string | null }) {
  if (title === null) return null
  return (
    <>
      {' '}
      from the plan “<PlainText text={title} />”
    </>
  )
}

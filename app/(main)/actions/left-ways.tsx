'use client'
import { SubmitButton } from '#app/_ui/submit-button.tsx'

export type Way = { value: string; words: string }

/** What can become of something left open: one client component for all its buttons. */
export function LeftWays({ ways, body }: { ways: Way[]; body: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      {ways.map(({ value, words }) => (
        <SubmitButton
          key={value}
          className="button button--small"
          name="choice"
          value={value}
          aria-label={`${words}: ${body}`}
        >
          {words}
        </SubmitButton>
      ))}
    </div>
  )
}

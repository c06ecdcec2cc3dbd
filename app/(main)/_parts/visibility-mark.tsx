import type { Visibility } from '#lib/people/rules.ts'
import { look } from './visibility.ts'

/** The sign of an audience: a lock, two rings, three stones. Always beside its words. */
export function VisibilitySign({ visibility }: { visibility: Visibility }) {
  if (visibility === 'private')
    return (
      <svg
        viewBox="0 0 18 14"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      >
        <path
          fill="currentColor"
          stroke="none"
          d="M5.8 6h6.4A1.8 1.8 0 0 1 14 7.8v3.4A1.8 1.8 0 0 1 12.2 13H5.8A1.8 1.8 0 0 1 4 11.2V7.8A1.8 1.8 0 0 1 5.8 6z"
        />
        <path d="M6.25 6V4.25a2.75 2.75 0 0 1 5.5 0V6" />
      </svg>
    )
  if (visibility === 'pair')
    return (
      <svg viewBox="0 0 18 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5">
        <ellipse cx="6" cy="7" rx="4.6" ry="4.2" />
        <ellipse cx="12" cy="7" rx="4.6" ry="4.2" />
      </svg>
    )
  return (
    <svg viewBox="0 0 18 14" aria-hidden="true" fill="currentColor">
      <ellipse cx="9" cy="3.4" rx="3.3" ry="2.8" />
      <ellipse cx="4.6" cy="10.1" rx="3.9" ry="3" />
      <ellipse cx="13.4" cy="10.1" rx="3.9" ry="3" />
    </svg>
  )
}

/** Who sees a text, while it is read. `words` come from seenBy(). */
export function VisibilityMark({ visibility, words }: { visibility: Visibility; words: string }) {
  return (
    <span className={`seen seen--${look[visibility]}`}>
      <VisibilitySign visibility={visibility} />
      <span>
        <span className="vh">Visible to: </span>
        {words}
      </span>
    </span>
  )
}

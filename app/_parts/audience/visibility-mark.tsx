import { spriteAddress } from '#app/_ui/icon.tsx'
import type { Visibility } from '#db/words.ts'

/** Class suffixes in the style sheets: `.seen--private`, `.textbox--team`. */
export const look = { private: 'private', pair: 'pair', circle: 'team' } as const

/** Hidden from screen readers, so its words must be beside it. */
export function VisibilitySign({ visibility }: { visibility: Visibility }) {
  return (
    <svg viewBox="0 0 18 14" aria-hidden="true">
      <use href={spriteAddress(`for-${visibility}`)} />
    </svg>
  )
}

export function VisibilityMark({ visibility, words }: { visibility: Visibility; words: string }) {
  return (
    <span className={`seen seen--${look[visibility]}`}>
      <VisibilitySign visibility={visibility} />
      <span>
        <span className="visually-hidden">Visible to: </span>
        {words}
      </span>
    </span>
  )
}

'use client'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/_ui/icon.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { ActionButton } from './action-button.tsx'

type Line = {
  id: string
  version: number
  body: string
  /** In place of the button that marks it done. */
  sign?: IconName
  words: ReactNode
  /** At the end of the line. */
  button?: 'dropped' | 'open'
}

const ends = { dropped: 'Drop it', open: 'Open again' }

/** A form's list of actions: one client component for all its buttons. */
export function ActionLines({ lines, hasEnds }: { lines: Line[]; hasEnds?: boolean }) {
  return (
    <ul className="actions sheet">
      {lines.map((line) => (
        <li key={line.id} className={hasEnds ? 'actions__three' : undefined}>
          {line.sign ? (
            <Icon name={line.sign} className="mt-1 justify-self-center" />
          ) : (
            <ActionButton
              action={line}
              state="done"
              className="tick"
              aria-label={`Mark done: ${withoutBackticks(line.body)}`}
            >
              <Icon name="check" />
            </ActionButton>
          )}
          {line.words}
          {line.button && (
            <ActionButton
              action={line}
              state={line.button}
              className="button button--small button--quiet"
              aria-label={`${ends[line.button]}: ${withoutBackticks(line.body)}`}
            >
              {ends[line.button]}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  )
}

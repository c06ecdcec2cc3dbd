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
  sign?: IconName | undefined
  words: ReactNode
  /** At the end of the line. */
  button?: 'dropped' | 'open' | undefined
  /** What was done with it a moment ago. */
  said?: string | undefined
}

const ends = { dropped: 'Drop it', open: 'Open again' }

/** A form's list of actions: one client component for all its buttons. */
export function ActionLines({ lines, hasEnds }: { lines: Line[]; hasEnds?: boolean }) {
  return (
    <ul className="actions sheet">
      {lines.map((line) => (
        <li
          key={line.id}
          id={`action-${line.id}`}
          className={hasEnds || (line.said && line.button) ? 'actions__three' : undefined}
        >
          {line.sign ? (
            <Icon name={line.sign} className="mt-1 justify-self-center" />
          ) : (
            <ActionButton
              action={line}
              state="done"
              className="tick"
              aria-label={`Mark done: ${withoutBackticks(line.body)}`}
              isNext={line.said !== undefined}
            >
              <Icon name="check" />
            </ActionButton>
          )}
          <div className="min-w-0 wrap-anywhere">
            {line.words}
            {line.said && (
              <p className="meta" role="status">
                {line.said}
              </p>
            )}
          </div>
          {line.button && (
            <ActionButton
              action={line}
              state={line.button}
              className="button button--small button--quiet"
              aria-label={`${line.said ? 'Undo' : ends[line.button]}: ${withoutBackticks(line.body)}`}
              isNext={line.said !== undefined && line.sign !== undefined}
            >
              {line.said && line.sign ? 'Undo' : ends[line.button]}
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  )
}

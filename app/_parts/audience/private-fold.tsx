import type { ReactNode } from 'react'
import { Icon } from '#app/_ui/icon.tsx'

/** `?print=private` in a page's address: its private notes are open, and are printed. */
export const isPrintingPrivate = (print: unknown) => print === 'private'

/**
 * A private note on a page that others may be looking at, too. It's opened on purpose, and left out on paper unless the
 * page was asked for with it. `day` is in words; `printAddress` is this page, asked for so.
 */
export function PrivateFold(props: {
  day: string
  children: ReactNode
  isPrinted?: boolean
  printAddress?: string
}) {
  const { day, children, isPrinted = false, printAddress } = props
  return (
    <details className={isPrinted ? 'fold' : 'fold print:hidden'} open={isPrinted}>
      <summary>
        <Icon name="right" />
        Your note from {day}
      </summary>
      {children}
      {printAddress && !isPrinted && (
        <p className="mt-2 text-sm">
          <a href={printAddress}>Print the page with your private notes</a>
        </p>
      )}
    </details>
  )
}

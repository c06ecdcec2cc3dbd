import type { ReactNode } from 'react'

/** An instant or a day in words, with its machine-readable form: `at` is a Date or 'YYYY-MM-DD'. */
export function Time({
  at,
  className,
  children,
}: {
  at: Date | string
  className?: string
  children: ReactNode
}) {
  return (
    <time dateTime={typeof at === 'string' ? at : at.toISOString()} className={className}>
      {children}
    </time>
  )
}

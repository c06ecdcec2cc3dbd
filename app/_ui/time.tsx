import type { ReactNode } from 'react'

/** `at` is an instant, or a day as 'YYYY-MM-DD'. */
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

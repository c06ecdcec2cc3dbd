import type { ReactNode } from 'react'
import { type Day, daysBetween } from '#lib/core/days.ts'
import { nearDay, shortDay, span } from '#lib/core/format.ts'

/**
 * "3 days late", "Due tomorrow", "Due 4 Nov". `soon` is in days; `isWaiting`: for an answer, so it's neither late
 * nor soon. `children` are other words for the day.
 */
export function Due({
  day,
  today,
  soon = 7,
  isWaiting = false,
  children,
}: {
  day: Day
  today: Day
  soon?: number
  isWaiting?: boolean
  children?: ReactNode
}) {
  const days = daysBetween(today, day)
  if (isWaiting) return <span>Due {children ?? shortDay(day, today).replace(/^\S+ /, '')}</span>
  if (days < 0) return <span className="is-late">{span(-days)} late</span>
  const isSoon = days <= soon
  const words = isSoon
    ? nearDay(day, today).replace(/^on (?=\D)/, '')
    : shortDay(day, today).replace(/^\S+ /, '')
  return <span className={isSoon ? 'is-soon' : undefined}>Due {children ?? words}</span>
}

import { type Day, daysBetween } from '#lib/core/days.ts'
import { nearDay, shortDay, span } from '#lib/core/format.ts'

export function Due({ day, today }: { day: Day; today: Day }) {
  const days = daysBetween(today, day)
  if (days < 0) return <span className="is-late">{span(-days)} late</span>
  if (days <= 7) return <span className="is-soon">Due {nearDay(day, today).replace(/^on (?=\D)/, '')}</span>
  return <>Due {shortDay(day, today).replace(/^\S+ /, '')}</>
}

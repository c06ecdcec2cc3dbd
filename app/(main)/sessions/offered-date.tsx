import { FillButton } from '#app/_ui/fill-button.tsx'
import type { Day } from '#lib/core/days.ts'
import { numberWord, shortDay, span } from '#lib/core/format.ts'
import type { OfferedDate as Offered } from '#lib/sessions/usual/rules.ts'

/** Fills in a next date. Until it's pressed, no date is chosen. `names` are the fields of day and time. */
export function OfferedDate(props: {
  offered: Offered
  today: Day
  cadenceDays: number
  names: { day: string; time: string }
}) {
  const { offered, today, cadenceDays, names } = props
  const { day, time, isUsual, isExact } = offered
  const why = isUsual ? 'your usual' : `${isExact ? '' : 'about '}${rhythm(cadenceDays)} from today`
  return (
    <FillButton fields={{ [names.day]: day, [names.time]: time ?? '' }}>
      {shortDay(day, today)}
      {time && ` ${time}`}, {why}
    </FillButton>
  )
}

function rhythm(days: number): string {
  return days % 7 === 0 ? `${numberWord(days / 7)} ${days === 7 ? 'week' : 'weeks'}` : span(days)
}

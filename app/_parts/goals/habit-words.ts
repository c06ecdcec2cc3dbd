import type { Period } from '#db/words.ts'
import type { HabitPeriod } from '#lib/goals/practice/rules.ts'
import type { HabitPeriod as Pebble } from './habit-strip.tsx'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Short, and unlike its neighbours: "16 Nov", "Nov", "Q4". */
function labelOf(from: string, period: Period): string {
  const month = Number(from.slice(5, 7))
  if (period === 'quarter') return `Q${Math.ceil(month / 3)}`
  const name = months[month - 1] ?? ''
  return period === 'month' ? name : `${Number(from.slice(8))} ${name}`
}

export function habitStrip(periods: readonly HabitPeriod[], period: Period): Pebble[] {
  return periods.map(({ from, state }) => ({
    from,
    label: labelOf(from, period),
    standing: state === 'to_come' ? 'to come' : state,
  }))
}

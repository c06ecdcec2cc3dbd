import type { Week } from '#lib/sessions/contacts/rules.ts'

/** A dot for each week, oldest first: big if a session was held, a ring for a week that isn't over. */
export function ContactWeeks({ weeks, label }: { weeks: readonly Week[]; label: string }) {
  // Zero-length lines with round caps: one element for all dots of a look.
  const dots = (state: Week) =>
    weeks.map((week, place) => (week === state ? `M${x(place)} 7h0` : '')).join('')
  const running = weeks.indexOf('running')
  return (
    <svg className="weeks" viewBox={`0 0 ${13 * weeks.length} 14`} role="img" aria-label={label}>
      <path className="weeks__met" d={dots('met')} />
      <path className="weeks__missed" d={dots('none')} />
      {running >= 0 && <circle className="weeks__running" cx={x(running)} cy="7" r="3" />}
    </svg>
  )
}

const x = (place: number) => 6 + 13 * place

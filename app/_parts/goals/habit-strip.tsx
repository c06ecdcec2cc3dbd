/** How a habit's period stands: kept, skipped, excused, running, to come. Skipped is never a fault. */
export type HabitPeriod = {
  /** The first day, which tells this year's period from last year's of the same label. */
  from?: string
  label: string
  standing: 'kept' | 'skipped' | 'excused' | 'running' | 'to come'
}

const classes = { kept: 'done', skipped: 'miss', excused: 'next', running: 'now', 'to come': 'next' }

/** A habit's periods, one pebble each, oldest first. `label` names the habit and its period: "Talks by quarter". */
export function HabitStrip({ label, periods }: { label: string; periods: HabitPeriod[] }) {
  return (
    <ul className="habit" aria-label={label}>
      {periods.map((period) => (
        <li key={period.from ?? period.label} className={classes[period.standing]}>
          {period.label}
          <span className="vh"> {period.standing}</span>
        </li>
      ))}
    </ul>
  )
}

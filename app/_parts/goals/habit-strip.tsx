export type HabitPeriod = {
  /** The period's first day, because labels such as "Nov" repeat every year. */
  from?: string
  label: string
  standing: 'kept' | 'skipped' | 'excused' | 'running' | 'to come'
}

const classes = { kept: 'done', skipped: 'missed', excused: 'next', running: 'current', 'to come': 'next' }

/** `periods` come oldest first. */
export function HabitStrip({ label, periods }: { label: string; periods: HabitPeriod[] }) {
  return (
    <ul className="habit" aria-label={label}>
      {periods.map((period) => (
        <li key={period.from ?? period.label} className={classes[period.standing]}>
          {period.label}
          <span className="visually-hidden"> {period.standing}</span>
        </li>
      ))}
    </ul>
  )
}

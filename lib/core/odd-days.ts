import { addDays, type Day } from './days.ts'
import { Asked, type DayQuestion } from './errors.ts'
import { plainDay } from './format.ts'

/** What a day is for: something due, a session to come, or something that was. */
export type DayKind = 'due' | 'planned' | 'past'

/** `field` may name rows: 'actions.*.dueOn'. */
export type AskedDay = { field: string; day: Day | null; kind: DayKind; today: Day }

/** In years: a day further away, either way, may be a slip. Roadmaps are long, so a due day may lie two ahead. */
const FAR = { due: 2, planned: 1, past: 1 }

/**
 * Throws `Asked` about days that are likely slips, all of them at once, unless `meant` has them. No day is refused here:
 * whoever confirms it means it.
 */
export function askAboutDays(days: readonly AskedDay[], meant: readonly string[] = []): void {
  const questions = days.flatMap((asked) => questionAbout(asked) ?? [])
  const open = questions.filter(({ day }) => !meant.includes(day))
  if (open.length > 0) throw new Asked(open)
}

function questionAbout({ field, day, kind, today }: AskedDay): DayQuestion | null {
  const wrong = day && oddity(day, kind, today)
  if (!wrong) return null
  // Always with its year, which is what is most often wrong.
  const date = plainDay(day, '0000-01-01')
  const also = kind === 'planned' && day < today ? ' If you met that day, log the session instead.' : ''
  return {
    field,
    day,
    question: `${date} ${wrong}. Is this the day you mean?${also}`,
    yes: `Yes, ${date} is meant`,
  }
}

function oddity(day: Day, kind: DayKind, today: Day): string | null {
  if (kind !== 'past' && day < today) return 'has passed'
  const years = FAR[kind]
  const words = years === 1 ? 'a year' : 'two years'
  if (day > addDays(today, 366 * years)) return `is more than ${words} ahead`
  return day < addDays(today, -366 * years) ? `is more than ${words} ago` : null
}

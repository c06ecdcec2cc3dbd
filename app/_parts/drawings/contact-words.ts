import type { Day } from '#lib/core/days.ts'
import { count, listOfWords, plainDay } from '#lib/core/format.ts'
import type { Week } from '#lib/sessions/contacts/rules.ts'

/** What the dots of the weeks show, in a sentence. `week` is a Monday. */
export function contactWeekWords(contact: readonly { week: Day; state: Week }[], today: Day): string {
  const weeks = contact.filter(({ state }) => state !== 'before')
  const met = weeks.filter(({ state }) => state === 'met')
  const isRunning = weeks.at(-1)?.state === 'running'
  const over = weeks.length - (isRunning ? 1 : 0)
  const yet = isRunning ? ', and not yet this week' : ''
  if (weeks.length === 0) return 'No weeks yet'
  if (over === 0) return 'No session yet this week'
  if (met.length === 0) return `No session in the last ${over === 1 ? 'week' : count(over, 'week')}${yet}`
  if (weeks.length === 1) return 'Met this week'
  if (met.length === over)
    return `Met in ${over === 1 ? 'the last week' : `each of the last ${over} weeks`}${yet}`
  const mondays = listOfWords(met.map(({ week }) => plainDay(week, today)))
  return `Met in ${met.length} of the last ${over} weeks, ${met.length === 1 ? 'that' : 'those'} of ${mondays}${yet}`
}

import { capital, countInWords, numberWord, span } from '#lib/core/format.ts'

type Counts = { underWay: number; planned: number; achieved: number }

/** Of a person who has goals: 'Two goals under way, one achieved', 'Six goals planned, none started'. */
export function goalCountWords({ underWay, planned, achieved }: Counts): string {
  const [first, ...others] = [
    { number: underWay, state: 'under way' },
    { number: planned, state: 'planned' },
    { number: achieved, state: 'achieved' },
  ].filter(({ number }) => number > 0)
  if (!first) return 'No open goals'
  const start = `${capital(countInWords(first.number, 'goal'))} ${first.state}`
  if (planned > 0 && others.length === 0)
    return `${start}, ${planned === 1 ? 'not started yet' : 'none started'}`
  return [start, ...others.map(({ number, state }) => `${numberWord(number)} ${state}`)].join(', ')
}

/** How far a habit's running period is: 'No entry yet this quarter', 'One of two entries this month'. */
export function periodWords(entries: number, needed: number, period: string): string {
  if (entries === 0) return `${needed === 1 ? 'No entry' : 'No entries'} yet this ${period}`
  const start = capital(entries < needed ? numberWord(entries) : countInWords(entries, 'entry', 'entries'))
  return `${start}${entries < needed ? ` of ${countInWords(needed, 'entry', 'entries')}` : ''} this ${period}`
}

/** 'Two goals are waiting for your answer, the oldest for 3 days.' `days`: since the first one. */
export function queueWords(number: number, days: number): string {
  const start = `${capital(countInWords(number, 'goal'))} ${number === 1 ? 'is' : 'are'} waiting for your answer`
  if (days === 0) return `${start}, since today.`
  return number === 1 ? `${start}, for ${span(days)}.` : `${start}, the oldest for ${span(days)}.`
}

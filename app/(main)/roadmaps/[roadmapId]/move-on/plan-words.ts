import { capital, countInWords, listOfWords, numberWord } from '#lib/core/format.ts'
import type { PlannedMove } from '#lib/roadmaps/moving-on/rules.ts'

/** 'Nine open goals: six unchanged, one reworded, one waiting and one kept' */
export function planWords(plan: readonly PlannedMove[]): string {
  const open = plan.filter(({ fate }) => fate !== 'ended')
  if (open.length === 0) return 'No open goals. Only the version changes.'
  const are = (test: (each: PlannedMove) => boolean, words: string) => {
    const number = open.filter(test).length
    return number > 0 ? [`${numberWord(number)} ${words}`] : []
  }
  const parts = [
    ...are((each) => each.fate === 'moves' && !each.isReworded && !each.isElsewhere, 'unchanged'),
    ...are((each) => each.fate === 'moves' && each.isReworded, 'reworded'),
    ...are((each) => each.fate === 'moves' && !each.isReworded && each.isElsewhere, 'in another stage'),
    ...are((each) => each.fate === 'waiting', 'waiting'),
    ...are((each) => each.fate === 'gone', 'kept as it was'),
  ]
  const [only] = parts
  if (open.length === 1 && only) return `One open goal, ${only.replace('one ', '')}`
  return `${capital(countInWords(open.length, 'open goal'))}: ${listOfWords(parts)}`
}

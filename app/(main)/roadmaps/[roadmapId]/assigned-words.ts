import { capital, count, listOfWords, numberWord } from '#lib/core/format.ts'

/** More names than this are only counted. */
const MAX_NAMED = 4

/** 'Three goals assigned to Ada.', 'Six goals assigned: three each to Ada and Bo.' */
export function assignedWords(juniors: readonly { name: string; goals: number }[]): string {
  const all = juniors.reduce((sum, { goals }) => sum + goals, 0)
  const [first] = juniors
  const start = `${capital(numberWord(all))} ${all === 1 ? 'goal' : 'goals'} assigned`
  if (!first) return `${start}.`
  if (juniors.length > MAX_NAMED) return `${start} to ${count(juniors.length, 'junior')}.`
  const names = listOfWords(juniors.map(({ name }) => name))
  if (juniors.length === 1) return `${start} to ${names}.`
  if (juniors.every(({ goals }) => goals === first.goals))
    return `${start}: ${numberWord(first.goals)} each to ${names}.`
  return `${start}: ${listOfWords(juniors.map(({ name, goals }) => `${numberWord(goals)} to ${name}`))}.`
}

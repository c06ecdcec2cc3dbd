import { capital, countInWords, numberWord } from '#lib/core/format.ts'
import type { Holding } from '#lib/roadmaps/publishing/reads.ts'

const people = (number: number) => capital(countInWords(number, 'person', 'people'))
const have = (number: number) => (number === 1 ? 'has' : 'have')

/** 'Five people have this goal, two have achieved it.' Undefined for nobody. */
export function holdingWords({ people: all, achieved }: Holding): string | undefined {
  if (all === 0) return undefined
  if (achieved === all) return `${people(all)} ${have(all)} achieved this goal.`
  const done = achieved > 0 ? `, ${numberWord(achieved)} ${have(achieved)} achieved it` : ''
  return `${people(all)} ${have(all)} this goal${done}.`
}

/** Of a milestone that is removed. Without a count, the viewer may not know how many people have it. */
export function keepingWords(holding: Holding | undefined): string {
  if (!holding) return 'People who have it as a goal keep it.'
  const { people: all } = holding
  if (all === 0) return 'Nobody has it as a goal.'
  return `${people(all)} ${have(all)} it as a goal and ${all === 1 ? 'keeps' : 'keep'} it.`
}

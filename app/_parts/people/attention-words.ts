import { allInWords, capital, count, numberWord, shareInWords } from '#lib/core/format.ts'
import type { Need, NeedKind } from '#lib/views/needs/rules.ts'

/** What attention needs to know of a junior: what is missing or waiting, and whether they have ever met. */
export type Attended = { needs: readonly Need[]; lastHeldOn: string | null; nextOn: string | null }

/** What is missing from the first day: nobody is late with it. */
const missing: NeedKind[] = ['no mentor', 'no goal', 'not met']

export const isMissing = (need: Need): boolean =>
  missing.includes(need.kind) && !(need.kind === 'no mentor' && need.had)

export function attentionWords(needing: number, juniors: number): string {
  if (juniors === 1) return 'One junior needs attention'
  if (needing === juniors)
    return `${capital(allInWords(juniors, 'juniors', 'the only junior'))} need attention`
  return `${capital(shareInWords(needing, juniors))} juniors ${needing === 1 ? 'needs' : 'need'} attention`
}

/** For a team with juniors. Nothing good is said of someone who has no mentor, no goals or hasn't met anyone yet. */
export function attentionHead(juniors: readonly Attended[]): { title: string; lede: string } {
  const needing = juniors.filter(({ needs }) => needs.length > 0)
  if (needing.length === 0) return calmHead(juniors)
  const gaps = missingWords(juniors)
  const calm = calmWords(juniors)
  if (needing.every(({ needs }) => needs.every(isMissing))) {
    const [first = '', ...others] = gaps
    return {
      title: first.replace(/^(\S+)/, (number) => `${number} ${number === 'One' ? 'junior' : 'juniors'}`),
      lede: sentences(...others, calm),
    }
  }
  return {
    title: attentionWords(needing.length, juniors.length),
    lede: sentences('The longest wait comes first', ...gaps, calm),
  }
}

const sentences = (...parts: string[]) => parts.flatMap((part) => (part ? [`${part}.`] : [])).join(' ')

/** 'Three have no mentor yet', 'One has no goals yet': the most pressing first. */
function missingWords(juniors: readonly Attended[]): string[] {
  const number = (kind: NeedKind) =>
    juniors.filter(({ needs }) => needs.some((need) => need.kind === kind && isMissing(need))).length
  const say = (of: number, one: string, several: string) =>
    of === 0 ? [] : [`${capital(numberWord(of))} ${of === 1 ? one : several}`]
  return [
    ...say(number('no mentor'), 'has no mentor yet', 'have no mentor yet'),
    ...say(number('no goal'), 'has no goals yet', 'have no goals yet'),
    ...say(number('not met'), 'hasn’t met their mentor yet', 'haven’t met their mentors yet'),
  ]
}

/** Of those who need nothing; '' if there are none. */
export function calmWords(juniors: readonly Attended[]): string {
  const calm = juniors.filter(({ needs }) => needs.length === 0)
  const met = calm.filter(({ lastHeldOn }) => lastHeldOn !== null).length
  const planned = calm.filter(({ lastHeldOn, nextOn }) => lastHeldOn === null && nextOn !== null).length
  const parts = [
    met > 0 && `${numberWord(met)} ${met === 1 ? 'is' : 'are'} on schedule, with nothing waiting`,
    planned > 0 && `${numberWord(planned)} ${planned === 1 ? 'has' : 'have'} a first session planned`,
  ].filter((part) => part !== false)
  return capital(parts.join('; '))
}

function unmetWords(juniors: number): string {
  if (juniors === 1) return 'The only junior hasn’t met their mentor yet.'
  if (juniors === 2) return 'Neither junior has met their mentor yet.'
  return `None of the ${numberWord(juniors)} juniors has met their mentor yet.`
}

function calmHead(juniors: readonly Attended[]): { title: string; lede: string } {
  const met = juniors.filter(({ lastHeldOn }) => lastHeldOn !== null).length
  if (met === 0)
    return {
      title: juniors.length === 1 ? 'The first session is planned' : 'The first sessions are planned',
      lede: unmetWords(juniors.length),
    }
  if (met < juniors.length) return { title: 'Nobody needs attention', lede: `${calmWords(juniors)}.` }
  const all = capital(allInWords(met, 'juniors', 'the only junior'))
  return {
    title: 'Nobody needs attention',
    lede: `${all} ${met === 1 ? 'is' : 'are'} on schedule, and nothing is waiting.`,
  }
}

/** Of those who have a mentor. `soon` are past their pair's time, `late` past twice that, `unmet` haven't met at all. */
export function contactWords(met: { fine: number; soon: number; late: number; unmet: number }): string {
  const { fine, soon, late, unmet } = met
  const all = fine + soon + late + unmet
  if (all === 0) return ''
  if (unmet === all) return 'No sessions have been held yet.'
  if (fine === all) return `${capital(allInWords(all, 'pairs', 'the only pair'))} met on schedule.`
  if (all === 1)
    return late > 0
      ? 'The only pair hasn’t met for more than twice as long as agreed.'
      : 'The only pair is past its schedule.'
  const some = fine === 0 ? `None of ${count(all, 'pair')}` : `${fine} of ${count(all, 'pair')}`
  const parts = [
    `${fine === 0 && all === 2 ? 'Neither pair' : some} met on schedule`,
    soon > 0 && `${soon} ${soon === 1 ? 'is' : 'are'} past it`,
    late > 0 && `${late} ${late === 1 ? 'hasn’t' : 'haven’t'} met for more than twice as long`,
    unmet > 0 && `${unmet} ${unmet === 1 ? 'hasn’t' : 'haven’t'} met yet`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}

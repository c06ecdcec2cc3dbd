import { nextSessionWords } from '#app/_parts/sessions/next-words.ts'
import type { Viewer } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { capital, count, span, withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import type { Need } from '#lib/views/needs/rules.ts'

/** ', 3 weeks in'; nothing on the first day. */
const since = (days: number) => (days === 0 ? '' : `, ${span(days)} in`)

/** Why someone needs attention, a sentence for each kind of need. */
export function reasonWords(viewer: Viewer, needs: readonly Need[], today: Day): string {
  const one = (kind: Need['kind']) => needs.filter((need) => need.kind === kind)
  return needs
    .filter((need, place) => needs.findIndex(({ kind }) => kind === need.kind) === place)
    .map((need) => {
      const several = one(need.kind).length
      switch (need.kind) {
        case 'contact': {
          const met = need.lastHeldOn
            ? `Hasn’t met ${calledName(viewer, need.mentor)} for ${span(need.days)}`
            : `Hasn’t met ${calledName(viewer, need.mentor)} yet, ${span(need.days)} in`
          if (!need.nextOn) return `${met}, no next session.`
          return `${met}. ${capital(nextSessionWords({ day: need.nextOn }, today, viewer.timeZone))}.`
        }
        case 'evidence':
          return several > 1
            ? `${count(several, 'piece')} of evidence have been waiting for an answer longer than agreed.`
            : `Evidence for “${withoutBackticks(need.title)}” has been waiting for an answer longer than agreed.`
        case 'blocked':
          return several > 1
            ? `${count(several, 'goal')} blocked, the longest “${withoutBackticks(need.title)}”.`
            : `Goal blocked: “${withoutBackticks(need.title)}”.`
        case 'overdue':
          return several > 1
            ? `${count(several, 'goal')} overdue, by up to ${span(need.days)}.`
            : `“${withoutBackticks(need.title)}” is ${span(need.days)} late.`
        case 'no goal':
          // Someone with neither goal nor mentor gets one sentence, below.
          return one('no mentor').length > 0 ? '' : `No goals yet${since(need.days)}.`
        case 'no mentor': {
          const [goal] = one('no goal')
          if (!need.had) return `No mentor${goal ? ' and no goals' : ''} yet${since(need.days)}.`
          const ended = need.days === 0 ? 'since today' : `for ${span(need.days)}`
          return `No mentor ${ended}${goal ? `, and no goals yet${since(goal.days)}` : ''}.`
        }
        case 'not met':
          return `Hasn’t met ${calledName(viewer, need.mentor)} yet, and no session planned.`
        default:
          return ''
      }
    })
    .filter((sentence) => sentence !== '')
    .join(' ')
}

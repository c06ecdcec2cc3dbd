import type { Ctx } from '#lib/core/context.ts'
import { capital, count, countInWords, numberWord } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName } from '#lib/core/names.ts'
import type { Counts } from '#lib/levels/readiness/rules.ts'

/** The page is one for the whole circle; `isSelf` is whether the junior reads it. */
export type Reading = { ctx: Ctx; junior: Named & { isSelf: boolean } }

/** 'Ada', or 'you'. */
export const who = ({ ctx, junior }: Reading) => (junior.isSelf ? 'you' : calledName(ctx.viewer, junior))
/** 'Ada’s', or 'your'. */
export const whose = ({ ctx, junior }: Reading) =>
  junior.isSelf ? 'your' : `${calledName(ctx.viewer, junior)}’s`

/** '14 of 19 expected milestones achieved, 3 under way, 2 not begun.' */
export function readinessWords({ expected, achieved, underWay, notBegun }: Counts): string {
  if (expected === 0) return 'This level expects no milestones yet.'
  if (achieved === expected)
    return expected === 1
      ? 'The one milestone that it expects is achieved.'
      : `All ${expected} expected milestones achieved.`
  const rest = [underWay > 0 && `${underWay} under way`, notBegun > 0 && `${notBegun} not begun`]
  return `${[`${achieved} of ${count(expected, 'expected milestone')} achieved`, ...rest].filter(Boolean).join(', ')}.`
}

/** 'Five milestones, each with the step that helps most' */
export const openWords = ({ underWay, notBegun }: Counts) =>
  `${capital(countInWords(underWay + notBegun, 'milestone'))}, ${underWay + notBegun === 1 ? 'with' : 'each with'} the step that helps next`

/** Said beside the button: confirming early is allowed. '' if nothing is open. */
export function stillOpenWords({ underWay, notBegun }: Counts): string {
  const open = underWay + notBegun
  if (open === 0) return ''
  return `${capital(numberWord(open))} expected ${open === 1 ? 'is' : 'are'} still open. `
}

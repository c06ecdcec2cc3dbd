import type { OwnGoalKind, ProposalState } from '#db/words.ts'
import type { Day } from '#lib/core/days.ts'

/** In characters. */
export const MAX_ANSWER = 2000
/** Open ones of a junior in a team. */
export const MAX_OPEN = 20

export type GoalWords = {
  kind: OwnGoalKind
  title: string
  description: string
  outcome: string | null
  criteria: readonly string[]
}
type Agreed = GoalWords & { dueOn: Day | null }

/** Names of what a mentor changed when agreeing, in the order of the form. Order and wording of criteria count. */
export function changedFields(proposed: Agreed, agreed: Agreed): string[] {
  return [
    proposed.kind !== agreed.kind && 'kind',
    proposed.title !== agreed.title && 'title',
    proposed.description !== agreed.description && 'reason',
    (proposed.outcome ?? '') !== (agreed.outcome ?? '') && 'outcome',
    JSON.stringify(proposed.criteria) !== JSON.stringify(agreed.criteria) && 'criteria',
    proposed.dueOn !== agreed.dueOn && 'due date',
  ].filter((field): field is string => field !== false)
}

/** A proposal as one text for versions and search: what isn't there is left out. */
export function wordsOf(proposal: {
  title: string | null
  why: string
  outcome: string | null
  criteria: readonly string[]
  dueOn: Day | null
}): Record<'title' | 'why' | 'outcome' | 'criteria' | 'dueOn', string> {
  return {
    title: proposal.title ?? '',
    why: proposal.why,
    outcome: proposal.outcome ?? '',
    criteria: proposal.criteria.join('\n'),
    dueOn: proposal.dueOn ?? '',
  }
}

/** Why it can't be changed or answered any more, or undefined while it's open. */
export function closedSentence(state: ProposalState, who: string): string | undefined {
  if (state === 'open') return undefined
  if (state === 'withdrawn') return `${who} has withdrawn this.`
  return state === 'agreed' ? 'This has been agreed already.' : 'This has been answered already.'
}

import { type GoalState, type MilestoneKind, openGoalStates } from '#db/words.ts'

export const MAX_LINKS = 10

export const steps = [
  'start',
  'tick',
  'submit',
  'withdraw',
  'approve',
  'request_changes',
  'reopen',
  'drop',
  'take_up',
  'block',
  'unblock',
  'move_due',
  'observe',
  'log_entry',
] as const
export type Step = (typeof steps)[number]

export type GoalFacts = { kind: MilestoneKind; state: GoalState; isBlocked: boolean; hasStarted: boolean }

export type GoalRole = 'junior' | 'mentor' | 'lead'

export function isOpen(state: GoalState): boolean {
  return openGoalStates.some((open) => open === state)
}

export function needsEvidence(kind: MilestoneKind): boolean {
  return kind === 'skill' || kind === 'project'
}

/** `refused` is a sentence. A goal stays blocked through every step but unblocking it and those that end it. */
export function afterStep(goal: GoalFacts, step: Step): GoalFacts | { refused: string } {
  const refused = whyNot(goal, step)
  if (refused) return { refused }
  const state = stateAfter(goal, step)
  const ends = state === 'achieved' || state === 'dropped'
  const isBlocked = step === 'block' || (goal.isBlocked && step !== 'unblock' && !ends)
  const hasStarted = goal.hasStarted || step === 'start'
  return { ...goal, state, isBlocked, hasStarted }
}

function stateAfter(goal: GoalFacts, step: Step): GoalState {
  switch (step) {
    case 'start':
    case 'withdraw':
    case 'reopen':
      return 'in_progress'
    case 'submit':
      return 'submitted'
    case 'approve':
      return 'achieved'
    case 'request_changes':
      return 'changes_requested'
    case 'drop':
      return 'dropped'
    case 'take_up':
      return goal.hasStarted ? 'in_progress' : 'planned'
    default:
      return goal.state
  }
}

function whyNot(goal: GoalFacts, step: Step): string | undefined {
  const { state, kind } = goal
  if (step === 'take_up') return state === 'dropped' ? undefined : 'This goal wasn’t dropped.'
  if (step === 'reopen') return state === 'achieved' ? undefined : 'Only an achieved goal can be reopened.'
  if (state === 'achieved') return 'This goal is achieved. A mentor can reopen it.'
  if (state === 'dropped') return 'This goal was dropped. It can be taken up again.'
  switch (step) {
    case 'start':
      return state === 'planned' ? undefined : 'This goal is already under way.'
    case 'tick':
    case 'submit':
      if (state === 'planned') return 'Please start this goal first.'
      return state === 'submitted' ? 'This goal is waiting for an answer. Take it back first.' : undefined
    case 'withdraw':
      return state === 'submitted' ? undefined : 'Nothing is waiting for an answer here.'
    case 'request_changes':
      return state === 'submitted' ? undefined : 'Nothing is waiting for your answer here.'
    case 'approve':
      if (needsEvidence(kind))
        return state === 'submitted' ? undefined : 'Nothing is waiting for your answer here.'
      return state === 'planned' ? 'This goal hasn’t been started yet.' : undefined
    case 'block':
      return goal.isBlocked ? 'This goal is already marked as blocked.' : undefined
    case 'unblock':
      return goal.isBlocked ? undefined : 'This goal isn’t blocked.'
    case 'observe':
      return kind === 'behaviour' ? undefined : 'Only behaviours have observations.'
    case 'log_entry':
      if (kind !== 'habit') return 'Only habits have entries.'
      return state === 'planned' ? 'Please start this goal first.' : undefined
    default:
      return undefined
  }
}

const ofJunior: readonly Step[] = [
  'start',
  'tick',
  'submit',
  'withdraw',
  'block',
  'unblock',
  'observe',
  'log_entry',
]
const ofGuides: readonly Step[] = ['drop', 'take_up', 'move_due', 'block', 'unblock']
// Or a lead's, if the junior has no mentor.
const ofMentor: readonly Step[] = ['approve', 'request_changes', 'reopen', 'observe']

export function canTakeAs(role: GoalRole, step: Step, hasMentor: boolean): boolean {
  if (role === 'junior') return ofJunior.includes(step)
  if (ofGuides.includes(step)) return true
  return ofMentor.includes(step) && (role === 'mentor' || !hasMentor)
}

export function stepsOpenTo(goal: GoalFacts, role: GoalRole, hasMentor: boolean): Step[] {
  return steps.filter((step) => canTakeAs(role, step, hasMentor) && !('refused' in afterStep(goal, step)))
}

export const observationsNeeded = 2

/** Undefined if nothing is missing. `kept` and `needed` count periods. */
export function whyNotApproved(
  kind: MilestoneKind,
  record: { observations: number; kept: number; needed: number },
): string | undefined {
  const { observations, kept, needed } = record
  if (kind === 'behaviour' && observations < observationsNeeded)
    return `A behaviour needs at least two observations before it can be approved. So far there ${observations === 1 ? 'is one' : 'are none'}.`
  if (kind === 'habit' && kept < needed)
    return `This habit has been kept in ${kept} of ${needed} periods. It can be approved once all have been kept.`
  return undefined
}

import type { GoalEventKind } from '#db/words.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'

export type StepTaken = {
  kind: GoalEventKind | 'evidence_edited'
  at: Date
  actor: { id: string; name: string }
  /** Of the version of evidence that it is about. */
  number: number | null
}

/** 'Kenji Mori approved version 2 at 14:20.' */
export function stepSentence(reader: Parameters<typeof whatHappened>[0], step: StepTaken): string {
  return whatHappened(reader, step, words(step.kind, step.number))
}

function words(kind: StepTaken['kind'], number: number | null): string {
  const version = number === null ? null : `version ${number}`
  switch (kind) {
    case 'assigned':
      return 'assigned this'
    case 'started':
      return 'started this goal'
    case 'submitted':
      return version ? `sent ${version}` : 'asked for approval'
    case 'evidence_edited':
      return `changed ${version ?? 'the evidence'}`
    case 'withdrawn':
      return version ? `took ${version} back` : 'withdrew the request for approval'
    case 'changes_requested':
      return version ? `asked for changes to ${version}` : 'asked for changes'
    case 'approved':
      return `approved ${version ?? 'this'}`
    case 'reopened':
      return 'reopened this'
    case 'blocked':
      return 'marked this as blocked'
    case 'unblocked':
      return 'marked this as no longer blocked'
    case 'dropped':
      return 'dropped this'
    case 'taken_up':
      return 'took this up again'
    case 'due_moved':
      return 'changed the due date'
    case 'moved_on':
      return 'moved this to a newer version of the roadmap'
    case 'moved_back':
      return 'moved this back to the version before'
  }
}

/** Whether the goal waits for the same as before: what happened only changed what is shown with it. */
export const isStillInState = (happened: readonly { kind: GoalEventKind | 'evidence_edited' }[]): boolean =>
  happened.every(({ kind }) => ['evidence_edited', 'blocked', 'unblocked', 'due_moved'].includes(kind))

import type { TextKind } from '#db/words.ts'
import type { LoadText } from '#lib/audience/withdrawing/writes.ts'
import { commentToWithdraw } from '#lib/goals/comments/writes.ts'
import { evidenceToWithdraw } from '#lib/goals/evidence/editing/writes.ts'
import { entryToWithdraw, observationToWithdraw } from '#lib/goals/practice/editing/writes.ts'
import { proposalToWithdraw } from '#lib/proposals/writes.ts'
import { reviewToWithdraw } from '#lib/reviews/withdrawing/writes.ts'
import { actionToWithdraw, noteToWithdraw, pointToWithdraw } from '#lib/sessions/withdrawing/writes.ts'
import { winToWithdraw } from '#lib/wins/writes.ts'

/** How each kind of text is found, in the viewer's scope. */
export const loaders: Record<Exclude<TextKind, 'session'>, LoadText<{ id: string }>> = {
  comment: commentToWithdraw,
  evidence: evidenceToWithdraw,
  observation: observationToWithdraw,
  habit_entry: entryToWithdraw,
  session_note: noteToWithdraw,
  action: actionToWithdraw,
  agenda_point: pointToWithdraw,
  review: reviewToWithdraw,
  proposal: proposalToWithdraw,
  win: winToWithdraw,
}

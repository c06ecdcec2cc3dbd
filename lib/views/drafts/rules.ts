import type { DraftVerb } from '#db/words.ts'

type Named = { verb: DraftVerb; about: { title: string | null; personName: string } | null }

const on: Record<DraftVerb, [words: string, joint: string]> = {
  comment: ['a comment', 'on'],
  comment_edit: ['a change to your comment', 'on'],
  evidence_edit: ['a change to your evidence', 'on'],
  observation_edit: ['a change to your observation', 'on'],
  habit_entry_edit: ['a change to your entry', 'on'],
  evidence: ['evidence', 'for'],
  verdict: ['an answer', 'on'],
  observation: ['an observation', 'for'],
  habit_entry: ['an entry', 'for'],
  block: ['a reason for blocking', ''],
  drop: ['a reason for dropping', ''],
  reopen: ['a reason for reopening', ''],
  move_due: ['a new due date', 'for'],
  session: ['a session', 'with'],
  session_edit: ['a change to a session', 'with'],
  session_notes: ['your notes on a session', 'with'],
  review: ['a review note', 'about'],
  review_edit: ['a change to your review note', 'about'],
  roadmap: ['a change to the roadmap', ''],
  stage: ['a change to the stage', ''],
  milestone: ['a change to the milestone', ''],
  publication: ['a note on publishing', ''],
  suggestion: ['a suggestion', 'on'],
  suggestion_answer: ['an answer to a suggestion', 'on'],
  own_goal: ['a goal', 'for'],
  proposal: ['a proposal', 'for'],
  proposal_edit: ['a change to your proposal', ''],
  proposal_answer: ['an answer to a proposed goal,', ''],
  level: ['a confirmation', 'for'],
  level_taken_back: ['a reason for taking back', ''],
  plan: ['a change to the plan', ''],
  plan_item: ['a goal of the plan', ''],
  session_template: ['a session template', 'of'],
  opinion: ['a word about a session', 'with'],
}

/** 'a comment on “Use a debugger”', 'a review note about Ada'; without the rest if the viewer no longer sees that. */
export function draftWords({ verb, about }: Named): string {
  const [words, joint] = on[verb]
  if (!about) return verb === 'block' || verb === 'drop' || verb === 'reopen' ? 'a reason' : words
  const what = about.title === null ? about.personName : about.title && `“${about.title}”`
  return [words, joint, what].filter(Boolean).join(' ')
}

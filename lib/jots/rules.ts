import type { jotOutcomes, jotStates } from '#db/words.ts'

/** In characters. As long as an agenda point and an action, so that a jot always fits into either. */
export const MAX_JOT = 300

type Kept = { state: (typeof jotStates)[number]; becameKind: (typeof jotOutcomes)[number] | null }

/** What a jot became, with its article. */
export const outcomeWords: Record<(typeof jotOutcomes)[number], string> = {
  agenda_point: 'an agenda point',
  action: 'an action',
  observation: 'an observation',
  finding: 'a finding',
  win: 'a win',
  note: 'a note on a session',
}

/** Why nothing more is done with it: a sentence, or undefined while it's open. */
export function whyClosed({ state, becameKind }: Kept): string | undefined {
  if (becameKind) return `You’ve already made this jot into ${outcomeWords[becameKind]}.`
  return state === 'let_go' ? 'You’ve let this jot go.' : undefined
}

export type JotPlace = 'come' | 'undated' | 'later'

/** Where an open jot is listed. */
export function placeOf(comesBackOn: string | null, today: string): JotPlace {
  if (comesBackOn === null) return 'undated'
  return comesBackOn <= today ? 'come' : 'later'
}

import { type Role, rolesNamed } from './roles.ts'

/**
 * Who reads each text, written down by hand. All but the last ones are about the junior of team Pythonistas. The name
 * says what the text is, who wrote it and its visibility; the junior's `pair` texts are for the mentor, the
 * `-to-former` ones for the former mentor. Someone who isn't named must not find a trace of the text anywhere.
 */
const readers = {
  'comment-mentor-private': 'mentor',
  'comment-mentor-pair': 'mentor junior',
  'comment-mentor-circle': 'mentor junior lead',
  'comment-junior-private': 'junior',
  'comment-junior-pair': 'junior mentor',
  'comment-junior-pair-to-former': 'junior formerMentor',
  'comment-junior-circle': 'junior mentor lead',
  'comment-lead-private': 'lead',
  'comment-lead-pair': 'lead junior',
  'comment-lead-circle': 'lead junior mentor',
  // The former mentor keeps what they wrote, and the circle can still read what was written for it.
  'comment-former-private': 'formerMentor',
  'comment-former-pair': 'formerMentor junior',
  'comment-former-circle': 'formerMentor junior mentor lead',

  // Sharing more widely shares the words of now only.
  'comment-mentor-earlier': 'mentor',
  'comment-mentor-mended': 'mentor junior lead',

  // What was withdrawn is its author's alone, whoever read it before.
  'comment-mentor-withdrawn': 'mentor',
  'comment-former-withdrawn': 'formerMentor',
  'observation-mentor-withdrawn': 'mentor',
  'habit-entry-withdrawn': 'junior',
  'evidence-withdrawn': 'junior',
  'session-mentor-withdrawn': 'mentor',
  'point-junior-withdrawn': 'junior',
  'action-mentor-withdrawn': 'mentor',
  'review-mentor-withdrawn': 'mentor',
  'finding-mentor-withdrawn': 'mentor',

  'verdict-mentor-pair': 'mentor junior',
  'remark-mentor-pair': 'mentor junior',
  'verdict-mentor-circle': 'mentor junior lead',
  'note-beside-verdict': 'mentor',

  // Evidence, observations, habit entries and reasons are for the circle.
  'evidence-note': 'junior mentor lead',
  'evidence-link': 'junior mentor lead',
  'evidence-outcome': 'junior mentor lead',
  'observation-junior': 'junior mentor lead',
  'observation-mentor': 'junior mentor lead',
  'habit-entry': 'junior mentor lead',
  'blocked-reason': 'junior mentor lead',
  'dropped-reason': 'junior mentor lead',

  // A goal that isn't the roadmap's, and one that is proposed, are the circle's. Whoever answered keeps their answer.
  'own-goal': 'junior mentor lead',
  'proposal-open': 'junior mentor lead',
  'proposal-withdrawn': 'junior',
  'proposal-answered': 'junior mentor lead',
  'answer-former': 'formerMentor junior mentor lead',
  'proposal-of-other': 'otherJunior otherMentor lead',
  // What was said of a level is its author's, too, after they have left.
  'level-mentor': 'mentor junior lead',
  'level-lead': 'lead junior mentor',
  'level-former': 'formerMentor junior mentor lead',
  'level-taken-back': 'lead junior mentor',

  'session-mentor-private': 'mentor',
  'session-mentor-pair': 'mentor junior',
  'session-mentor-circle': 'mentor junior lead',
  'session-junior-private': 'junior',
  'session-junior-pair': 'junior mentor',
  'session-junior-circle': 'junior mentor lead',
  'session-brief-pair': 'mentor junior',
  // Of a session that was withdrawn, its notes are their authors' alone.
  'session-withdrawn-pair': 'mentor',
  'session-withdrawn-circle': 'junior',
  'session-former-private': 'formerMentor',
  'session-former-pair': 'formerMentor junior',
  'session-former-circle': 'formerMentor junior mentor lead',
  'session-junior-private-then': 'junior',
  'session-junior-pair-to-former': 'junior formerMentor',
  'session-junior-circle-then': 'junior mentor lead',
  // A word about a session is its author's and its reader's.
  'opinion-to-mentor': 'junior mentor',
  'opinion-to-lead': 'junior lead',
  'opinion-withdrawn': 'junior',
  'point-mentor-pair': 'mentor junior',
  'point-mentor-circle': 'mentor junior lead',
  'point-junior-pair': 'junior mentor',
  'point-junior-circle': 'junior mentor lead',
  'point-former-pair': 'formerMentor junior',
  'action-mentor-pair': 'mentor junior',
  'action-mentor-circle': 'mentor junior lead',
  'action-junior-pair': 'junior mentor',
  'action-junior-circle': 'junior mentor lead',
  'action-former-pair': 'formerMentor junior',
  'action-former-circle': 'formerMentor junior mentor lead',

  // A review note and its findings share one visibility.
  'review-mentor-private': 'mentor',
  'finding-mentor-private': 'mentor',
  'review-mentor-pair': 'mentor junior',
  'finding-mentor-pair': 'mentor junior',
  'review-mentor-circle': 'mentor junior lead',
  'finding-mentor-circle': 'mentor junior lead',
  'review-lead-private': 'lead',
  'review-lead-pair': 'lead junior',
  'review-lead-circle': 'lead junior mentor',
  'review-former-private': 'formerMentor',
  'review-former-pair': 'formerMentor junior',
  'review-former-circle': 'formerMentor junior mentor lead',

  // Drafts are their author's, whoever they're for.
  'draft-mentor': 'mentor',
  'draft-junior': 'junior',
  'draft-former': 'formerMentor',

  // A jot is its author's, whoever it's about. A win is the circle's, unless it's narrowed.
  'jot-mentor': 'mentor',
  'jot-mentor-let-go': 'mentor',
  'jot-junior': 'junior',
  'jot-lead': 'lead',
  'jot-former': 'formerMentor',
  'win-junior-circle': 'junior mentor lead',
  'win-junior-private': 'junior',
  'win-mentor-circle': 'mentor junior lead',
  'win-mentor-private': 'mentor',
  'win-mentor-withdrawn': 'mentor',
  'win-former-circle': 'formerMentor junior mentor lead',
  'win-former-private': 'formerMentor',

  // A team's roadmap is for its people, what is being written for those who write it.
  'roadmap-of-team': 'junior otherJunior mentor otherMentor formerMentor lead',
  'working-copy-of-team': 'lead',
  'working-copy-of-admin': 'admin',
  'import-of-lead': 'lead',
  // A suggested change and its answer are for its author and the team's leads.
  'suggestion-mentor': 'mentor lead',
  'suggestion-answered': 'mentor lead',
  'answer-to-suggestion': 'mentor lead',
  'suggestion-former': 'formerMentor lead',

  // Plans are for the leads and mentors of their team, and what was started by one for the junior's circle.
  'plan-of-team': 'mentor otherMentor formerMentor lead',
  'plan-item-of-team': 'mentor otherMentor formerMentor lead',
  'plan-of-gophers': 'otherLead',
  'plan-started': 'junior mentor lead',
  'plan-own-goal': 'junior mentor lead',
  'template-of-team': 'mentor otherMentor formerMentor lead',
  'template-question': 'mentor otherMentor formerMentor lead',
  'template-of-gophers': 'otherLead',

  // About the other junior, and about a junior of team Gophers.
  'evidence-of-other': 'otherJunior otherMentor lead',
  'comment-other-pair': 'otherMentor otherJunior',
  'review-other-private': 'otherMentor',
  'review-other-circle': 'otherMentor otherJunior lead',
  'session-other-circle': 'otherMentor otherJunior lead',
  'reason-in-gophers': 'otherLead',
} as const

export type TextName = keyof typeof readers
export const textNames = Object.keys(readers) as TextName[]

export function reads(role: Role, name: TextName): boolean {
  return rolesNamed(readers[name]).includes(role)
}

/** A word that only this text contains. */
export function wordOf(name: TextName): string {
  return `${name.replaceAll('-', '')}qz`
}

const names = new Map(textNames.map((name) => [wordOf(name), name]))
const anyWord = new RegExp([...names.keys()].join('|'), 'g')

/** The texts that leave a trace in a page. */
export function namesIn(html: string): Set<TextName> {
  return new Set((html.match(anyWord) ?? []).map((word) => names.get(word) as TextName))
}

// A search for the text's first word must show this one, although no one typed it.
function otherWordOf(name: TextName): string {
  return `zq${name.replaceAll('-', '')}`
}

/** A word that every text contains. */
export const commonWord = 'zirkonium'

const said = new Set<TextName>()

/** Calling this counts as writing the text. */
export function text(name: TextName): string {
  said.add(name)
  return `${wordOf(name)} ${otherWordOf(name)} ${commonWord}`
}

/** The texts that `text` wasn't called for. */
export function unsaid(): TextName[] {
  return textNames.filter((name) => !said.has(name))
}

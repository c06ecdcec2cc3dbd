import type { Role } from '#db/words.ts'
import { capital, count, countInWords, listOfWords, numberWord } from '#lib/core/format.ts'

type Holder = { personId: string; role: Role }

export function leavesNoLead(active: readonly Holder[], personId: string, ending: readonly Role[]): boolean {
  const leads = active.filter(({ role }) => role === 'lead')
  const staying = leads.filter((lead) => lead.personId !== personId || !ending.includes('lead'))
  return leads.length > 0 && staying.length === 0
}

export function rolesInWords(roles: readonly Role[]): string {
  return listOfWords(roles)
}

/**
 * `name` as in a sentence, the others in full. `goals` are the person's own, `queue` counts evidence waiting from their juniors; both are null if the
 * viewer may not know.
 */
export type Ending = {
  name: string
  mentors: string[]
  juniors: string[]
  juniorsLeftAlone: string[]
  goals: { open: number; waiting: number } | null
  queue: number | null
}

export function endingSentences(ending: Ending, roles: readonly Role[]): string[] {
  const { name } = ending
  return [
    ...(roles.includes('junior') ? asJunior(ending, name) : []),
    ...(roles.includes('mentor') ? asMentor(ending, name) : []),
    ...(roles.includes('lead')
      ? [
          `As a lead, ${name} no longer sees the team’s progress or manages its members. ${name}’s open invites are revoked.`,
        ]
      : []),
    `Nothing is deleted. What ${name} wrote stays, with the same readers.`,
  ]
}

function asJunior({ goals, mentors }: Ending, name: string): string[] {
  return [
    goalsSentence(goals, name),
    ...(mentors.length > 0
      ? [
          `The ${mentors.length === 1 ? 'mentorship' : 'mentorships'} with ${listOfWords(mentors)} end${mentors.length === 1 ? 's' : ''}. ${mentors.length === 1 ? 'That mentor keeps' : 'They keep'} what they wrote and what was written to them.`,
        ]
      : []),
  ]
}

function goalsSentence(goals: Ending['goals'], name: string): string {
  if (!goals) return `Any open goals of ${name} stay as they are, for ${name} and the team’s leads to see.`
  if (goals.open === 0) return `${name} has no open goals here.`
  const waiting =
    goals.waiting === 0
      ? ''
      : goals.open === 1
        ? ', and its evidence is waiting for an answer'
        : `, and evidence for ${numberWord(goals.waiting)} of them is waiting for an answer`
  return `${name} has ${count(goals.open, 'open goal')} here${waiting}. ${goals.open === 1 ? 'It stays as it is, and the team’s leads can still see and answer it' : 'They stay as they are, and the team’s leads can still see and answer them'}.`
}

function asMentor({ juniors, juniorsLeftAlone, queue }: Ending, name: string): string[] {
  if (juniors.length === 0) return [`${name} isn’t mentoring anyone here.`]
  const ends = juniors.length === 1 ? 'That mentorship ends' : 'These mentorships end'
  return [
    `${name} mentors ${listOfWords(juniors)} here. ${ends}; goals, sessions and actions stay with the juniors.`,
    ...(queue
      ? [
          `${capital(countInWords(queue, 'piece of evidence is', 'pieces of evidence are'))} waiting in ${name}’s queue.`,
        ]
      : []),
    ...(juniorsLeftAlone.length > 0
      ? [
          `${listOfWords(juniorsLeftAlone)} will have no mentor here: their evidence, waiting or new, goes to the team’s leads.`,
        ]
      : [
          juniors.length === 1
            ? `${listOfWords(juniors)} has another mentor, who can answer evidence.`
            : 'They have other mentors, who can answer evidence.',
        ]),
  ]
}

export function pairEndingSentences(junior: Ending, mentorName: string): string[] {
  const { name } = junior
  const mentor = mentorName
  // Another mentor may have the same name.
  const own = junior.mentors.indexOf(mentorName)
  const others = junior.mentors.filter((_, place) => place !== own)
  return [
    goalsOfPair(junior.goals, name),
    others.length > 0
      ? `${listOfWords(others)} ${others.length === 1 ? 'stays' : 'stay'} ${name}’s ${others.length === 1 ? 'mentor' : 'mentors'}, and can answer evidence.`
      : `${name} has no other mentor here: the team’s leads answer evidence until there is one.`,
    `${mentor} keeps what they wrote and what ${name} wrote to them, and can’t see anything else about ${name}.`,
    'Nothing is deleted. Their open actions and agenda points stay in the record.',
  ]
}

function goalsOfPair(goals: Ending['goals'], name: string): string {
  if (!goals) return `Any open goals of ${name} stay as they are.`
  if (goals.open === 0) return `${name} has no open goals here.`
  const waiting =
    goals.waiting === 0 ? '' : ` and ${count(goals.waiting, 'piece')} of evidence waiting for an answer`
  return `${name} has ${count(goals.open, 'open goal')}${waiting}. Everything stays as it is.`
}

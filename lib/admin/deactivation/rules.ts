import type { Role } from '#db/words.ts'
import { isolated, listOfWords } from '#lib/core/format.ts'

export type Deactivation = {
  name: string
  teams: { name: string; roles: Role[] }[]
  mentors: string[]
  juniors: string[]
  teamsWithoutLead: string[]
}

/** No counts of goals or evidence, because admins don't see progress. */
export function deactivationSentences(person: Deactivation): string[] {
  const name = isolated(person.name)
  const roles = person.teams.map((team) => `a ${team.roles.join(' and a ')} in ${team.name}`)
  const held = person.teams.reduce((sum, team) => sum + team.roles.length, 0)
  const isJunior = person.teams.some((team) => team.roles.includes('junior'))
  return [
    `${name} is signed out everywhere when they next open a page, and can’t sign in again.`,
    ...(roles.length > 0
      ? [`${name} is ${listOfWords(roles)}. ${held === 1 ? 'That role ends' : 'Those roles end'}.`]
      : []),
    ...(isJunior
      ? [
          `${name}’s open goals stay as they are. Evidence waiting for an answer stays in the queue, and the team’s leads will answer it.`,
        ]
      : []),
    ...(person.mentors.length > 0
      ? [`${listOfWords(person.mentors)} no longer mentor${person.mentors.length === 1 ? 's' : ''} ${name}.`]
      : []),
    ...(person.juniors.length > 0
      ? [
          `${name} will no longer mentor ${listOfWords(person.juniors)}. What’s waiting in ${name}’s queue goes to their other mentors, or to the team’s leads if there are none.`,
        ]
      : []),
    ...person.teamsWithoutLead.map((team) => `${team} will have no lead. Make someone else a lead first.`),
    `Nothing is deleted: what ${name} wrote stays, with the same readers. You can reactivate ${name} and give them roles again.`,
  ]
}

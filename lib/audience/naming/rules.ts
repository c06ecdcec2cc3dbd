import type { Circle } from '#lib/audience/reads.ts'
import { listOfWords } from '#lib/core/format.ts'
import type { Named } from '#lib/core/named.ts'

/** For a form's hidden field: whom a page named when it said "their mentors and the team's leads". */
export function circleNamed(circle: Circle): string {
  return [...new Set(peopleIn(circle).map(({ id }) => id))].sort().join(' ')
}

/** Those in the circle now whom the page didn't name. Someone who left it reads nothing, so that isn't a question. */
export function joinedSince(named: string, circle: Circle): Named[] {
  const known = new Set(named.split(' '))
  const joined = peopleIn(circle).filter(({ id }) => !known.has(id))
  return [...new Map(joined.map((person) => [person.id, person])).values()]
}

/** Those in the circle besides the junior, as a sentence's part. */
export function circleInWords(circle: Circle, viewerId: string): string {
  const names = new Map(peopleIn(circle).map(({ id, name }) => [id, name]))
  names.delete(viewerId)
  return listOfWords([...names.values()])
}

const peopleIn = ({ mentors, leads }: Circle) => [...mentors, ...leads]

export const sentences = {
  notYourMentor: (name: string) => `${name} isn’t your mentor any more, so this wasn’t sent.`,
  notTheirMentor: (name: string) => `You aren’t ${name}’s mentor any more, so this wasn’t saved.`,
  hasMentorNow: (name: string) => `You have a mentor here now, so this wasn’t sent to ${name}.`,
  notYourReader: 'You can no longer write to the person this was for, so it wasn’t sent.',
  joined: (people: Named[]) =>
    `${listOfWords(people.map(({ name }) => name))} could now read this too. Nothing was changed: check who can read it, then confirm again.`,
}

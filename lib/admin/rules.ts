import { fold } from '#lib/core/fold.ts'

/** Whether all words that were asked for stand in a person's name or address, whatever their case and accents. */
export function matchesPerson(person: { name: string; email: string }, asked: string): boolean {
  const within = fold(`${person.name} ${person.email}`)
  return fold(asked)
    .split(/\s+/)
    .every((word) => within.includes(word))
}

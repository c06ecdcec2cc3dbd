import { fold } from '#lib/core/fold.ts'

export function matchesPerson(person: { name: string; email: string }, asked: string): boolean {
  const within = fold(`${person.name} ${person.email}`)
  return fold(asked)
    .split(/\s+/)
    .every((word) => within.includes(word))
}

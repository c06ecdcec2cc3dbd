import { readableAddress } from '#lib/core/email.ts'
import { fold } from '#lib/core/fold.ts'

export function matchesPerson(person: { name: string; email: string }, asked: string): boolean {
  const known = fold(`${person.name} ${person.email} ${readableAddress(person.email)}`)
  const within = `${known} ${known.replaceAll("'", '')}`
  return fold(asked)
    .split(/\s+/)
    .every((word) => within.includes(word))
}

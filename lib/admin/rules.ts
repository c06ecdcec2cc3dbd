import { readableAddress } from '#lib/core/email.ts'
import { fold } from '#lib/core/fold.ts'
import { count } from '#lib/core/format.ts'

/** '1 person (you), no teams yet', '5 people, 2 of them admins, in 3 teams'. */
export function instanceWords(people: number, admins: number, teams: number): string {
  const inTeams = teams === 0 ? 'no teams yet' : `in ${count(teams, 'team')}`
  if (people === 1) return `1 person (you), ${inTeams}`
  const asAdmins =
    admins === people
      ? admins === 2
        ? 'both admins'
        : 'all admins'
      : admins === 1
        ? '1 admin'
        : `${admins} of them admins`
  return `${count(people, 'person', 'people')}, ${asAdmins}, ${inTeams}`
}

export function matchesPerson(person: { name: string; email: string }, asked: string): boolean {
  const known = fold(`${person.name} ${person.email} ${readableAddress(person.email)}`)
  const within = `${known} ${known.replaceAll("'", '')}`
  return fold(asked)
    .split(/\s+/)
    .every((word) => within.includes(word))
}

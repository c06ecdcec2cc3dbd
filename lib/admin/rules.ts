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

/** What a person's `searchKey` must contain, each. */
export const partsOfName = (asked: string): string[] => fold(asked).split(/\s+/).filter(Boolean)

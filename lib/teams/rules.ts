import { listOfWords } from '#lib/format.ts'
import type { Role } from '#lib/people/rules.ts'

type Holder = { personId: string; role: Role }

/** Whether a team has no lead left once these roles of a person have ended. */
export function leavesNoLead(active: readonly Holder[], personId: string, ending: readonly Role[]): boolean {
  const leads = active.filter(({ role }) => role === 'lead')
  const staying = leads.filter((lead) => lead.personId !== personId || !ending.includes('lead'))
  return leads.length > 0 && staying.length === 0
}

/** Roles in words: 'lead and mentor'. */
export function rolesInWords(roles: readonly Role[]): string {
  return listOfWords(roles)
}

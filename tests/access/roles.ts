/** Everyone the access rules tell apart. */
export const roles = [
  'junior',
  'otherJunior',
  'mentor',
  'otherMentor',
  'formerMentor',
  'lead',
  'otherLead',
  'admin',
] as const
export type Role = (typeof roles)[number]

/**
 * Reads roles as the matrix writes them: 'everybody', 'nobody', or names with spaces in between. Throws on another
 * name.
 */
export function rolesNamed(names: string): readonly Role[] {
  if (names === 'everybody') return roles
  if (names === 'nobody') return []
  return names.split(' ').map((name) => {
    const role = roles.find((known) => known === name)
    if (!role) throw new Error(`The table names “${name}”, which is no role.`)
    return role
  })
}

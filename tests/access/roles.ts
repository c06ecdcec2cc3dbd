/** Everybody whom the access rules tell apart, as product.md does. */
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

/** Some roles as the tables write them: names with a blank between, or one of these words. */
export function rolesOf(names: string): readonly Role[] {
  if (names === 'everybody') return roles
  if (names === 'nobody') return []
  return names.split(' ').map((name) => {
    const role = roles.find((known) => known === name)
    if (!role) throw new Error(`The table names “${name}”, which is no role.`)
    return role
  })
}

import type { ConfirmingRole } from '#db/words.ts'

/** In characters. */
export const MAX_REASON = 500

/** Ids of the junior's mentors and the team's leads now, without the junior and deactivated people. */
export type Confirmers = { mentors: readonly string[]; leads: readonly string[] }

/** `role` is as what someone has said so. It counts also after they have left. */
export type Said = { authorId: string; role: ConfirmingRole }

/** Nobody confirms a level of their own, whatever else they are in the team. */
export function confirmersOf(juniorId: string, circle: Confirmers): Confirmers {
  const others = (ids: readonly string[]) => [...new Set(ids)].filter((id) => id !== juniorId)
  return { mentors: others(circle.mentors), leads: others(circle.leads) }
}

/** As what someone can say so. */
export function rolesOf(id: string, { mentors, leads }: Confirmers): ConfirmingRole[] {
  return [
    ...(mentors.includes(id) ? (['mentor'] as const) : []),
    ...(leads.includes(id) ? (['lead'] as const) : []),
  ]
}

/**
 * One of them as mentor and another as lead, or undefined. Someone who is both now counts as either, whatever they said it
 * as.
 */
function bothRoles(said: readonly Said[], circle: Confirmers): { mentor: string; lead: string } | undefined {
  const can = ({ authorId, role }: Said, as: ConfirmingRole) =>
    role === as || rolesOf(authorId, circle).includes(as)
  for (const one of said)
    for (const other of said)
      if (one.authorId !== other.authorId && can(one, 'mentor') && can(other, 'lead'))
        return { mentor: one.authorId, lead: other.authorId }
  return undefined
}

/** Those who could make the two complete, by saying so too. */
export function whoCouldComplete(said: readonly Said[], circle: Confirmers): string[] {
  const authors = new Set(said.map(({ authorId }) => authorId))
  return [...new Set([...circle.mentors, ...circle.leads])].filter(
    (id) =>
      !authors.has(id) &&
      rolesOf(id, circle).some((role) => bothRoles([...said, { authorId: id, role }], circle)),
  )
}

/** Whether this person may say so: who is in the circle, hasn't yet, and isn't saying again what another has said. */
export function canConfirm(id: string, said: readonly Said[], circle: Confirmers): boolean {
  if (rolesOf(id, circle).length === 0 || said.some(({ authorId }) => authorId === id)) return false
  return said.length === 0 || whoCouldComplete(said, circle).includes(id) || isStuck(said, circle)
}

/** One of two has said so, and there's nobody now who could be the other. */
export function isStuck(said: readonly Said[], circle: Confirmers): boolean {
  return said.length > 0 && !bothRoles(said, circle) && whoCouldComplete(said, circle).length === 0
}

/**
 * What becomes of it when this person says so: as what each has said it, and whether the level is confirmed. A mentor and a
 * lead are needed, two people, unless there aren't two to be had. Undefined if they may not.
 */
export function afterSaying(
  id: string,
  said: readonly Said[],
  circle: Confirmers,
): { said: Said[]; isConfirmed: boolean } | undefined {
  if (!canConfirm(id, said, circle)) return undefined
  const role = rolesOf(id, circle)[0] ?? 'mentor'
  const all = [...said, { authorId: id, role }]
  const both = bothRoles(all, circle)
  if (!both) return { said: all, isConfirmed: isStuck(all, circle) }
  return {
    said: all.map((each) => {
      if (each.authorId === both.mentor) return { ...each, role: 'mentor' }
      return each.authorId === both.lead ? { ...each, role: 'lead' } : each
    }),
    isConfirmed: true,
  }
}

/** What a page showed of a level's confirmation: none, half of it, or all. */
export function shownVersion(confirmation: { id: string; said: readonly unknown[] } | undefined): string {
  return confirmation ? `${confirmation.id} ${confirmation.said.length}` : 'none'
}

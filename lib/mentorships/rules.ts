import type { Role } from '#db/words.ts'

export const usualCadenceDays = 14

type Holder = { personId: string; role: Role }

/** `active` are the team's current roles. */
export function pairProblem(
  active: readonly Holder[],
  mentorId: string,
  juniorId: string,
): { field: 'mentorId' | 'juniorId'; sentence: string } | null {
  const has = (personId: string, role: Role) =>
    active.some((held) => held.personId === personId && held.role === role)
  if (mentorId === juniorId)
    return { field: 'juniorId', sentence: 'People can’t mentor themselves. Please choose someone else.' }
  if (!has(mentorId, 'mentor'))
    return {
      field: 'mentorId',
      sentence: 'This person isn’t a mentor in the team. Give them the role first.',
    }
  if (!has(juniorId, 'junior'))
    return {
      field: 'juniorId',
      sentence: 'This person isn’t a junior in the team. Give them the role first.',
    }
  return null
}

/** 'every day', 'every 2 weeks', 'every 10 days'. */
export function cadenceInWords(days: number): string {
  if (days === 1) return 'every day'
  if (days % 7 !== 0) return `every ${days} days`
  return days === 7 ? 'every week' : `every ${days / 7} weeks`
}

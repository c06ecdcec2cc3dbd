import type { Named } from '#lib/core/named.ts'

export function pairReaders(juniorId: string, circle: { mentors: Named[]; leads: Named[] }): Named[] {
  const readers = circle.mentors.length > 0 ? circle.mentors : circle.leads
  return readers.filter(({ id }) => id !== juniorId)
}

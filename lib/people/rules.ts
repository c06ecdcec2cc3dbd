export function otherInPair(pair: { mentorId: string; juniorId: string }, personId: string): string {
  return pair.mentorId === personId ? pair.juniorId : pair.mentorId
}

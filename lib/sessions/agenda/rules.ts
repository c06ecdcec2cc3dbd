import type { AgendaPart } from '#db/words.ts'

/** Up and down: past a neighbour, unless that is done already. Before and after: right beside it. */
export const moves = ['up', 'down', 'before', 'after'] as const
export type Move = { what: (typeof moves)[number]; id: string; beside: string }

/** Points that the mover doesn't read stay between the same two others. */
export function moved(order: readonly string[], { what, id, beside }: Move): string[] {
  const isAbove = order.indexOf(id) < order.indexOf(beside)
  if ((what === 'up' && isAbove) || (what === 'down' && !isAbove)) return [...order]
  const rest = order.filter((each) => each !== id)
  const at = rest.indexOf(beside) + (what === 'up' || what === 'before' ? 0 : 1)
  return [...rest.slice(0, at), id, ...rest.slice(at)]
}

export const partWords: Record<AgendaPart, string> = { talk: 'To talk about', decide: 'To decide' }

type AgendaGroup<Point> = { part: AgendaPart | null; points: Point[] }

/** Two parts if any point has one: those without one are there to be talked about. Otherwise one group without a name. */
export function inParts<Point extends { part: AgendaPart | null }>(
  points: readonly Point[],
): AgendaGroup<Point>[] {
  if (points.every(({ part }) => part === null)) return [{ part: null, points: [...points] }]
  const toDecide = points.filter(({ part }) => part === 'decide')
  const toTalk = points.filter(({ part }) => part !== 'decide')
  return [
    { part: 'talk' as const, points: toTalk },
    { part: 'decide' as const, points: toDecide },
  ].filter((group) => group.points.length > 0)
}

/** 'since last session', or undefined for a point that no session has passed over. */
export function ageWords(sessionsSince: number): string | undefined {
  if (sessionsSince === 0) return undefined
  return sessionsSince === 1 ? 'since last session' : `since ${sessionsSince} sessions`
}

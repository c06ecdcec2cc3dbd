type Sent = { criteria: readonly string[]; shown: readonly string[] }

/**
 * What is ticked after a form: only what differs from what its page showed is changed, so an old page leaves newer ticks
 * alone.
 */
export function ticksAfter(now: readonly string[], { criteria, shown }: Sent): string[] {
  return [...new Set([...now, ...criteria])].filter((id) =>
    criteria.includes(id) === shown.includes(id) ? now.includes(id) : criteria.includes(id),
  )
}

/** Where everything needs everything there are thousands, and a few say enough. */
const MAX_CIRCLES = 20

type Needing = { key: string; needs: readonly string[] }

/**
 * Circles of prerequisites, each as keys in the order in which they need each other. At least one for each group of
 * milestones that wait for one another; one that needs only itself is no circle.
 */
export function circlesIn(milestones: readonly Needing[]): string[][] {
  const needs = new Map(milestones.map((milestone) => [milestone.key, milestone.needs]))
  const done = new Set<string>()
  const circles: string[][] = []
  for (const { key } of milestones) {
    // Depth first, without recursion: the way from `key` to here, with what is left to look at from each.
    const way: { key: string; left: string[] }[] = []
    const enter = (next: string) => way.push({ key: next, left: [...(needs.get(next) ?? [])] })
    if (!done.has(key)) enter(key)
    while (way.length > 0) {
      const here = way.at(-1)
      const next = here?.left.shift()
      if (next === undefined) {
        done.add(way.pop()?.key ?? '')
        continue
      }
      const at = way.findIndex((step) => step.key === next)
      if (at >= 0 && next !== here?.key && circles.length < MAX_CIRCLES)
        circles.push(way.slice(at).map((step) => step.key))
      else if (at < 0 && needs.has(next) && !done.has(next)) enter(next)
    }
  }
  return circles
}

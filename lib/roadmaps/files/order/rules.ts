/**
 * One order that agrees with each of several where they agree: a level that only the second topic has comes where that
 * topic has it. Where they contradict each other, what was named first comes first.
 */
export function mergedOrder(orders: readonly (readonly string[])[]): string[] {
  const names = [...new Set(orders.flat())]
  // More than a roadmap can have is refused later, whatever the order.
  if (names.length > 200) return names
  const before = new Map(names.map((name) => [name, new Set<string>()]))
  for (const order of orders)
    for (const [at, name] of order.entries()) {
      const previous = order[at - 1]
      if (previous !== undefined && previous !== name) before.get(name)?.add(previous)
    }
  const merged = new Set<string>()
  while (merged.size < names.length) {
    const left = names.filter((name) => !merged.has(name))
    const next = left.find((name) => [...(before.get(name) ?? [])].every((other) => merged.has(other)))
    merged.add(next ?? left[0] ?? '')
  }
  return [...merged]
}

export function hasNews(goal: {
  lastReadAt: Date | null
  events: readonly { at: Date }[]
  comments: readonly { createdAt: Date; editedAt: Date | null }[]
  observations: readonly { createdAt: Date }[]
  entries: readonly { createdAt: Date }[]
}): boolean {
  const { lastReadAt } = goal
  if (!lastReadAt) return true
  const moments = [
    ...goal.events.map(({ at }) => at),
    ...[...goal.observations, ...goal.entries].map(({ createdAt }) => createdAt),
    ...goal.comments.map((said) => said.editedAt ?? said.createdAt),
  ]
  return moments.some((at) => at > lastReadAt)
}

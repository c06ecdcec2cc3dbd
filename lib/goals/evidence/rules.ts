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

/** A line for each link, to be read beside a form: 'Title, https://…'. */
export function linksInWords(links: readonly { url: string; title: string | null }[]): string {
  return links.map(({ url, title }) => (title ? `${title}, ${url}` : url)).join('\n')
}

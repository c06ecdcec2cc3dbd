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

type Shown = {
  note: string
  outcome: string | null
  repositoryUrl: string | null
  links: readonly { url: string; title: string | null }[]
}

/**
 * What differs between two versions. `note` is 'changed' if both have one; `links` are addresses, the repository's
 * among them.
 */
export function evidenceChanges(earlier: Shown, later: Shown) {
  const [old, now] = [addresses(earlier), addresses(later)]
  return {
    note: howChanged(earlier.note, later.note),
    outcome: howChanged(earlier.outcome ?? '', later.outcome ?? ''),
    added: now.filter((url) => !old.includes(url)),
    removed: old.filter((url) => !now.includes(url)),
  }
}

const addresses = ({ links, repositoryUrl }: Shown) => [
  ...new Set([...(repositoryUrl ? [repositoryUrl] : []), ...links.map(({ url }) => url)]),
]

function howChanged(before: string, after: string): 'same' | 'added' | 'removed' | 'changed' {
  const [old, now] = [before, after].map((text) => text.replaceAll('\r\n', '\n').trim()) as [string, string]
  if (old === now) return 'same'
  return old === '' ? 'added' : now === '' ? 'removed' : 'changed'
}

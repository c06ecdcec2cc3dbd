import { recogniseLink } from '#lib/text/links/rules.ts'

/** What a link says of itself: 'payments #482' for a pull or merge request, an issue or a commit; null for any other. */
function labelOfLink(url: string): string | null {
  const { kind, label } = recogniseLink(url)
  return kind === null || kind === 'repository' ? null : label
}

/** The title of a note whose author wrote none: what the link says of itself, or its place and path. */
export function nameOfLink(url: string): string {
  return recogniseLink(url).label
}

/** Where the link itself says what it is ('payments #482'), the title follows it; a title that repeats it stands alone. */
export function fullTitle(url: string, title: string): string {
  const label = labelOfLink(url)
  return label === null || title.includes(label) ? title : `${label} ${title}`
}

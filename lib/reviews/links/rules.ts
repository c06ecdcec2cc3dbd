import { recogniseLink } from '#lib/text/links/rules.ts'

/** For a note without a title: the link's label, 'payments #482' or 'wiki.example/refunds'. */
export function nameOfLink(url: string): string {
  return recogniseLink(url).label
}

/** Whether a note got its title from its link, also from one that was labelled in another way then. */
export function isNamedByLink(url: string, title: string): boolean {
  const { label, formerLabel } = recogniseLink(url)
  return title === label || title === formerLabel
}

/** With the link's label ('payments #482') before it, unless the title already contains it. */
export function fullTitle(url: string, title: string): string {
  const { kind, label } = recogniseLink(url)
  if (isNamedByLink(url, title)) return label
  return kind === null || kind === 'repository' || title.includes(label) ? title : `${label} ${title}`
}

/** What the link leads to, in its host's words: 'Pull request', 'Merge request', 'Commit'. 'Link' if it can't be told. */
export function kindOfLink(url: string): string {
  const { kind } = recogniseLink(url)
  return kind === null ? 'Link' : `${kind[0]?.toUpperCase()}${kind.slice(1)}`
}

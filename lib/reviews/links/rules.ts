import { recogniseLink } from '#lib/text/links/rules.ts'

/** 'payments #482' for a pull or merge request, an issue or a commit; null for any other link. */
function labelOfLink(url: string): string | null {
  const { kind, label } = recogniseLink(url)
  return kind === null || kind === 'repository' ? null : label
}

/** For a note without a title: the link's label, 'payments #482' or 'wiki.example/refunds'. */
export function nameOfLink(url: string): string {
  return recogniseLink(url).label
}

/** With the link's label ('payments #482') before it, unless the title already contains it. */
export function fullTitle(url: string, title: string): string {
  const label = labelOfLink(url)
  return label === null || title.includes(label) ? title : `${label} ${title}`
}

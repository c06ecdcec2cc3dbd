import clsx from 'clsx'

// The only file that puts HTML into a page as it is. The HTML comes from lib/markdown/render.ts alone, which escapes
// every text and makes tags and attributes from a fixed list; tests/rules/markdown-hostile.test.ts holds it to that.

/** A rendered Markdown text. `role="status"` for one that appears as an answer, such as a preview. */
export function Prose({ html, className, role }: { html: string; className?: string; role?: 'status' }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer, see above
    <div className={clsx('prose', className)} role={role} dangerouslySetInnerHTML={{ __html: html }} />
  )
}

/** One rendered line inside other text, such as a criterion. */
export function ProseLine({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer, see above
  return <span dangerouslySetInnerHTML={{ __html: html }} />
}

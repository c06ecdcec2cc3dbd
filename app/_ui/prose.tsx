// Only this file and `app/_ui/plain.tsx` put HTML into a page. Here it's from `lib/text/markdown/`, whose renderer
// escapes every text and has a fixed list of tags and attributes; `tests/rules/markdown-hostile.test.ts` checks that.

/** `role="status"` is for text that appears as an answer, such as a preview. */
export function Prose({ html, className, role }: { html: string; className?: string; role?: 'status' }) {
  const classes = className ? `prose ${className}` : 'prose'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer, see above
  return <div dir="auto" className={classes} role={role} dangerouslySetInnerHTML={{ __html: html }} />
}

export function ProseLine({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer, see above
  return <bdi dangerouslySetInnerHTML={{ __html: html }} />
}

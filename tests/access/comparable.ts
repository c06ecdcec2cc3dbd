const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * A page without what differs by chance: nonces, ids that aren't in `kept` (forms bring new ones), React's numbering,
 * and the order of the head and of the data for the browser. Two pages with the same content are equal.
 */
export function comparable(html: string, kept: ReadonlySet<string>): string {
  const page = html
    .replace(/nonce(=|\\?":\\?)"[^"]*"/g, 'nonce')
    .replace(anyId, (id) => (kept.has(id) ? id : 'ID'))
    // A draft says how long ago it was kept, and a minute may pass between two visits.
    .replace(/just now|\b(an?|\d+) (minute|hour)s? ago/g, 'AGO')
  const [head = '', ...body] = page
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/_S_\w+_/g, 'S')
    .replace(/\$ACTION_(REF_)?\d+/g, '$ACTION')
    .split('<body')
  const data = [...page.matchAll(/__next_f\.push\(\[1,"((?:[^"\\]|\\.)*)"\]\)/g)]
    .map(([, part]) => part)
    .join('')
  // Timing decides how often a word is in the data, and by which path React refers back to it.
  const words = new Set(data.replace(/_S_\w+_/g, '').match(/[\p{L}][\p{L}\d’-]{3,}/gu) ?? [])
  for (const word of ['props', 'children']) words.delete(word)
  return [sorted(head.match(/<[^>]*>[^<]*/g) ?? []), ...body, sorted([...words])].join('\n')
}

/** Whether two pages have the same content. A simple comparison comes first, since it's mostly enough. */
export function isAlike(one: string, other: string): boolean {
  const quick = (html: string) => html.replace(/nonce(=|\\?":\\?)"[^"]*"/g, 'nonce').replace(anyId, 'ID')
  return quick(one) === quick(other) || comparable(one, new Set()) === comparable(other, new Set())
}

const sorted = (parts: string[]) => parts.sort().join(' ')

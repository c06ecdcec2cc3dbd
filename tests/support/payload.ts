// React's payload ("Flight"): what a page sends to React in the browser, in pieces, in inline scripts.

export function payloadOf(html: string): string {
  const pieces = html.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)
  return Array.from(pieces, ([, piece]) => String(JSON.parse(piece ?? '""'))).join('')
}

/** Counts the elements that React renders from a payload; `clients` are client components among them. */
export function elementsOf(payload: string): { elements: number; clients: number } {
  const count = (start: string) => payload.split(start).length - 1
  return { elements: count('["$",'), clients: count('["$","$L') }
}

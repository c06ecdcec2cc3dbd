// What a page sends to React's client: its payload (React's "Flight"), in pieces in inline scripts.

/** The payload of a page's HTML, put together. */
export function payloadOf(html: string): string {
  const pieces = html.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)
  return Array.from(pieces, ([, piece]) => String(JSON.parse(piece ?? '""'))).join('')
}

/** How many elements React renders of a payload, and how many of them are client components. */
export function elementsOf(payload: string): { elements: number; clients: number } {
  const count = (start: string) => payload.split(start).length - 1
  return { elements: count('["$",'), clients: count('["$","$L') }
}

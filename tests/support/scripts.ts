/**
 * The script files that a page loads ("static/chunks/x.js"), by its script elements or for client components. Each
 * once.
 */
export function scriptsOf(html: string): string[] {
  return [...new Set(html.match(/static\/chunks\/[\w~.-]+\.js/g) ?? [])]
}

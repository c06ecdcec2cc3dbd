/**
 * The files of scripts that a page brings to the browser, as in the build's folder ("static/chunks/x.js"): those of its
 * script elements and those that its payload names for client components. Each once.
 */
export function scriptsOf(html: string): string[] {
  return [...new Set(html.match(/static\/chunks\/[\w~.-]+\.js/g) ?? [])]
}

import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether Next can read what its own client sends in headers. It fails on anything else, or prints it to the log.
 */
export function hasReadableNextHeaders(headers: IncomingHttpHeaders): boolean {
  const action = headers['next-action']
  // A hash in hex, as `server-reference-manifest.json` lists them.
  if (action !== undefined && !/^[0-9a-f]{42}$/.test(String(action))) return false
  const tree = headers['next-router-state-tree']
  return tree === undefined || isRouterStateHeader(String(tree))
}

// Next's own limit.
const longest = 40_000

function isRouterStateHeader(header: string): boolean {
  if (header.length > longest) return false
  try {
    return isRouterState(JSON.parse(decodeURIComponent(header)))
  } catch {
    // Not encoded, not JSON, or nested too deeply.
    return false
  }
}

// [segment, routes by name, address?, marker?, hint?, ...], as in Next's app-render/types.js.
function isRouterState(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6) return false
  const [segment, routes, address, marker, hint, last] = value
  return (
    isSegment(segment) &&
    typeof routes === 'object' &&
    routes !== null &&
    !Array.isArray(routes) &&
    Object.values(routes).every(isRouterState) &&
    (isNothing(address) || (isTexts(address) && address.length === 2)) &&
    (isNothing(marker) || ['refetch', 'inside-shared-layout', 'metadata-only'].includes(marker)) &&
    (isNothing(hint) || typeof hint === 'number') &&
    (last === undefined || typeof last === 'string')
  )
}

function isSegment(value: unknown): boolean {
  if (typeof value === 'string') return true
  if (!Array.isArray(value) || value.length !== 4) return false
  return isTexts(value.slice(0, 3)) && (value[3] === null || isTexts(value[3]))
}

const isNothing = (value: unknown) => value === undefined || value === null
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

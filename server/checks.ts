import type { IncomingMessage } from 'node:http'

/** What the front does with a request before any page sees it. */
export type Verdict =
  | { kind: 'pass'; path: string }
  | { kind: 'redirect'; location: string }
  | { kind: 'refuse'; status: 400 | 403 | 404 | 405 }

/** The methods that some address of Cairn answers. */
export const methods = 'GET, HEAD, POST'

/** Largest body that is taken, in bytes: a form with every field full. Imports will have an address and limit of their own. */
export const bodyLimit = 1_000_000

/**
 * Judges a request by its method, address, Host and Origin.
 * `origin` is the one that browsers are configured to use.
 */
export function examine(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  origin: string,
): Verdict {
  const method = request.method ?? ''
  const reading = method === 'GET' || method === 'HEAD'
  if (!reading && method !== 'POST') return { kind: 'refuse', status: 405 }

  const target = originForm(request.url ?? '', request.headers.host)
  if (!target) return { kind: 'refuse', status: 400 }
  const path = target.url.split(/[?#]/, 1)[0] ?? '/'
  if (!decodes(path)) return { kind: 'refuse', status: 400 }
  // Next would redirect these to their tidied form; no page has such an address.
  if (path.includes('//') || path.includes('\\')) return { kind: 'refuse', status: 404 }

  if (!reading) {
    // A browser sends Origin with every such request. Without it nobody can tell whose form it was.
    return request.headers.origin === origin ? { kind: 'pass', path } : { kind: 'refuse', status: 403 }
  }
  // Health checks ask by whatever name they reach the machine.
  if (path !== '/up' && target.host?.toLowerCase() !== new URL(origin).host) {
    return { kind: 'redirect', location: origin + target.url }
  }
  // Browsers ask for it in the moment in which a page is changed for another and names no icon.
  if (path === '/favicon.ico') return { kind: 'redirect', location: `${origin}/icon.svg` }
  return { kind: 'pass', path }
}

/** A request target as path and query, with the host it was sent to; undefined when it is neither form of HTTP's. */
function originForm(url: string, host: string | undefined): { url: string; host?: string } | undefined {
  if (url.startsWith('/')) return { url, host }
  // Proxies may send the absolute form, whose host outranks the header (RFC 9112, 3.2.2).
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  const absolute = new URL(url)
  return { url: absolute.pathname + absolute.search, host: absolute.host }
}

function decodes(path: string): boolean {
  try {
    // Control characters are in no address of ours, and a zero byte ends strings in C.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

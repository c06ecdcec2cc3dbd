import type { IncomingMessage } from 'node:http'
import type { Configuration } from '#lib/core/configuration.ts'
import { isPublicFile } from './headers.ts'

export type Verdict =
  | { kind: 'pass'; path: string }
  | { kind: 'redirect'; location: string }
  | { kind: 'refuse'; status: 400 | 403 | 404 | 405 | 421 }

export const methods = 'GET, HEAD, POST'

/** In bytes. Below `bodySizeLimit` in `next.config.ts`, so that the front answers before Next does. */
export const bodyLimit = 1_150_000

// In bytes. What needs no sign-in has short forms, and anyone can send them.
const visitorsBodyLimit = 8_192
const forVisitors = /^\/(sign-in|sign-out|setup|invite|reset|calendar|help|problem|up|api)(\/|$)/

export const bodyLimitAt = (path: string) => (forVisitors.test(path) ? visitorsBodyLimit : bodyLimit)

/** A form has fewer fields, and each costs time. */
const MAX_FIELDS = 4000

/** Whether a multipart body has more parts than any form. */
export function hasTooManyFields(type: string | undefined, body: Buffer): boolean {
  const [, quoted, bare] =
    /^multipart\/form-data\b.*?;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type ?? '') ?? []
  const boundary = `--${quoted ?? bare ?? ''}`
  if (boundary === '--') return false
  let count = 0
  for (let at = body.indexOf(boundary); at !== -1; at = body.indexOf(boundary, at + boundary.length)) {
    count += 1
    if (count > MAX_FIELDS) return true
  }
  return false
}

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'httpVersion'>

export function examine(
  request: Request,
  { origin, isOriginSet }: Pick<Configuration, 'origin' | 'isOriginSet'>,
): Verdict {
  const method = request.method ?? ''
  const reading = method === 'GET' || method === 'HEAD'
  if (!reading && method !== 'POST') return { kind: 'refuse', status: 405 }

  const target = originForm(request.url ?? '', request.headers.host)
  if (!target) return { kind: 'refuse', status: 400 }
  const path = target.url.split(/[?#]/, 1)[0] ?? '/'
  if (!decodes(path)) return { kind: 'refuse', status: 400 }
  // No page has such an address, and Next would redirect these to a normalised one.
  if (path.includes('//') || path.includes('\\')) return { kind: 'refuse', status: 404 }

  if (!reading) {
    // Browsers send Origin with every POST. Without it, there's no telling which site the form was on.
    return request.headers.origin === origin ? { kind: 'pass', path } : { kind: 'refuse', status: 403 }
  }
  // Health checks may use any host name.
  if (path !== '/up' && target.host?.toLowerCase() !== new URL(origin).host) {
    const mayFollow = isOriginSet || isOnThisMachine(target.host, request, origin)
    if (mayFollow) return { kind: 'redirect', location: origin + target.url }
    // The page that says so needs its files.
    return isPublicFile(path) && path !== '/favicon.ico'
      ? { kind: 'pass', path }
      : { kind: 'refuse', status: 421 }
  }
  // Browsers request it on their own if a page has no icon link at that moment.
  if (path === '/favicon.ico') return { kind: 'redirect', location: `${origin}/icon.svg` }
  return { kind: 'pass', path }
}

/**
 * Whether the browser runs where Cairn does and only calls the machine by another name, so that it also finds localhost.
 * nginx asks for 127.0.0.1 too unless it's told otherwise, and by HTTP/1.0, which no browser speaks.
 */
function isOnThisMachine(
  host: string | undefined,
  { headers, httpVersion }: Request,
  origin: string,
): boolean {
  const [, name = '', port = '80'] =
    /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::(\d+))?$/i.exec(host ?? '') ?? []
  const isForwarded =
    httpVersion === '1.0' || ['forwarded', 'via', 'x-forwarded-for'].some((header) => header in headers)
  return name !== '' && port === (new URL(origin).port || '80') && !isForwarded
}

/** Undefined unless it's in origin form or absolute form (RFC 9112, 3.2). */
export function originForm(
  url: string,
  host: string | undefined,
): { url: string; host?: string } | undefined {
  if (url.startsWith('/')) return { url, host }
  // The host of an absolute form, which proxies may send, outranks the Host header (RFC 9112, 3.2.2).
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  const absolute = new URL(url)
  return { url: absolute.pathname + absolute.search, host: absolute.host }
}

function decodes(path: string): boolean {
  try {
    // No address of Cairn's has control characters, and a zero byte ends strings in C.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this looks for them
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

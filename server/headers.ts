import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

/**
 * Scripts need the nonce. Styles only come from this origin's stylesheets: pages have neither style elements nor style
 * attributes. Next's development mode needs eval and style elements.
 */
export function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ')
}

/** Sent with every answer. */
export const everywhere: OutgoingHttpHeaders = {
  'X-Content-Type-Options': 'nosniff',
  // "no-referrer" would make browsers send "Origin: null" with every form.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Only over HTTPS. A year, for this host alone. */
export const strictTransport = 'max-age=31536000'

const builtFile = /^\/_next\/static\//
const icon = /^\/(icon|apple-icon|favicon)[\w-]*\.(svg|png|ico)$/

/** What everyone gets and nothing personal is in: files of the build, and icons. */
export const isPublicFile = (path: string) => builtFile.test(path) || icon.test(path)

/**
 * Undefined leaves the header as it is. Build files have a hash of their content in the name, so they never change;
 * everything else may be personal. A 304 replaces the stored headers (RFC 9111, 3.2), so it gets the same value.
 */
export function cacheControl(path: string, status: number, dev: boolean): string | undefined {
  const isFile = status === 200 || status === 304
  if (isFile && !dev && builtFile.test(path)) return 'public, max-age=31536000, immutable'
  if (isFile && icon.test(path)) return undefined
  return 'no-store'
}

// With these, a client could pose as a proxy, as Next or as this front.
const notFromClients =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-nonce|content-security-policy.*|x-middleware-.*|x-nextjs-(?!request-id$|html-request-id$).*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-prerender-.*|x-action-.*|next-resume.*|x-cairn-.*)$/

// These describe the client's connection, and the body that the front has read by itself.
const ofTheConnection =
  /^(connection|content-length|expect|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/

/** Also drops the headers that are only about the client's connection. */
export function withoutForged(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !notFromClients.test(name) && !ofTheConnection.test(name)),
  )
}

import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

/**
 * The content security policy of an answer. Scripts run by nonce alone, styles come from this origin's
 * sheets alone: a page has neither style elements nor style attributes. Next's development mode needs eval and inline style elements.
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

/** Headers of every answer, whatever its status. */
export const everywhere: OutgoingHttpHeaders = {
  'X-Content-Type-Options': 'nosniff',
  // "no-referrer" would make browsers send "Origin: null" with every form.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

const builtFile = /^\/_next\/static\//
const icon = /^\/(icon|apple-icon|favicon)[\w-]*\.(svg|png|ico)$/

/**
 * The Cache-Control of an answer; undefined leaves what is set. Files of the build carry their content's hash in
 * the name and stay cached for good; all else is somebody's own. What a 304 says replaces what the browser keeps of the
 * file (RFC 9111, 3.2), so it says the same as the file itself.
 */
export function cacheControl(path: string, status: number, dev: boolean): string | undefined {
  const isFile = status === 200 || status === 304
  if (isFile && !dev && builtFile.test(path)) return 'public, max-age=31536000, immutable'
  if (isFile && icon.test(path)) return undefined
  return 'no-store'
}

// What a client could send to pass for a proxy, for Next itself or for this front.
const notFromClients =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-nonce|content-security-policy.*|x-middleware-.*|x-nextjs-(?!request-id$|html-request-id$).*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-prerender-.*|x-action-.*|next-resume.*|x-cairn-.*)$/

// About the connection that a request came on, and the length of a body that the front has read itself.
const ofTheConnection =
  /^(connection|content-length|expect|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/

/** The headers of a request as pages may see them: what only a trusted hop may say, and what ends here, is dropped. */
export function withoutForged(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !notFromClients.test(name) && !ofTheConnection.test(name)),
  )
}

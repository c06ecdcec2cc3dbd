import { bounds } from './limits.ts'

/**
 * True for an absolute http, https or mailto address of at most `bounds.linkLength` characters. A name or password in
 * it would disguise the host, so they're refused. Anything else is shown as text.
 */
export function isSafeLink(href: string): boolean {
  if (href.length > bounds.linkLength) return false
  if (/^mailto:[^\s<>"]+$/i.test(href)) return true
  if (!/^https?:\/\/[^\s<>"\\]+$/i.test(href)) return false
  const url = URL.parse(href)
  return url !== null && url.username === '' && url.password === ''
}

export function linkLabel(href: string): string {
  const shown = href.replace(/^(?:https?:\/\/|mailto:)/i, '')
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown
}

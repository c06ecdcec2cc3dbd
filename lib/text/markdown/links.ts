import { bounds } from './limits.ts'

/**
 * True for an address that a text may link to: http, https or mailto, absolute, not overlong, without a name and password
 * in it (they disguise the host). Anything else is shown as the text that it is.
 */
export function isSafeLink(href: string): boolean {
  if (href.length > bounds.linkLength) return false
  if (/^mailto:[^\s<>"]+$/i.test(href)) return true
  if (!/^https?:\/\/[^\s<>"\\]+$/i.test(href)) return false
  const url = URL.parse(href)
  return url !== null && url.username === '' && url.password === ''
}

/** What is shown for a link that has no text of its own: its host and path, or the address after mailto:. */
export function linkLabel(href: string): string {
  const shown = href.replace(/^(?:https?:\/\/|mailto:)/i, '')
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown
}

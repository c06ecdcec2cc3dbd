import type { IncomingMessage } from 'node:http'
import process from 'node:process'
import type { Configuration } from '#lib/core/configuration.ts'
import { doneNoteCookie, readDoneNote } from '#lib/core/done-notes.ts'

/**
 * Whether this answer is the page that shows the note about what was just done (`lib/core/done-notes.ts`), so that the
 * browser's cookie can go. A page can't take away a cookie while it renders.
 */
export function showsDoneNote(
  { method, url, headers }: IncomingMessage,
  status: number,
  { cookiePrefix }: Configuration,
): boolean {
  if (method !== 'GET' || status !== 200 || headers['next-router-prefetch']) return false
  const value = cookieValue(headers.cookie, doneNoteCookie(cookiePrefix))
  return value !== undefined && readDoneNote(value, url ?? '') !== undefined
}

/** The Set-Cookie that takes the note away. */
export function withoutDoneNote({ cookiePrefix, secureCookies }: Configuration): string {
  return `${doneNoteCookie(cookiePrefix)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secureCookies ? '; Secure' : ''}`
}

/**
 * After an action, the answer may have the page that it leads to, with the note shown: then the note isn't set any more.
 * Next's client loads that page again if its own is from another build, so it keeps the note.
 */
export function withoutShownNote(
  setCookies: string[],
  { headers }: IncomingMessage,
  configuration: Configuration,
): string[] {
  const own = process.env.NEXT_DEPLOYMENT_ID
  const isShown = !own || !headers['next-action'] || headers['x-deployment-id'] === own
  const name = `${doneNoteCookie(configuration.cookiePrefix)}=`
  if (!isShown) return setCookies
  return [...setCookies.filter((line) => !line.startsWith(name)), withoutDoneNote(configuration)]
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(/; */).find((each) => each.startsWith(`${name}=`))
  try {
    return pair && decodeURIComponent(pair.slice(name.length + 1))
  } catch {
    return undefined
  }
}

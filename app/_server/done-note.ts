import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { configuration } from '#lib/core/configuration.ts'
import {
  type DoneNote,
  doneNoteCookie,
  doneNoteSeconds,
  readDoneNote,
  writeDoneNote,
} from '#lib/core/done-notes.ts'
import { newId } from '#lib/core/ids.ts'

/** The note that an action left for this page. The HTTP front lets it go with this answer, so it's shown once. */
export const doneNote = cache(async (): Promise<DoneNote | undefined> => {
  const value = (await cookies()).get(doneNoteCookie(configuration().cookiePrefix))?.value
  return readDoneNote(value, (await headers()).get('x-cairn-address-asked') ?? '')
})

/**
 * Where a saved form leads. `place` is the id of what was changed: the notice is said beside it, and without a script the
 * page comes back there; with one, it stays where it is scrolled to.
 */
export type Way = { to: string; notice?: string; place?: string }

/** Leaves its notice for the page that a form leads to. Sets a cookie, so only an action can call it. */
export async function leaveDoneNote({ notice, to, place }: Way): Promise<void> {
  if (!notice) return
  const { name, value, ...options } = doneNoteFor(notice, to, place)
  ;(await cookies()).set(name, value, options)
}

/** The cookie that leaves a notice for the page at `to`. */
export function doneNoteFor(notice: string, to: string, place?: string) {
  const { cookiePrefix, secureCookies } = configuration()
  return {
    name: doneNoteCookie(cookiePrefix),
    value: writeDoneNote(notice, newId(), to, place),
    httpOnly: true,
    sameSite: 'lax' as const,
    path: '/',
    secure: secureCookies,
    maxAge: doneNoteSeconds,
  }
}

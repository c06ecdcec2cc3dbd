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

/** Leaves a notice for the page at `to`. Sets a cookie, so only an action can call it. */
export async function leaveDoneNote(notice: string, to: string): Promise<void> {
  const { name, value, ...options } = doneNoteFor(notice, to)
  ;(await cookies()).set(name, value, options)
}

/** The cookie that leaves a notice for the page at `to`. */
export function doneNoteFor(notice: string, to: string) {
  const { cookiePrefix, secureCookies } = configuration()
  return {
    name: doneNoteCookie(cookiePrefix),
    value: writeDoneNote(notice, newId(), to),
    httpOnly: true,
    sameSite: 'lax' as const,
    path: '/',
    secure: secureCookies,
    maxAge: doneNoteSeconds,
  }
}

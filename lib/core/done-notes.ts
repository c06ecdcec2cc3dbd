/**
 * What was just done, for the page that comes after: an action puts it into a cookie, that page shows it, and the HTTP
 * front lets the cookie go.
 */
/** `place` is the id of the element beside which it's said; '' for the top of the page. */
export type DoneNote = { notice: string; id: string; path: string; place: string }

/** Browsers forget the cookie after this, in case the page never comes. In seconds. */
export const doneNoteSeconds = 60

export const doneNoteCookie = (cookiePrefix: string) => `${cookiePrefix}done`

/** `to` is the address that the action leads to; its query and hash don't count. */
export function writeDoneNote(notice: string, id: string, to: string, place = ''): string {
  return [notice, id, pathOf(to), place].join(' ').trimEnd()
}

/** Undefined unless the cookie's value is a note for the page at `address`. */
export function readDoneNote(value: string | undefined, address: string): DoneNote | undefined {
  const [notice, id, path, place = ''] = value?.split(' ') ?? []
  return notice && id && path && path === pathOf(address) ? { notice, id, path, place } : undefined
}

const pathOf = (address: string) => address.split(/[?#]/, 1)[0] || '/'

import { notices } from '#app/_parts/notices/notices.ts'
import { doneNote } from '#app/_server/done-note.ts'

export type ChangedJot = { id: string; said: string }

/** The jot that was let go or taken up a moment ago: it says so in its line, and offers to undo it. */
export async function changedJot(): Promise<ChangedJot | undefined> {
  const note = await doneNote()
  const [name, id] = note?.place.split(/-(.*)/s) ?? []
  const said = note && notices[note.notice]
  return name === 'jot' && id && said ? { id, said } : undefined
}

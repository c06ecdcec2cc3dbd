import { notices } from '#app/_parts/notices/notices.ts'
import { doneNote } from '#app/_server/done-note.ts'

export type ChangedAction = { id: string; said: string }

/** The action that was ticked, dropped or opened a moment ago, for the `list` it was pressed in: it says so there. */
export async function changedAction(list: 'action' | 'promise'): Promise<ChangedAction | undefined> {
  const note = await doneNote()
  const [name, id] = note?.place.split(/-(.*)/s) ?? []
  const said = note && notices[note.notice]
  return name === list && id && said ? { id, said } : undefined
}

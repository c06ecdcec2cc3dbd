import { doneNote } from '#app/_server/done-note.ts'
import { Notice } from '#app/_ui/notice.tsx'
import { notices } from './notices.ts'
import { Once } from './once.tsx'

/** The notice about what was just done, once, to the one who did it; otherwise nothing. */
export async function DidNotice() {
  const note = await doneNote()
  const sentence = note && Object.hasOwn(notices, note.notice) ? notices[note.notice] : undefined
  if (!note || !sentence) return null
  return (
    <Once key={note.id} id={note.id}>
      <Notice tone="done">{sentence}</Notice>
    </Once>
  )
}

import type { ReactNode } from 'react'
import { doneNote } from '#app/_server/done-note.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { Notice } from '#app/_ui/notice.tsx'
import { notices } from './notices.ts'
import { Once } from './once.tsx'

type Props = {
  /** The id of what was changed, for a line beside it. Without it, the notice for the top of the page. */
  at?: string
  /** Whether that has a field in which one goes on. */
  hasField?: boolean
  /** At the top: how the ids begin beside which this page says it. */
  elsewhere?: string[]
  /** More than its fixed sentence. */
  words?: (note: { notice: string; place: string }) => Promise<ReactNode>
  /** The way on from there. */
  action?: (notice: string) => Promise<ReactNode>
}

/** The notice about what was just done, once, to the one who did it; otherwise nothing. */
export async function DidNotice({ at, hasField, elsewhere = [], words, action }: Props) {
  const note = await doneNote()
  const sentence = note && Object.hasOwn(notices, note.notice) ? notices[note.notice] : undefined
  if (!note || !sentence) return null
  const { place } = note
  if (at === undefined ? elsewhere.some((start) => place.startsWith(start)) : place !== at) return null
  const id = `did-${note.id}`
  if (at !== undefined)
    return (
      <Once key={note.id} id={id} field={hasField ? at : undefined}>
        <p className="did-line" id={id} tabIndex={-1} role="status">
          <Icon name="check" />
          {sentence}
        </p>
      </Once>
    )
  return (
    <Once key={note.id} id={id}>
      <Notice tone="done" id={id} action={await action?.(note.notice)}>
        {(await words?.(note)) ?? sentence}
      </Notice>
    </Once>
  )
}

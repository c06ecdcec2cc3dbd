import type { Visibility } from '#db/words.ts'
import { withoutBackticks } from '#lib/core/format.ts'

type Person = { id: string; name: string }
type Text = { visibility: Visibility; body: string; mentor: Person; junior: Person }

/** What a tab calls a text. Tabs and histories are seen by others, so a private one goes by its mentorship. */
export function textInTab(viewer: { id: string }, text: Text): string {
  if (text.visibility !== 'private') return withoutBackticks(text.body)
  const { mentor, junior } = text
  return `private, mentorship with ${(mentor.id === viewer.id ? junior : mentor).name}`
}

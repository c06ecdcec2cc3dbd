import { Notice } from '#app/_ui/notice.tsx'
import { capital, countInWords, listOfWords } from '#lib/core/format.ts'
import type { MoveOn } from '#lib/roadmaps/moving-on/reads.ts'

const MAX_NAMED = 5

/** Keys of the map that this roadmap doesn't have: most likely a slip. */
export function UnknownKeys({ page: { unknown, to } }: { page: MoveOn }) {
  const sentences = [
    unknown.old.length > 0 && `${keys(unknown.old, 'old')} in any earlier version: ${named(unknown.old)}.`,
    unknown.new.length > 0 &&
      `${keys(unknown.new, 'new')} in version ${to.number}: ${named(unknown.new)}. Goals that would go there stay as they are.`,
  ].filter((sentence) => sentence !== false)
  return sentences.length > 0 && <Notice tone="soon">{sentences.join(' ')}</Notice>
}

const keys = (list: readonly string[], which: string) =>
  `${capital(countInWords(list.length, `${which} key`))} ${list.length === 1 ? 'isn’t' : 'aren’t'}`

function named(list: readonly string[]): string {
  const more = list.length - MAX_NAMED
  const shown = list.slice(0, MAX_NAMED).map((key) => `“${key}”`)
  return listOfWords(more > 0 ? [...shown, `${more} more`] : shown)
}

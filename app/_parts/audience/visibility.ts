import type { Visibility } from '#db/words.ts'
import type { Viewer } from '#lib/core/context.ts'
import type { Named } from '#lib/core/named.ts'
import { calledName } from '#lib/core/names.ts'

/**
 * Says who sees a text, addressing the viewer: "Only you", "You and Ada". `author` wrote it or is writing it, `reader`
 * is the one reader of a pair text, and `junior` is whose circle it is.
 */
export function seenBy(
  visibility: Visibility,
  people: { viewer: Viewer; author?: Named; reader?: Named; junior?: Named },
): string {
  const { viewer, author, reader, junior } = people
  if (visibility === 'private') return 'Only you'
  if (visibility === 'pair') {
    const other = reader && reader.id !== viewer.id ? reader : author
    return other && other.id !== viewer.id ? `You and ${calledName(viewer, other)}` : 'You two'
  }
  if (!junior) return 'Their mentors and the team’s leads'
  if (junior.id === viewer.id) return 'You, your mentors and the team’s leads'
  return `You, ${calledName(viewer, junior)}, their mentors and the team’s leads`
}

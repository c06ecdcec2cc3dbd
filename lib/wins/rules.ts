import type { wins } from '#db/schema/wins.ts'

/** In characters. */
export const MAX_WIN = 300

type Win = typeof wins.$inferSelect
type Indexed = Pick<
  Win,
  'id' | 'teamId' | 'juniorId' | 'authorId' | 'visibility' | 'readerId' | 'body' | 'link' | 'createdAt'
>

/** With its link, as an entry of a habit has. */
export function winDocument(win: Indexed) {
  const { id, teamId, juniorId, authorId, visibility, readerId, body, link, createdAt: at } = win
  const audience = { teamId, juniorId, authorId, visibility, readerId }
  const words = [body, link].filter((text) => text !== null).join('\n')
  return { recordId: id, kind: 'win' as const, pageId: id, ...audience, title: '', body: words, at }
}

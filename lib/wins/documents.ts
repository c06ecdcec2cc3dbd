import type { wins } from '#db/schema/wins.ts'

type Win = typeof wins.$inferSelect

/** Its page is the junior's, since a win has none of its own. */
export function winDocument({ id, teamId, juniorId, authorId, visibility, readerId, body, createdAt }: Win) {
  const audience = { teamId, juniorId, authorId, visibility, readerId }
  return { recordId: id, kind: 'win' as const, pageId: juniorId, ...audience, title: '', body, at: createdAt }
}

import type { Day } from '#lib/core/days.ts'
import { sessionTitle } from '#lib/sessions/documents.ts'

/** The click isn't in it. */
export function wordDocument(word: {
  id: string
  sessionId: string
  teamId: string
  juniorId: string
  readerId: string
  heldOn: Day
  body: string
  createdAt: Date
}) {
  const { id, sessionId, teamId, juniorId, readerId, heldOn, body, createdAt } = word
  return {
    recordId: id,
    kind: 'opinion' as const,
    pageId: sessionId,
    teamId,
    juniorId,
    authorId: juniorId,
    visibility: 'pair' as const,
    readerId,
    title: sessionTitle(heldOn),
    body,
    at: createdAt,
  }
}

import { and, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { documentKinds } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { sessionsVisibleTo } from '#lib/sessions/access.ts'
import { documentsVisibleTo } from '#lib/views/search/access.ts'

type Document = {
  kind: (typeof documentKinds)[number]
  recordId: string
  pageId: string
  juniorId: string
  authorId: string
  readerId: string | null
}

const staysReadable: readonly string[] = ['comment', 'verdict', 'observation']

/** Of a text that isn't on a goal which the viewer sees. `sessionIds` are those of `sessionsSeen`. */
export function addressOf(ctx: Ctx, hit: Document, sessionIds: Set<string>): string {
  if (hit.kind === 'review') return `/reviews/${hit.pageId}`
  if (hit.kind === 'proposal') return `/proposals/${hit.pageId}`
  if (hit.kind === 'level') return `/people/${hit.pageId}/levels?said=${hit.recordId}`
  if (hit.kind === 'jot') return `/jots/${hit.recordId}`
  if (hit.kind === 'win') return `/wins/${hit.recordId}`
  if (hit.kind === 'action') return `/actions/${hit.pageId}`
  // Its author or reader finds it on the goal's page, even without access to the rest of the goal.
  if (staysReadable.includes(hit.kind)) return `/goals/${hit.pageId}`
  if (hit.kind === 'opinion') return `/sessions/${hit.pageId}/opinion`
  if (sessionIds.has(hit.pageId)) return `/sessions/${hit.pageId}`
  // A point that waits for the next session is listed with its pair.
  const isOfPair = hit.authorId === ctx.viewer.id || hit.readerId === ctx.viewer.id
  if (hit.kind === 'agenda_point' && isOfPair) return `/sessions#pair-${hit.pageId}`
  return `/people/${hit.juniorId}`
}

/** Of these, the goals that the viewer sees, by their ids. None or one query. */
export async function goalsSeen(ctx: Ctx, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await db
    .select({ id: goals.id, state: goals.state, blockedAt: goals.blockedAt })
    .from(goals)
    .where(and(inArray(goals.id, ids), goalsVisibleTo(ctx)))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of these, the sessions that the viewer sees. None or one query. */
export async function sessionsSeen(ctx: Ctx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(inArray(sessions.id, ids), sessionsVisibleTo(ctx)))
  return new Set(rows.map(({ id }) => id))
}

/** Where each of these texts is shown, by its id; what is withdrawn or not the viewer's to read is left out. Two queries. */
export async function addressesByText(ctx: Ctx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { kind, recordId, pageId, juniorId, authorId, readerId } = searchDocuments
  const found = await db
    .select({ kind, recordId, pageId, juniorId, authorId, readerId })
    .from(searchDocuments)
    .where(and(inArray(recordId, ids), documentsVisibleTo(ctx)))
  const sessionIds = await sessionsSeen(
    ctx,
    found.map((document) => document.pageId),
  )
  return new Map(found.map((document) => [document.recordId, addressOf(ctx, document, sessionIds)]))
}

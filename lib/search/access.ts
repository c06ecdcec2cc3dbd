import { eq, inArray, type SQL } from 'drizzle-orm'
import { searchDocuments } from '#db/schema/search.ts'
import { textVisibleTo } from '#lib/circles/access.ts'
import type { Ctx } from '#lib/context.ts'
import type { SearchKind } from './rules.ts'

/** SQL: the texts that the viewer may read: a document carries the audience of its text. */
export function visibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, searchDocuments)
}

/** The kinds of document that stand under one heading. */
export const documentKindsOf = {
  goals: ['goal', 'evidence', 'verdict', 'comment', 'observation', 'habit_entry'],
  sessions: ['session', 'action', 'agenda_point'],
  reviews: ['review'],
} as const

/** SQL: the documents of a heading; 'private' are the viewer's own notes that nobody else reads. */
export function ofKind(kind: SearchKind | undefined): SQL | undefined {
  if (kind === undefined) return undefined
  if (kind === 'private') return eq(searchDocuments.visibility, 'private')
  return inArray(searchDocuments.kind, [...documentKindsOf[kind]])
}

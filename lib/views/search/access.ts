import { and, eq, inArray, ne, or, type SQL } from 'drizzle-orm'
import { searchDocuments } from '#db/schema/search.ts'
import { inCircle, textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { SearchKind } from './rules.ts'

/**
 * SQL: the texts that the viewer may read: a document carries the audience of its text. A goal's title and description
 * are nobody's own words: who assigned it finds it as long as they are in the circle.
 */
export function documentsVisibleTo(ctx: Ctx): SQL {
  return and(
    textVisibleTo(ctx, searchDocuments),
    or(ne(searchDocuments.kind, 'goal'), inCircle(ctx, searchDocuments)),
  ) as SQL
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

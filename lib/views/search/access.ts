import { and, eq, inArray, ne, or, type SQL } from 'drizzle-orm'
import { searchDocuments } from '#db/schema/search.ts'
import { inCircle, textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { documentColumns } from '#lib/record/search/access.ts'
import type { SearchKind } from './rules.ts'

/**
 * SQL: texts the viewer may read, by each text's own audience. A goal's title and description aren't personal, so the
 * person who assigned it finds it only while in the circle.
 */
export function documentsVisibleTo(ctx: Ctx): SQL {
  return and(
    textVisibleTo(ctx, documentColumns),
    or(ne(searchDocuments.kind, 'goal'), inCircle(ctx, searchDocuments)),
  ) as SQL
}

export const documentKindsOf = {
  goals: ['goal', 'evidence', 'verdict', 'comment', 'observation', 'habit_entry', 'proposal', 'level', 'win'],
  sessions: ['session', 'action', 'agenda_point', 'opinion'],
  reviews: ['review'],
} as const

/** SQL, to combine with `documentsVisibleTo`: 'private' is what no one else reads. */
export function ofKind(kind: SearchKind | undefined): SQL | undefined {
  if (kind === undefined) return undefined
  if (kind === 'private') return eq(searchDocuments.visibility, 'private')
  return inArray(searchDocuments.kind, [...documentKindsOf[kind]])
}

import { and, desc, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { hitsInBody, hitsInTitle } from '#db/search/hits.ts'
import { matchDocuments } from '#db/search/search.ts'
import type { Asked } from '#db/search/terms.ts'
import type { Ctx } from '#lib/core/context.ts'
import { documentsVisibleTo, ofKind } from '#lib/views/search/access.ts'
import { onePerMilestone } from '#lib/views/search/copies/reads.ts'
import type { SearchKind, SearchOrder } from '#lib/views/search/rules.ts'

export const hitsOnPage = 20

// Counting hits in long texts costs more than finding them, so later pages are in the order of days alone.
const MAX_COUNTED = 25 * hitsOnPage

export type AskedPage = { kind: SearchKind | undefined; sort: SearchOrder | undefined; page: number }

/**
 * Best first, by facts of each document alone: hits in its title, hits in its body, its day; or newest first. Selects
 * numbers only, since marking matches is expensive, and only one page's texts are marked. One query.
 */
export function rankDocuments(ctx: Ctx, asked: Asked, { kind, sort, page }: AskedPage) {
  const { terms } = asked
  const matches = and(
    matchDocuments(asked),
    documentsVisibleTo(ctx),
    ofKind(kind),
    onePerMilestone(ctx, asked),
  )
  const newestFirst = [desc(searchDocuments.at), desc(searchDocuments.number)]
  const found = () => db.select({ number: searchDocuments.number }).from(searchDocuments)
  const offset = (page - 1) * hitsOnPage
  if (sort === 'newest')
    return found()
      .where(matches)
      .orderBy(...newestFirst)
      .limit(hitsOnPage)
      .offset(offset)
  const inTitleFirst = found()
    .where(matches)
    .orderBy(desc(hitsInTitle(terms)), ...newestFirst)
  if (offset >= MAX_COUNTED) return inTitleFirst.limit(hitsOnPage).offset(offset)
  return db
    .select({ number: searchDocuments.number })
    .from(searchDocuments)
    .where(inArray(searchDocuments.number, inTitleFirst.limit(MAX_COUNTED)))
    .orderBy(desc(hitsInTitle(terms)), desc(hitsInBody(terms)), ...newestFirst)
    .limit(hitsOnPage)
    .offset(offset)
}

import { and, desc, inArray, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { matchReaders } from '#db/search/search.ts'
import { type Asked, wordsOfFramed } from '#db/search/terms.ts'
import type { Ctx } from '#lib/core/context.ts'
import { searchedWords } from '#lib/core/words.ts'
import { documentsVisibleTo } from '#lib/views/search/access.ts'
import { longWords, nearestWord, nearPatterns, withWords } from './rules.ts'

// So that it costs the same however long someone has been writing.
const MAX_TEXTS = 2000

/**
 * What may have been meant by a search that found nothing: near words of what the viewer reads, the latest texts and
 * `names`. Undefined if there are none. One query, or none without a long word.
 */
export async function suggestSearch(
  ctx: Ctx,
  typed: string,
  { terms, readers }: Asked,
  names: readonly string[],
): Promise<string | undefined> {
  const words = longWords(terms)
  if (words.length === 0) return undefined
  const { number, titleWords, bodyWords } = searchDocuments
  const latest = db
    .select({ number })
    .from(searchDocuments)
    .where(and(matchReaders(readers), documentsVisibleTo(ctx)))
    .orderBy(desc(number))
    .limit(MAX_TEXTS)
  const rows = await db
    .select({ titleWords, bodyWords })
    .from(searchDocuments)
    .where(and(inArray(number, latest), documentsVisibleTo(ctx), or(...words.map(mayBeNear))))
  const texts = [
    ...rows.map((row) => wordsOfFramed(`${row.titleWords}${row.bodyWords}`)),
    ...names.map(searchedWords),
  ].map((each) => new Set(each))
  const near = words.flatMap((word): [string, string][] => {
    const nearest = nearestWord(word, texts)
    return nearest === undefined ? [] : [[word, nearest]]
  })
  return near.length > 0 ? withWords(typed, new Map(near)) : undefined
}

function mayBeNear(word: string): SQL | undefined {
  const { titleWords, bodyWords } = searchDocuments
  const { beginnings, endings } = nearPatterns(word)
  const patterns = [...beginnings.map((each) => `% ${each}%`), ...endings.map((each) => `%${each} %`)]
  return or(
    ...patterns.flatMap((pattern) => [sql`${titleWords} like ${pattern}`, sql`${bodyWords} like ${pattern}`]),
  )
}

import { sql } from 'drizzle-orm'
import { customType, integer, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { postgresTable } from '#db/columns.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { type Asked, type FullTextIndex, type IndexedWords, wordsAsked, wordsOfFramed } from './terms.ts'

// PostgreSQL's index is a table beside `search_documents` with a tsvector for each, in which each word follows each of the
// document's readers. The program writes it itself, so that no parser or language of PostgreSQL's has a say
// (https://www.postgresql.org/docs/current/datatype-textsearch.html), and without places, of which there is room for a few
// hundred only. A document takes its row in the index with it.

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

const index = postgresTable('search_index', { number: integer().primaryKey(), words: tsvector().notNull() })

/** One for each reader: a document has all of the words after each of its readers. */
export function matchQueries({ readers, terms }: Asked): string[] {
  const words = wordsAsked(terms)
  return readers.map((reader) =>
    words.map(({ word, isBeginning }) => quoted(reader + word) + (isBeginning ? ':*' : '')).join(' & '),
  )
}

// PostgreSQL guesses far too high how many texts have one of many beginnings, and would read a whole table for them. It
// takes an array for short, so it begins with the words, and what it can't see into, such as a query from a list, for rare.
const matching = (queries: string[]) =>
  sql`${searchDocuments.number} = any(array(select ${index.number} from unnest(${sql.param(queries)}::tsquery[]) as asked (query) inner join ${index} on ${index.words} @@ asked.query))`

export const postgresIndex: FullTextIndex = {
  indexedRows: sql`${index}`,
  isIndexed: sql`exists (select 1 from ${index} where ${index.number} = ${searchDocuments.number})`,
  matchWords: (asked) => matching(matchQueries(asked)),
  matchReaders: (readers) => matching(readers.map(quoted)),
  async keep(tx, documents) {
    if (documents.length === 0) return
    const rows = documents.map((document) => ({ number: document.number, words: vectorOf(document) }))
    // Typed for SQLite, as all tables are.
    await (tx as unknown as PgDatabase<PgQueryResultHKT>)
      .insert(index)
      .values(rows)
      .onConflictDoUpdate({ target: index.number, set: { words: sql`excluded.words` } })
  },
  async countStale(documents) {
    const numbers = documents.map(({ number }) => number)
    const rows = await db
      .select({ count: sql<number>`count(*)` })
      .from(
        sql`unnest(${sql.param(numbers)}::integer[], ${sql.param(documents.map(vectorOf))}::text[]) as expected (number, words)`,
      )
      .innerJoin(sql`${index}`, sql`${index.number} = expected.number`)
      .where(sql`${index.words} <> expected.words::tsvector`)
    return Number(rows[0]?.count ?? 0)
  },
}

export function vectorOf({ readers, titleWords, bodyWords }: Omit<IndexedWords, 'number'>): string {
  const words = [...new Set(wordsOfFramed(titleWords + bodyWords))]
  return wordsOfFramed(readers)
    .flatMap((reader) => [quoted(reader), ...words.map((word) => quoted(reader + word))])
    .join(' ')
}

const quoted = (word: string) => `'${word.replaceAll(/['\\]/g, (sign) => sign + sign)}'`

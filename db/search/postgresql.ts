import { type SQL, sql } from 'drizzle-orm'
import { customType, integer, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { Transaction } from '#db/client.ts'
import { postgresTable } from '#db/columns.ts'
import { searchDocuments } from '#db/schema/search.ts'
import type { FullTextIndex, Term } from './terms.ts'

// PostgreSQL's index is a table beside `search_documents` with a tsvector for each: the words of the title with weight A,
// those of the body with D. The program splits the words and writes the tsvector itself, so that no parser or language of
// PostgreSQL's has a say (https://www.postgresql.org/docs/current/datatype-textsearch.html). A document takes its row in
// the index with it.

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

const index = postgresTable('search_index', { number: integer().primaryKey(), words: tsvector().notNull() })

export function matchQuery(terms: readonly Term[]): string {
  return terms
    .map(({ words, isBeginning }) => `(${words.map(quoted).join(' <-> ')}${isBeginning ? ':*' : ''})`)
    .join(' & ')
}

// How often the terms' words are there, each for itself: facts of the document alone.
function hitsWith(terms: readonly Term[], weight: 'A' | 'D'): SQL {
  const isWanted = terms.flatMap(({ words, isBeginning }) =>
    words.map((word, index) =>
      isBeginning && index === words.length - 1
        ? sql`starts_with(each.lexeme, ${shortened(word)})`
        : sql`each.lexeme = ${shortened(word)}`,
    ),
  )
  return sql`(select coalesce(sum(cardinality(array_positions(each.weights, ${weight}::text))), 0) from unnest(${index.words}) each where ${sql.join(isWanted, sql` or `)})`
}

export const postgresIndex: FullTextIndex = {
  searchIndex: sql`${index}`,
  documentOfIndex: sql`${searchDocuments.number} = ${index.number}`,
  matchDocuments: (terms) => sql`${index.words} @@ ${matchQuery(terms)}::tsquery`,
  hitsInTitle: (terms) => hitsWith(terms, 'A'),
  hitsInBody: (terms) => hitsWith(terms, 'D'),
}

export type Words = { number: number; title: readonly string[]; body: readonly string[] }

/** Must run in the transaction that wrote the documents. One statement. */
export async function keepVectors(tx: Transaction, documents: readonly Words[]): Promise<void> {
  if (documents.length === 0) return
  const rows = documents.map((words) => ({ number: words.number, words: vectorOf(words) }))
  // Typed for SQLite, as all tables are.
  await (tx as unknown as PgDatabase<PgQueryResultHKT>)
    .insert(index)
    .values(rows)
    .onConflictDoUpdate({ target: index.number, set: { words: sql`excluded.words` } })
}

// PostgreSQL's limits: 2046 bytes for a word, a megabyte for all words of a document, 16383 for a position.
const MAX = { wordLength: 500, bytes: 700_000, position: 16_383 }
// Between title and body, so that no phrase begins in one and ends in the other.
const GAP = 2

export function vectorOf({ title, body }: Omit<Words, 'number'>): string {
  const places = new Map<string, string[]>()
  let bytes = 0
  const take = (word: string, position: number, weight: 'A' | 'D') => {
    const short = shortened(word)
    const known = places.get(short)
    if (!known) bytes += Buffer.byteLength(short) + 8
    if (bytes > MAX.bytes) return
    const place = `${Math.min(position, MAX.position)}${weight}`
    if (known) known.push(place)
    else places.set(short, [place])
  }
  for (const [index, word] of title.entries()) take(word, index + 1, 'A')
  for (const [index, word] of body.entries()) take(word, title.length + GAP + index, 'D')
  return Array.from(places, ([word, at]) => `${quoted(word)}:${at.join(',')}`).join(' ')
}

const shortened = (word: string) => word.slice(0, MAX.wordLength).toWellFormed()
const quoted = (word: string) => `'${shortened(word).replaceAll(/['\\]/g, (sign) => sign + sign)}'`

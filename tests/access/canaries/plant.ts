import type BetterSqlite from 'better-sqlite3'
import { framedWords } from '#db/search/terms.ts'
import { fold } from '#lib/core/fold.ts'
import { columns, type Planted, secrets } from './columns.ts'

/** A unique word, and the row and column that it was planted in. */
export type Canary = { word: string; table: string; column: string; rowId: string }

const anyWord = /qz[0-9a-z]{5}zq/g

/** The planted words in an answer. */
export function wordsIn(answer: string): Set<string> {
  return new Set(answer.match(anyWord) ?? [])
}

const put: Record<Planted, (word: string, text: string) => string> = {
  line: (word, text) => `${word} ${text}`,
  text: (word, text) => `${word}\n\n${text}`,
  link: (word, text) => `${text}#${word}`,
  email: (word, text) => `${word}.${text}`,
  fields: inLongest,
  list: inFirst,
}

function inFirst(word: string, text: string): string {
  const [first, ...others] = JSON.parse(text) as string[]
  return JSON.stringify(first === undefined ? [] : [`${word} ${first}`, ...others])
}

function inLongest(word: string, text: string): string {
  const fields = JSON.parse(text) as Record<string, unknown>
  const texts = Object.entries(fields).filter(([, value]) => typeof value === 'string') as [string, string][]
  const [name, value] = texts.sort(([, a], [, b]) => b.length - a.length)[0] ?? ['body', '']
  return JSON.stringify({ ...fields, [name]: `${word}\n\n${value}` })
}

/** Plants a word in every text of the database, and in what the search keeps of it. One transaction. */
export function plantCanaries(database: BetterSqlite.Database): Canary[] {
  const canaries: Canary[] = []
  database
    .transaction(() => {
      for (const [table, kinds] of Object.entries(columns))
        for (const [column, kind] of Object.entries(kinds))
          if (kind !== 'fact') canaries.push(...plant(database, table, column, kind, canaries.length))
      copyToSearch(database, canaries)
    })
    .immediate()
  return canaries
}

function plant(
  database: BetterSqlite.Database,
  table: string,
  column: string,
  kind: Planted,
  from: number,
): Canary[] {
  const rows = database
    .prepare(`SELECT id, "${column}" AS text FROM "${table}" WHERE "${column}" <> ''`)
    .all() as { id: string; text: string }[]
  const update = database.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE id = ?`)
  return rows.map(({ id, text }, index) => {
    const word = `qz${(from + index).toString(36).padStart(5, '0')}zq`
    update.run(put[kind](word, text), id)
    return { word, table, column, rowId: id }
  })
}

// Parts that are found with their record: a finding with its note, a remark with its verdict, a link with its evidence.
const wholes: Record<string, string> = {
  findings: 'review_id',
  verdict_criteria: 'verdict_id',
  evidence_links: 'evidence_id',
}

function copyToSearch(database: BetterSqlite.Database, canaries: readonly Canary[]): void {
  const words = new Map<string, string[]>()
  for (const { word, table, rowId } of canaries) {
    const whole = wholes[table]
    const recordId = whole
      ? String(database.prepare(`SELECT ${whole} FROM "${table}" WHERE id = ?`).pluck().get(rowId))
      : rowId
    words.set(recordId, [...(words.get(recordId) ?? []), word])
  }
  const documents = database.prepare('SELECT number, record_id AS recordId FROM search_documents').all() as {
    number: number
    recordId: string
  }[]
  const update = database.prepare(
    `UPDATE search_documents SET body = ? || ' ' || body, folded_body = ? || ' ' || folded_body, body_words = ? || body_words
     WHERE number = ?`,
  )
  for (const { number, recordId } of documents) {
    const own = words.get(recordId)
    if (own) update.run(own.join(' '), fold(own.join(' ')), framedWords(own), number)
  }
}

/** The columns with words in them that `columns` doesn't list, and those it lists that aren't there. */
export function unlistedColumns(database: BetterSqlite.Database): string[] {
  const found = database
    .prepare(
      `SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'search_index%' AND t.name NOT LIKE 'sqlite%'
         AND t.name NOT LIKE '\\_\\_%' ESCAPE '\\'
         AND lower(c.type) = 'text' AND c.name <> 'id' AND c.name NOT LIKE '%\\_id' ESCAPE '\\'`,
    )
    .pluck()
    .all() as string[]
  const listed = Object.entries(columns).flatMap(([table, kinds]) =>
    Object.keys(kinds).map((column) => `${table}.${column}`),
  )
  return [
    ...found.filter((name) => !listed.includes(name)),
    ...listed.filter((name) => !found.includes(name)),
  ]
}

/** What no answer may contain. */
export function secretsOf(database: BetterSqlite.Database): string[] {
  return secrets.flatMap(
    ([table, column]) =>
      database
        .prepare(`SELECT DISTINCT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`)
        .pluck()
        .all() as string[],
  )
}

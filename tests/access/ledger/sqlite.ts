import { createHash } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import type { Ledger } from './ledger.ts'

/** Copies the file to `pristine`, for `restore`. */
export function openSqliteLedger(file: string, pristine: string): Ledger {
  const database = new BetterSqlite(file, { fileMustExist: true, timeout: 60_000 })
  database.pragma('foreign_keys = OFF')
  database.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(file, pristine)
  database.prepare('ATTACH ? AS pristine').run(pristine)
  // Triggers maintain the search index.
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table'
       AND name NOT LIKE 'search_index%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'
       AND name <> 'last_reads' ORDER BY name`,
    )
    .pluck()
    .all() as string[]
  const rowsOf = (table: string, order = '') =>
    database.prepare(`SELECT * FROM main."${table}" ${order}`).raw().iterate()
  return {
    state: async () => {
      const hash = createHash('sha256')
      for (const table of tables)
        for (const row of rowsOf(table, 'ORDER BY 1')) hash.update(JSON.stringify([table, row]))
      return hash.digest('hex')
    },
    ids: async () => {
      const ids = new Set<string>()
      for (const table of tables)
        for (const row of rowsOf(table))
          for (const id of JSON.stringify(row).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []) ids.add(id)
      return ids
    },
    emailOf: async (personId) =>
      String(database.prepare('SELECT email FROM main.people WHERE id = ?').pluck().get(personId)),
    list: async (statement) => database.prepare<[], string>(statement).pluck().all(),
    restore: async () => {
      database
        .transaction(() => {
          for (const table of tables) {
            database.exec(`DELETE FROM main."${table}"`)
            database.exec(`INSERT INTO main."${table}" SELECT * FROM pristine."${table}"`)
          }
        })
        .immediate()
    },
    run: async (statements) => {
      database
        .transaction(() => {
          for (const statement of statements) database.exec(statement)
        })
        .immediate()
    },
    close: async () => {
      database.close()
    },
  }
}

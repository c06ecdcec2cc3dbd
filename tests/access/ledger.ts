import { createHash } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'

/** Direct access to the database of a running server. */
export class Ledger {
  readonly #database: BetterSqlite.Database
  readonly #tables: string[]

  /** Copies the file to `pristine`, for `restore`. */
  constructor(file: string, pristine: string) {
    this.#database = new BetterSqlite(file, { fileMustExist: true, timeout: 60_000 })
    this.#database.pragma('foreign_keys = OFF')
    this.#database.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(file, pristine)
    this.#database.prepare('ATTACH ? AS pristine').run(pristine)
    // Triggers maintain the search index, and marking something as read isn't a change.
    this.#tables = this.#database
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table'
         AND name NOT LIKE 'search_index%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'
         AND name <> 'last_reads' ORDER BY name`,
      )
      .pluck()
      .all() as string[]
  }

  /** A fingerprint of every row. */
  state(): string {
    const hash = createHash('sha256')
    for (const table of this.#tables)
      for (const row of this.#database.prepare(`SELECT * FROM main."${table}" ORDER BY 1`).raw().iterate())
        hash.update(JSON.stringify([table, row]))
    return hash.digest('hex')
  }

  ids(): Set<string> {
    const ids = new Set<string>()
    for (const table of this.#tables)
      for (const row of this.#database.prepare(`SELECT * FROM main."${table}"`).raw().iterate())
        for (const id of JSON.stringify(row).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []) ids.add(id)
    return ids
  }

  emailOf(personId: string): string {
    return String(this.#database.prepare('SELECT email FROM main.people WHERE id = ?').pluck().get(personId))
  }

  /** Brings every row back to its state at the start. */
  restore(): void {
    this.#database
      .transaction(() => {
        for (const table of this.#tables) {
          this.#database.exec(`DELETE FROM main."${table}"`)
          this.#database.exec(`INSERT INTO main."${table}" SELECT * FROM pristine."${table}"`)
        }
      })
      .immediate()
  }

  /** Runs all statements or none. */
  run(statements: readonly string[]): void {
    this.#database
      .transaction(() => {
        for (const statement of statements) this.#database.exec(statement)
      })
      .immediate()
  }

  close(): void {
    this.#database.close()
  }
}

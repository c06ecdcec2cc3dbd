import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import * as schema from '#db/schema/all.ts'

/** Every row of every table but what was read last, as one text: equal if nothing was written. */
export async function snapshot(): Promise<string> {
  const lines: string[] = []
  for (const table of Object.values(schema)) {
    if (!isTable(table) || getTableName(table) === 'last_reads') continue
    for (const row of await db.select().from(table))
      lines.push(`${getTableName(table)} ${JSON.stringify(row)}`)
  }
  return lines.sort().join('\n')
}

// On PostgreSQL the tables are of its own class, though they are typed as SQLite's.
function isTable(value: unknown): value is SQLiteTable {
  return is(value, SQLiteTable) || (typeof value === 'object' && value !== null && 'getSQL' in value)
}

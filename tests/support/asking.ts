import BetterSqlite from 'better-sqlite3'
import pg from 'pg'
import type { Ask } from './writing.ts'

export function askFile(file: string): Ask {
  return async (statement) => {
    const record = new BetterSqlite(file, { readonly: true })
    try {
      return record.prepare(statement).all() as Record<string, unknown>[]
    } finally {
      record.close()
    }
  }
}

/** In the demo's schema. */
export function askServer(url: string): Ask {
  return async (statement) => {
    const client = new pg.Client(url)
    await client.connect()
    try {
      await client.query('set search_path to cairn_demo')
      return (await client.query(statement)).rows
    } finally {
      await client.end()
    }
  }
}

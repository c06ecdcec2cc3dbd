import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { quoted, schemaName } from '#db/postgresql/client.ts'
import { rowCounts } from '#db/postgresql/migrate.ts'
import { createPart, existsSentence, inWords, publish, type Steps, UpkeepFailed } from '../files.ts'
import type { BackedUp } from '../sqlite/backup.ts'
import { ownServer, withClient } from './client.ts'
import { countRows } from './dump.ts'
import { runProgram } from './programs.ts'

/**
 * Writes the database as it is at this moment into a new file in PostgreSQL's custom format, while others write, and reads
 * that again. Throws `UpkeepFailed` without leaving anything behind if the target exists, the disk is full, pg_dump isn't
 * there, the copy isn't the original or `signal` says stop.
 */
export async function backUp(
  _data: string,
  to: string,
  { onProgress, signal }: Steps = {},
): Promise<BackedUp> {
  if (existsSync(to)) throw new UpkeepFailed(existsSentence(to))
  const server = ownServer()
  const part = `${to}.part-${process.pid}`
  try {
    mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
    createPart(part)
    const rows = await withClient(async (client) => {
      const schema = await schemaName(client, server)
      // pg_dump sees what this transaction sees, so that the rows can be compared.
      const { rows } = await client.query('SELECT pg_export_snapshot() AS snapshot')
      const counted = Object.fromEntries(await rowCounts(client))
      onProgress?.(0.1)
      await runProgram(
        'pg_dump',
        [
          '--format=custom',
          '--no-owner',
          '--no-privileges',
          `--snapshot=${rows[0].snapshot}`,
          // Without quotation marks it would be a pattern.
          `--schema=${quoted(schema)}`,
          `--file=${part}`,
        ],
        { server, signal },
      )
      return counted
    }, 'REPEATABLE READ READ ONLY')
    onProgress?.(0.6)
    const copied = await countRows(part, signal)
    const problems = Object.entries(rows).filter(([name, count]) => copied[name] !== count)
    if (problems.length > 0)
      throw new UpkeepFailed(
        `The copy isn’t sound, so it wasn’t kept (${problems.map(([name, count]) => `${name} has ${copied[name] ?? 'no'} rows, not ${count}`).join('; ')}).`,
      )
    onProgress?.(1)
    publish(part, to)
    return { file: to, bytes: statSync(to).size, rows }
  } catch (error) {
    throw inWords(error, to)
  } finally {
    rmSync(part, { force: true })
  }
}

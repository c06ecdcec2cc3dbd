import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigurationRefused } from './configuration.ts'

/**
 * The secret kept in the file `secret` beside a database, made (mode 600) when there is none.
 * Throws ConfigurationRefused when the file is there but too short to be a secret, or the folder can't be used.
 */
export function secretBeside(data: string): string {
  try {
    return readOrMake(data)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const folder = dirname(data)
    throw new ConfigurationRefused(
      `The folder ${folder} can’t hold Cairn’s files (${error.code}). Make it one that this account may write to, or set CAIRN_DATA to a file in another.`,
    )
  }
}

function readOrMake(data: string): string {
  const file = join(dirname(data), 'secret')
  const kept = readIfThere(file)
  if (kept !== undefined) {
    if (kept.length >= 32) return kept
    throw new ConfigurationRefused(
      `The file ${file} must hold a secret of at least 32 characters. Remove it to have a new one made; everyone signs in again then.`,
    )
  }
  mkdirSync(dirname(file), { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  try {
    // "wx": two that start at once don't both make one, which would sign out whoever came in between.
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, `${secret}\n`)
    fsyncSync(handle)
    closeSync(handle)
    return secret
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readOrMake(data)
    throw error
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

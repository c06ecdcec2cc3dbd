import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigurationRefused } from './configuration.ts'

/**
 * Reads the file `secret` in the database's folder, or creates both (the file with mode 600). Throws
 * `ConfigurationRefused` if the file has fewer than 32 characters or can't be read or written.
 */
export function secretBeside(data: string): string {
  try {
    return readOrMake(data)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const folder = dirname(data)
    throw new ConfigurationRefused(
      `The folder ${folder} can’t be used for Cairn’s files (${error.code}). Give this account write access to it, or set CAIRN_DATA to a file in another folder.`,
    )
  }
}

function readOrMake(data: string): string {
  const file = join(dirname(data), 'secret')
  const kept = readIfThere(file)
  if (kept !== undefined) {
    if (kept.length >= 32) return kept
    throw new ConfigurationRefused(
      `The file ${file} must hold a secret of at least 32 characters. Remove it to have a new one created; everyone will then have to sign in again.`,
    )
  }
  mkdirSync(dirname(file), { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  try {
    // "wx" fails if the file exists. Two starts at once must end up with the same secret, or people are signed out.
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

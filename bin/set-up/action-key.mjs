import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { StepFailed } from './progress.mjs'

export const keyVariable = 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'
const lengths = [16, 24, 32]

/**
 * The key from which a build names its server actions, in base64: from the environment, or from the file `action-key`
 * beside the secret, which is created once. With the same key, a page that was opened before a build can still send
 * its forms. Undefined if the file can't be read or created: then each build has a key of its own.
 * @param {string} root
 * @returns {string | undefined}
 */
export function actionKey(root) {
  const given = process.env[keyVariable]
  if (given) return checked(given, `${keyVariable} must be`)
  const data = resolve(root, process.env.CAIRN_DATA || 'data/cairn.db')
  const file = join(dirname(data), 'action-key')
  try {
    return checked(readOrMake(file), `The file ${file} must hold`)
  } catch (error) {
    if (error instanceof StepFailed) throw error
    console.log(
      `  ${file} can’t be used (${error.code}), so pages that are open now can’t send their forms after this build.`,
    )
    return undefined
  }
}

function checked(key, must) {
  const bytes = Buffer.from(key, 'base64')
  if (lengths.includes(bytes.length) && bytes.toString('base64') === key) return key
  throw new StepFailed(
    `${must} 16, 24 or 32 random bytes in base64, as "openssl rand -base64 32" prints them.`,
  )
}

function readOrMake(file) {
  const kept = readIfThere(file)
  if (kept !== undefined) return kept
  mkdirSync(dirname(file), { recursive: true })
  try {
    // "wx" fails if another build has created it meanwhile.
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, `${randomBytes(32).toString('base64')}\n`)
    fsyncSync(handle)
    closeSync(handle)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

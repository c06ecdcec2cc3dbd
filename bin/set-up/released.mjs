import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** From the root of the project. */
export const releasedFile = 'db/released.json'
/** @type {Dialect[]} */
const dialects = ['sqlite', 'postgresql']

/**
 * The migrations that a release had more than the one before it, in the order in which they run, with the hash that a
 * database keeps of each.
 * @typedef {'sqlite' | 'postgresql'} Dialect
 * @typedef {{ version: string, day: string } & Record<Dialect, Record<string, string>>} Release
 */

/**
 * The releases, the oldest first.
 * @param {string} root
 * @returns {Release[]}
 */
export function releasedSchemas(root) {
  const file = join(root, releasedFile)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/**
 * The migrations that a release had, by their names, with their hashes.
 * @param {Release[]} releases that release, and those before it
 * @param {Dialect} dialect
 * @returns {Record<string, string>}
 */
export function migrationsUntil(releases, dialect) {
  return Object.assign({}, ...releases.map((release) => release[dialect]))
}

/**
 * Says in sentences where today's migrations don't begin with those of every release: then a database of that release
 * could not be upgraded.
 * @param {string} root
 * @param {Release[]} releases
 */
export function changedSince(root, releases) {
  return dialects.flatMap((dialect) => {
    const known = Object.entries(presentMigrations(root, dialect))
    let position = 0
    return releases.flatMap((release) =>
      Object.entries(release[dialect]).flatMap(([name, hash]) => {
        const [nameNow, hashNow] = known[position++] ?? []
        if (nameNow === name && hashNow === hash) return []
        const file = `db/migrations/${dialect}/${name}.sql`
        const what =
          name in Object.fromEntries(known) && nameNow === name
            ? 'was changed'
            : 'isn’t in its place any more'
        return [
          `${file} ${what}, but ${release.version} was released with it. Put it back, and add another one.`,
        ]
      }),
    )
  })
}

/**
 * Adds a release with today's migrations, or replaces the last one if it has the same version.
 * @param {string} root
 * @param {string} version
 * @param {string} day
 */
export function recordRelease(root, version, day) {
  const before = releasedSchemas(root).filter((release) => release.version !== version)
  const added = dialects.map((dialect) => {
    const known = migrationsUntil(before, dialect)
    const all = Object.entries(presentMigrations(root, dialect))
    return [dialect, Object.fromEntries(all.filter(([name]) => !(name in known)))]
  })
  const releases = [...before, { version, day, ...Object.fromEntries(added) }]
  writeFileSync(join(root, releasedFile), `${JSON.stringify(releases, null, 2)}\n`)
}

/**
 * @param {string} root
 * @param {Dialect} dialect
 * @returns {Record<string, string>}
 */
function presentMigrations(root, dialect) {
  const folder = join(root, 'db/migrations', dialect)
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))
  return Object.fromEntries(entries.map(({ tag }) => [tag, sha256(readFileSync(join(folder, `${tag}.sql`)))]))
}

const sha256 = (content) => createHash('sha256').update(content).digest('hex')

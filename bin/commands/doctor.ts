import { existsSync, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setImmediate } from 'node:timers/promises'
import { assertGoingOn, backupFolder, backupsIn, UpkeepFailed } from '#db/upkeep/files.ts'
import { upkeep } from '#db/upkeep/kind.ts'
import { agoInWords, sizeInWords } from '#lib/admin/upkeep/rules.ts'
import { finishTask } from '#lib/admin/upkeep/writes.ts'
import type { Configuration } from '#lib/core/configuration.ts'
import { makeSystemContext } from '#lib/core/context.ts'
import { count } from '#lib/core/format.ts'
import { type Command, noteInRecord } from './command.ts'
import { repairSearch, searchProblems } from './searching.ts'

type Check = {
  name: string
  /** `note` is worth knowing, and no reason to fail. */
  state: 'ok' | 'note' | 'wrong'
  says: string
}

export const doctor: Command = {
  usage: '[--repair]',
  summary: 'look for what is wrong with settings, database, search, disk, backups and clock',
  details: [
    'Changes nothing without --repair, but notes that it looked. Cairn may be running. Reads the whole database, so it takes a while on a big one.',
    'Exit status 1 if anything is wrong.',
  ],
  options: { repair: { type: 'boolean' } },
  optionHelp: { repair: 'build the search index anew from the texts; nothing else is changed' },
  takes: [0, 0],
  async run({ configuration, now, has, signal }) {
    const { data } = configuration
    upkeep.assertThere(data)
    const repaired = has('repair') ? await repairSearch(data, now, signal) : undefined
    const checks: Check[] = []
    for (const [name, look] of [
      ['Settings', () => settings(configuration)],
      ['Database', () => database(data, now)],
      ['Disk', () => disk(data)],
      ['Last backup', () => lastBackup(configuration, now)],
      ['Clock', () => clock(data, now)],
    ] as const) {
      checks.push(...(await readable(name, look)))
      // SQLite's driver is synchronous: otherwise no signal would come between.
      await setImmediate()
      assertGoingOn(signal)
    }
    await noteInRecord(data, () =>
      finishTask(
        makeSystemContext(now),
        'check',
        checks.some(({ state }) => state === 'wrong') ? 'badly' : 'well',
      ),
    )
    const wrong = checks.filter(({ state }) => state === 'wrong').length
    return {
      failed: wrong > 0,
      facts: { checks, ...(repaired === undefined ? {} : { repaired }) },
      lines: [
        ...(repaired === undefined ? [] : [repaired, '']),
        ...checks.map(({ name, state, says }) => `  ${state.padEnd(5)}   ${name}: ${says}`),
        '',
        wrong === 0 ? 'Nothing is wrong.' : `${count(wrong, 'thing')} to look at, marked “wrong”.`,
      ],
    }
  },
}

/** A database that is too damaged to be read is one thing found, and no reason to stop looking. */
async function readable(
  name: string,
  look: () => Check | Check[] | Promise<Check | Check[]>,
): Promise<Check[]> {
  try {
    return [await look()].flat()
  } catch (error) {
    if (error instanceof UpkeepFailed) return [{ name, state: 'wrong', says: error.message }]
    throw error
  }
}

async function settings(configuration: Configuration): Promise<Check[]> {
  const { data, origin, host, port, proxies, localAddresses } = configuration
  const secretFile = path.join(path.dirname(data), 'secret')
  return [
    {
      name: 'Settings',
      state: 'ok',
      says: `at ${origin}, listening on ${host}:${port}, ${count(proxies, 'proxy', 'proxies')} in front, addresses without a dot ${localAddresses ? 'allowed' : 'not allowed'}; Node ${process.versions.node}`,
    },
    secret(secretFile),
    await place(data),
  ]
}

async function place(data: string): Promise<Check> {
  const { kind, placeOf, sizeOf } = upkeep
  const says = `${await placeOf(data)}, ${sizeInWords(await sizeOf(data))}`
  return kind === 'SQLite' ? { name: 'File', ...onlyOurs(data, says) } : { name: kind, state: 'ok', says }
}

function secret(file: string): Check {
  const name = 'Secret'
  if (process.env.CAIRN_SECRET) return { name, state: 'ok', says: 'from CAIRN_SECRET' }
  if (!existsSync(file))
    return {
      name,
      state: 'note',
      says: `${file} isn’t there; the next start creates one, and everyone signs in again`,
    }
  return { name, ...onlyOurs(file, file) }
}

function onlyOurs(file: string, says: string): Pick<Check, 'state' | 'says'> {
  const isOpen = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
  return isOpen
    ? { state: 'wrong', says: `${says}, and other accounts of this machine can read it: chmod 600 ${file}` }
    : { state: 'ok', says }
}

async function database(data: string, now: Date): Promise<Check[]> {
  const { schema, integrity, dangling, search, rows } = await upkeep.examine(data)
  const all = Object.values(rows).reduce((sum, of) => sum + of, 0)
  const isCurrent = 'applied' in schema && schema.waiting === 0
  if (isCurrent && integrity.length === 0) search.push(...(await searchProblems(data, now)))
  const damaged = 'restore a backup (npm run cairn -- restore --help)'
  return [
    schemaCheck(schema),
    found('Integrity', integrity, `sound, ${all} rows in ${Object.keys(rows).length} tables`, damaged),
    found('References', dangling, 'every row refers to rows that exist', damaged),
    found('Search', search, 'every text is found by those who read it', 'npm run cairn -- doctor --repair'),
  ]
}

function schemaCheck(schema: { applied: number; waiting: number } | { problem: string }): Check {
  const name = 'Schema'
  if ('problem' in schema) return { name, state: 'wrong', says: schema.problem }
  const { applied, waiting } = schema
  return waiting === 0
    ? { name, state: 'ok', says: `number ${applied}, the newest` }
    : { name, state: 'note', says: `number ${applied}; the next start runs ${count(waiting, 'migration')}` }
}

const MAX_SAID = 6

function found(name: string, problems: string[], fine: string, remedy: string): Check {
  if (problems.length === 0) return { name, state: 'ok', says: fine }
  const first = problems.slice(0, MAX_SAID).join(' ')
  const more = problems.length > MAX_SAID ? ` and ${problems.length - MAX_SAID} more` : ''
  return { name, state: 'wrong', says: `${first}${more}. To mend it: ${remedy}`.replace('..', '.') }
}

/** Of the folder with backups, and with SQLite's file. */
async function disk(data: string): Promise<Check> {
  const folder = path.dirname(data)
  // Before the first start on PostgreSQL it isn't there.
  let there = folder
  while (!existsSync(there)) there = path.dirname(there)
  const { bavail, bsize } = statfsSync(there)
  const free = bavail * bsize
  const size = await upkeep.sizeOf(data)
  // On SQLite a backup, the copy before an upgrade and the write-ahead log each need room.
  const [what, needed] =
    upkeep.kind === 'SQLite' ? ['upgrades and backups need', 3 * size] : ['a backup may need', size]
  const enough = Math.max(100_000_000, Number(needed))
  const says = `${sizeInWords(free)} free in ${folder}`
  return free >= enough
    ? { name: 'Disk', state: 'ok', says }
    : { name: 'Disk', state: 'wrong', says: `${says}; ${what} ${sizeInWords(enough)}` }
}

// In milliseconds.
const week = 7 * 86_400_000

function lastBackup({ data, backupEvery }: Configuration, now: Date): Check {
  const name = 'Last backup'
  const [newest] = backupsIn(backupFolder(data), data, upkeep.ending)
  if (!newest) return { name, state: 'note', says: `none in ${backupFolder(data)}: npm run cairn -- backup` }
  const at = statSync(newest).mtime
  const age = now.getTime() - at.getTime()
  const says = `${agoInWords(at, now)}, ${newest}`
  // Two in a row are missing.
  if (backupEvery && age > 2 * backupEvery)
    return { name, state: 'wrong', says: `${says}; CAIRN_BACKUP_EVERY asks for more. Look into Cairn’s log` }
  return { name, state: age > week ? 'note' : 'ok', says }
}

// In milliseconds.
const tolerated = 5 * 60_000

async function clock(data: string, now: Date): Promise<Check> {
  const says = now
    .toISOString()
    .replace(/\.\d+Z$/, ' UTC')
    .replace('T', ' ')
  const newest = await upkeep.newestEntry(data)
  if (newest && newest.getTime() - now.getTime() > tolerated)
    return {
      name: 'Clock',
      state: 'wrong',
      says: `${says}, but the record has an entry from ${newest.toISOString().slice(0, 16).replace('T', ' ')} UTC. Set this machine’s clock`,
    }
  return { name: 'Clock', state: 'ok', says }
}

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { encode } from 'next-auth/jwt'
import { newId } from '#lib/core/ids.ts'
import { demoFile } from '../../support/demo-database.ts'
import { startServer } from '../../support/server.ts'
import { addressesOf } from './addresses.ts'
import { readersFrom } from './oracle.ts'
import { plantCanaries, secretsOf, unlistedColumns } from './plant.ts'

const secret = 'only the canaries know this secret'

/** A person with a sign-in of their own. */
export type Account = { id: string; key: string; cookie: string }

/**
 * A copy of the demo with a canary in every text, and with people whom the demo doesn't have: a mentor out of the team,
 * one whose pair has ended, a former lead, someone deactivated.
 */
export function plantDemo(routes: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-canaries-'))
  const file = path.join(folder, 'cairn.db')
  copyFileSync(demoFile, file)
  const database = new BetterSqlite(file, { fileMustExist: true })
  database.pragma('foreign_keys = ON')
  endSome(database)
  const signIns = signEveryoneIn(database)
  const unlisted = unlistedColumns(database)
  const canaries = plantCanaries(database)
  const readersOf = readersFrom(database)
  const record = {
    folder,
    file,
    signIns,
    unlisted,
    canaries,
    readers: new Map(canaries.map((canary) => [canary.word, readersOf(canary)])),
    secrets: secretsOf(database),
    addresses: addressesOf(database, routes),
  }
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  return record
}

/** On a server of its own. */
export async function openCanaries(routes: readonly string[]) {
  const { folder, file, signIns, ...record } = plantDemo(routes)
  const server = await startServer({ database: file, env: { CAIRN_SECRET: secret } })
  const port = new URL(server.origin).port
  const accounts: Account[] = []
  for (const { id, key, signInId } of signIns)
    accounts.push({
      id,
      key,
      cookie: `cairn-${port}.sign-in=${await encode({ token: { sub: signInId }, secret })}`,
    })
  return {
    ...record,
    accounts,
    /** Doesn't follow redirects. `headers` make it one of React's own requests, for instance. */
    ask: async (account: Account, address: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(server.origin + address, {
        redirect: 'manual',
        headers: { cookie: account.cookie, accept: 'text/html', 'accept-encoding': 'identity', ...headers },
      })
      const whole = `${[...answer.headers].join('\n')}\n${await answer.text()}`
      return { status: answer.status, whole }
    },
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function endSome(database: BetterSqlite.Database): void {
  const idOf = (key: string) =>
    database.prepare('SELECT id FROM people WHERE email = ?').pluck().get(`${key}@demo.cairn`)
  const now = Date.now()
  const endPairs = `UPDATE mentorships SET ended_at = ?, ended_by_id = mentor_id WHERE mentor_id = ? AND ended_at IS NULL`
  const run = (sql: string, ...values: unknown[]) => database.prepare(sql).run(...values)
  // Remove from team.
  run(endPairs, now, idOf('david'))
  run('UPDATE memberships SET ended_at = ? WHERE person_id = ?', now, idOf('david'))
  // In the team still, with one pair less.
  run(`${endPairs} AND junior_id = ?`, now, idOf('olga'), idOf('jonas'))
  run('UPDATE people SET deactivated_at = ? WHERE id = ?', now, idOf('mateo'))
  // Led the other team once.
  const [teamId, leadId] = database
    .prepare("SELECT team_id, person_id FROM memberships WHERE role = 'lead' AND person_id = ?")
    .raw()
    .get(idOf('lead')) as [string, string]
  run(
    'INSERT INTO memberships (id, person_id, team_id, role, started_at, ended_at) VALUES (?, ?, ?, ?, ?, ?)',
    newId(),
    idOf('greta'),
    teamId,
    'lead',
    now - 1000,
    now,
  )
  run(
    `INSERT INTO invites (id, token_hash, email, team_id, role, invited_by_id, created_at, expires_at)
     VALUES (?, ?, 'someone@else.example', ?, 'junior', ?, ?, ?)`,
    newId(),
    'c'.repeat(64),
    teamId,
    leadId,
    now,
    now + 86_400_000,
  )
  run(
    "INSERT INTO sign_in_failures (id, email, address, at) VALUES (?, 'lead@demo.cairn', '198.51.100.7', ?)",
    newId(),
    now,
  )
}

function signEveryoneIn(database: BetterSqlite.Database) {
  const people = database.prepare('SELECT id, email FROM people ORDER BY id').all() as {
    id: string
    email: string
  }[]
  const insert = database.prepare(
    'INSERT INTO sign_ins (id, person_id, created_at, last_seen_at, expires_at, user_agent) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return people.map(({ id, email }) => {
    const signInId = newId()
    const now = Date.now()
    insert.run(signInId, id, now, now, now + 86_400_000, 'Mozilla/5.0 Firefox/150.0')
    return { id, key: email.replace('@demo.cairn', ''), signInId }
  })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { db, transaction } from '#db/client.ts'
import { server } from '#db/columns.ts'
import { migrate } from '#db/migrate.ts'
import { migrateServer } from '#db/postgresql/migrate.ts'
import { auditEvents, people, personTimeZones, signIns } from '#db/schema/people.ts'
import { newId } from '#lib/core/ids.ts'
import { createSetupToken, setUp } from '#lib/people/setup/writes.ts'
import { systemContext } from '#tests/support/context.ts'
import { oneAndRefused, type Race } from './race.ts'

// An instance is set up once, so it's emptied for each round.
const setUpOnce: Race<{ token: string; email: string }> = {
  prepare: async (count) => {
    await transaction(async (tx) => {
      for (const table of [auditEvents, signIns, personTimeZones, people]) await tx.delete(table)
    })
    const token = (await createSetupToken(systemContext())) ?? ''
    return Array.from({ length: count }, () => ({ token, email: `ines.${newId()}@test.cairn` }))
  },
  act: ({ token, email }) =>
    setUp(systemContext(), {
      token,
      name: 'Ines Duarte',
      email,
      password: 'seven grey stones',
      timeZone: 'Europe/Lisbon',
    }),
  check: async (_, outcomes) => {
    const made = await db.select({ id: people.id }).from(people)
    return made.length === 1 ? oneAndRefused(outcomes, ['NotFound', 'Refused']) : `${made.length} accounts`
  },
}

type Migrating = { file: string; schema: string }

const migratedOnce: Race<Migrating> = {
  prepare: async (count) => {
    const asked = {
      file: path.join(mkdtempSync(path.join(tmpdir(), 'cairn-race-')), 'cairn.db'),
      schema: `race_${newId().replaceAll('-', '')}`,
    }
    return Array.from({ length: count }, () => asked)
  },
  act: ({ file, schema }) => (server ? migrateServer({ ...server, schema }) : migrate(file)),
  check: async ([first], outcomes) => {
    if (server) await dropSchema(server.url, first?.schema ?? '')
    rmSync(path.dirname(first?.file ?? ''), { recursive: true })
    const strange = outcomes.find(({ refused }) => refused !== undefined)
    if (strange) return strange.refused
    const applied = outcomes.map(({ value }) => (value as { applied: number }).applied)
    return applied.filter((number) => number > 0).length === 1
      ? undefined
      : `${applied.join(', ')} migrations ran`
  },
}

async function dropSchema(url: string, schema: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`DROP SCHEMA ${pg.escapeIdentifier(schema)} CASCADE`)
  await client.end()
}

export const databases: Record<string, Race> = {
  'an instance is set up once': setUpOnce,
  'a database is migrated once': migratedOnce,
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'
import { newId } from '#lib/core/ids.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { testNow } from './support/context.ts'
import { makePerson } from './support/world/people.ts'
import { makeWorld } from './support/world/world.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-invite-'))
const statements: string[] = []
beforeAll(async () => {
  const file = path.join(folder, 'cairn.db')
  await migrate(file)
  // Values are left out: 'text', numbers, null.
  openDatabase(file, (sql) => statements.push(sql.replace(/'(?:[^']|'')*'|\b[\d.]+\b|\bNULL\b/gi, '?')))
})
afterAll(async () => {
  await closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

// Times can't be tested without flaking; that the same statements run can be.
test('an invite to an address with an account runs the same statements as one without', async () => {
  const { lead, teamId } = await makeWorld()
  const statementsFor = async (email: string) => {
    statements.length = 0
    await createInvite(lead, { id: newId(), teamId, email, role: 'junior' })
    return [...statements]
  }
  await makePerson('Known', { email: 'known@test.cairn' })
  await makePerson('Gone', { email: 'gone@test.cairn', deactivatedAt: testNow })
  const unknown = await statementsFor('unknown@test.cairn')
  expect(unknown.some((sql) => /insert into "invites"/.test(sql))).toBe(true)
  expect(await statementsFor('known@test.cairn')).toEqual(unknown)
  expect(await statementsFor('gone@test.cairn')).toEqual(unknown)
})

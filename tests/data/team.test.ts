import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { teams } from '#db/schema/people.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { changeTeamInput, createTeamInput } from '#lib/teams/input.ts'
import { changeTeam, createTeam } from '#lib/teams/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditOf } from '#tests/support/records.ts'
import { makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()
let team: TestTeam
beforeEach(async () => {
  team = await makeTestTeam()
})
const saved = async (id: string) => (await db.select().from(teams).where(eq(teams.id, id)))[0]

test('an admin makes a team; sent twice it is one', async () => {
  const id = newId()
  expect(await createTeam(team.admin, { id, name: 'Rustaceans' })).toBe(id)
  expect(await createTeam(team.admin, { id, name: 'Rustaceans' })).toBe(id)
  expect(await saved(id)).toMatchObject({ name: 'Rustaceans', evidenceWaitDays: 3, version: 1 })
  expect(await auditOf('team.created', id)).toHaveLength(1)
})

test('nobody else makes one', async () => {
  for (const ctx of [team.lead, team.mentor, team.junior, team.outsider])
    await expect(createTeam(ctx, { id: newId(), name: 'Mine' })).rejects.toThrow(NotFound)
})

test('its leads and admins change name and limit; others don’t', async () => {
  const form = { teamId: team.teamId, version: 1, name: 'Snakes', evidenceWaitDays: 5 }
  await expect(changeTeam(team.outsider, form)).rejects.toThrow(NotFound)
  await expect(changeTeam(team.mentor, form)).rejects.toThrow(Refused)
  await changeTeam(team.lead, form)
  expect(await saved(team.teamId)).toMatchObject({ name: 'Snakes', evidenceWaitDays: 5, version: 2 })
  await changeTeam(team.admin, { ...form, version: 2, name: 'Pythons' })
  expect(await saved(team.teamId)).toMatchObject({ name: 'Pythons', version: 3 })
})

test('sent twice it is saved once; a stale form is refused with what is saved', async () => {
  const form = { teamId: team.teamId, version: 1, name: 'Snakes', evidenceWaitDays: 5 }
  await changeTeam(team.lead, form)
  await changeTeam(team.lead, form)
  expect((await saved(team.teamId))?.version).toBe(2)
  const stale = changeTeam(team.admin, { ...form, name: 'Pythons' })
  await expect(stale).rejects.toThrow(Stale)
  await expect(stale).rejects.toMatchObject({ version: 2, saved: { name: 'Snakes', evidenceWaitDays: '5' } })
})

test('what comes in has to be whole', () => {
  expect(createTeamInput.safeParse({ id: newId(), name: '  ' }).success).toBe(false)
  expect(createTeamInput.safeParse({ id: newId(), name: 'x'.repeat(61) }).success).toBe(false)
  // A missing or broken id makes a new one: the form is sent once then.
  expect(createTeamInput.parse({ id: 'x', name: ' A  team ' })).toMatchObject({ name: 'A team' })
  const form = { teamId: newId(), version: '1', name: 'A', evidenceWaitDays: '0' }
  for (const days of ['0', '61', '2.5', 'soon', ''])
    expect(changeTeamInput.safeParse({ ...form, evidenceWaitDays: days }).success, days).toBe(false)
  expect(changeTeamInput.parse({ ...form, evidenceWaitDays: '4' }).evidenceWaitDays).toBe(4)
})

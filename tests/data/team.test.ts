import { expect, test } from 'vitest'
import { FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { changeTeamInput, createTeamInput } from '#lib/teams/input.ts'
import { changeTeam, createTeam } from '#lib/teams/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditBySubject, teamById } from '#tests/support/stored.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

test('an admin makes a team; sent twice it is one', async () => {
  const { admin } = await makeWorld()
  const form = { formId: newId(), name: 'Rustaceans' }
  const id = await createTeam(admin, form)
  expect(await createTeam(admin, form)).toBe(id)
  await expect(createTeam(admin, { ...form, name: 'Crabs' })).rejects.toThrow(FormUsed)
  expect(await teamById(id)).toMatchObject({ name: 'Rustaceans', evidenceWaitDays: 3, version: 1 })
  expect(await auditBySubject('team.created', id)).toHaveLength(1)
})

test('nobody else makes one', async () => {
  const { lead, mentor, junior, outsider } = await makeWorld()
  for (const ctx of [lead, mentor, junior, outsider])
    await expect(createTeam(ctx, { formId: newId(), name: 'Mine' })).rejects.toThrow(NotFound)
})

test('its leads and admins change name and limit; others don’t', async () => {
  const { teamId, outsider, mentor, lead, admin } = await makeWorld()
  const form = { formId: newId(), teamId, version: 1, name: 'Snakes', evidenceWaitDays: 5 }
  await expect(changeTeam(outsider, form)).rejects.toThrow(NotFound)
  await expect(changeTeam(mentor, form)).rejects.toThrow(Refused)
  await changeTeam(lead, form)
  expect(await teamById(teamId)).toMatchObject({ name: 'Snakes', evidenceWaitDays: 5, version: 2 })
  await changeTeam(admin, { ...form, version: 2, name: 'Pythons' })
  expect(await teamById(teamId)).toMatchObject({ name: 'Pythons', version: 3 })
})

test('sent twice it is saved once; a stale form is refused with what is saved', async () => {
  const { teamId, lead, admin } = await makeWorld()
  const form = { formId: newId(), teamId, version: 1, name: 'Snakes', evidenceWaitDays: 5 }
  await changeTeam(lead, form)
  await changeTeam(lead, form)
  expect((await teamById(teamId))?.version).toBe(2)
  const stale = changeTeam(admin, { ...form, name: 'Pythons' })
  await expect(stale).rejects.toThrow(Stale)
  await expect(stale).rejects.toMatchObject({ version: 2, saved: { name: 'Snakes', evidenceWaitDays: '5' } })
})

test('what comes in has to be whole', () => {
  expect(createTeamInput.safeParse({ name: '  ' }).success).toBe(false)
  expect(createTeamInput.safeParse({ name: 'x'.repeat(61) }).success).toBe(false)
  // A missing or broken id is replaced; such a form isn't recognized when it's sent again.
  expect(createTeamInput.parse({ formId: 'x', name: ' A  team ' })).toMatchObject({ name: 'A team' })
  const form = { teamId: newId(), version: '1', name: 'A', evidenceWaitDays: '0' }
  for (const days of ['0', '61', '2.5', 'soon', ''])
    expect(changeTeamInput.safeParse({ ...form, evidenceWaitDays: days }).success, days).toBe(false)
  expect(changeTeamInput.parse({ ...form, evidenceWaitDays: '4' }).evidenceWaitDays).toBe(4)
})

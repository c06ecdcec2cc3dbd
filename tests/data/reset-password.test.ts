import { beforeEach, expect, test } from 'vitest'
import { deactivatePerson, setAdminRight } from '#lib/admin/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { resetPasswordInput } from '#lib/people/input.ts'
import { createPerson } from '#lib/people/writes.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { findReset } from '#lib/sign-ins/resets/reads.ts'
import { createPasswordReset, resetPassword } from '#lib/sign-ins/resets/writes.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { endRole, leaveTeam } from '#lib/teams/members/writes.ts'
import { contextOf, systemContext, systemContextAfter } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { trySignIn } from '#tests/support/sign-ins.ts'
import { auditBySubject } from '#tests/support/stored.ts'
import { join, makePerson, shownEnding } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
const system = systemContext()
let world: World
let email: string
let bo: string
beforeEach(async () => {
  world = await makeWorld()
  email = `bo.${newId()}@test.cairn`
  bo = await createPerson(system, { email, name: 'Bo Lind', timeZone: 'UTC', password: 'seven grey stones' })
  await join(bo, world.teamId, 'junior')
})
const make = (ctx: Ctx, personId = bo, id = newId()) => createPasswordReset(ctx, { id, personId })

test('a link sets a new password once, and ends all sign-ins', async () => {
  const { lead } = world
  const token = await make(lead)
  const open = await startSignIn(system, bo, null)
  expect(await findReset(system, token)).toEqual({ name: 'Bo Lind', email })
  await resetPassword(system, { token, password: 'eight grey stones' })
  expect(await getViewer(system, open)).toBeNull()
  expect(await trySignIn(email, 'seven grey stones')).toEqual({ refused: 'wrong' })
  expect(await trySignIn(email, 'eight grey stones')).toHaveProperty('signInId')
  await expect(resetPassword(system, { token, password: 'nine grey stones' })).rejects.toThrow(NotFound)
  expect(await auditBySubject('password-reset.made', bo)).toMatchObject([{ actorId: lead.viewer.id }])
  expect(await auditBySubject('password-reset.used', bo)).toMatchObject([{ actorId: bo }])
})

test('sent at once from two windows, one of them wins', async () => {
  const { admin } = world
  const token = await make(admin)
  const tries = await Promise.allSettled([
    resetPassword(system, { token, password: 'eight grey stones' }),
    resetPassword(system, { token, password: 'nine grey stones' }),
  ])
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('it holds for an hour, and a newer link ends it', async () => {
  const { lead, admin } = world
  const token = await make(lead)
  const after = (minutes: number) => systemContextAfter(minutes * 60_000)
  await expect(findReset(after(60), token)).rejects.toThrow(NotFound)
  expect(await findReset(after(59), token)).toMatchObject({ email })
  await make(admin)
  await expect(findReset(system, token)).rejects.toThrow(NotFound)
})

test('the same form sent twice leaves one link that holds: the one shown last', async () => {
  const { lead, admin } = world
  const id = newId()
  const first = await make(lead, bo, id)
  const second = await make(lead, bo, id)
  await expect(findReset(system, first)).rejects.toThrow(NotFound)
  expect(await findReset(system, second)).toMatchObject({ email })
  await expect(make(admin, bo, id)).rejects.toThrow(Refused)
})

test('only admins and leads of the person’s team make one', async () => {
  const { mentor, junior, outsider, lead } = world
  for (const ctx of [mentor, junior, outsider]) await expect(make(ctx)).rejects.toThrow(NotFound)
  await expect(make(lead, newId())).rejects.toThrow(NotFound)
})

test('a lead opens no account that reaches beyond the own team; an admin may', async () => {
  const { otherTeamId, lead, admin, teamId } = world
  await join(bo, otherTeamId, 'mentor')
  await expect(make(lead)).rejects.toThrow(Refused)
  expect(await make(admin)).toMatch(/^[\w-]{43}$/)
  await join(admin.viewer.id, teamId, 'mentor')
  await expect(make(lead, admin.viewer.id)).rejects.toThrow(Refused)
})

test('nor one that reached beyond it before: leaving a team closes no texts, and anybody can be added to one', async () => {
  const { teamId, lead, otherTeamId, outsider, admin } = world
  const away = await createPerson(system, {
    email: `away.${newId()}@test.cairn`,
    name: 'Ada Way',
    timeZone: 'UTC',
    password: 'seven grey stones',
  })
  await join(away, teamId, 'mentor')
  await leaveTeam(lead, await shownEnding({ teamId, personId: away }))
  await join(away, otherTeamId, 'junior')
  await expect(make(outsider, away)).rejects.toThrow(Refused)
  expect(await make(admin, away)).toMatch(/^[\w-]{43}$/)
})

test('who may make no links any more opens nothing by one from before', async () => {
  const { mentor, teamId, lead, admin } = world
  await join(mentor.viewer.id, teamId, 'lead')
  const asLead = await make(mentor)
  await endRole(lead, await shownEnding({ teamId, personId: mentor.viewer.id, role: 'lead' }))
  await expect(findReset(system, asLead)).rejects.toThrow(NotFound)
  const second = contextOf({ id: await makePerson('Second', { isAdmin: true }), isAdmin: true })
  const asAdmin = await make(second)
  await setAdminRight(admin, { personId: second.viewer.id, isAdmin: false })
  await expect(findReset(system, asAdmin)).rejects.toThrow(NotFound)
  const third = contextOf({ id: await makePerson('Third', { isAdmin: true }), isAdmin: true })
  const asLeaver = await make(third)
  await deactivatePerson(admin, { personId: third.viewer.id })
  await expect(findReset(system, asLeaver)).rejects.toThrow(NotFound)
})

test('a poor password is refused, and the link holds on', async () => {
  const { lead } = world
  const token = await make(lead)
  const poor = resetPassword(system, { token, password: 'Bo Lind 1234' })
  await expect(poor).rejects.toThrow(FieldRefused)
  await resetPassword(system, { token, password: 'eight grey stones' })
  expect(resetPasswordInput.safeParse({ token: 'short', password: 'x' }).success).toBe(false)
})

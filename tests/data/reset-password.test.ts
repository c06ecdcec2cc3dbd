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
import { signIn, startSignIn } from '#lib/sign-ins/writes.ts'
import { endRole, leaveTeam } from '#lib/teams/members/writes.ts'
import { contextOf, systemContext, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditOf } from '#tests/support/records.ts'
import { join, makePerson, makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()
const system = systemContext()
let team: TestTeam
let email: string
let bo: string
beforeEach(async () => {
  team = await makeTestTeam()
  email = `bo.${newId()}@test.cairn`
  bo = await createPerson(system, { email, name: 'Bo Lind', timeZone: 'UTC', password: 'seven grey stones' })
  await join(bo, team.teamId, 'junior')
})
const make = (ctx: Ctx, personId = bo, id = newId()) => createPasswordReset(ctx, { id, personId })
const attempt = (password: string) => signIn(system, { email, password, address: newId(), userAgent: null })

test('a link sets a new password once, and ends all sign-ins', async () => {
  const token = await make(team.lead)
  const open = await startSignIn(system, bo, null)
  expect(await findReset(system, token)).toEqual({ name: 'Bo Lind', email })
  await resetPassword(system, { token, password: 'eight grey stones' })
  expect(await getViewer(system, open)).toBeNull()
  expect(await attempt('seven grey stones')).toEqual({ refused: 'wrong' })
  expect(await attempt('eight grey stones')).toHaveProperty('signInId')
  await expect(resetPassword(system, { token, password: 'nine grey stones' })).rejects.toThrow(NotFound)
  expect(await auditOf('password-reset.made', bo)).toMatchObject([{ actorId: team.lead.viewer.id }])
  expect(await auditOf('password-reset.used', bo)).toMatchObject([{ actorId: bo }])
})

test('sent at once from two windows, one of them wins', async () => {
  const token = await make(team.admin)
  const tries = await Promise.allSettled([
    resetPassword(system, { token, password: 'eight grey stones' }),
    resetPassword(system, { token, password: 'nine grey stones' }),
  ])
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('it holds for an hour, and a newer link ends it', async () => {
  const token = await make(team.lead)
  const after = (minutes: number) => systemContext(new Date(testNow.getTime() + minutes * 60_000))
  await expect(findReset(after(60), token)).rejects.toThrow(NotFound)
  expect(await findReset(after(59), token)).toMatchObject({ email })
  await make(team.admin)
  await expect(findReset(system, token)).rejects.toThrow(NotFound)
})

test('the same form sent twice leaves one link that holds: the one shown last', async () => {
  const id = newId()
  const first = await make(team.lead, bo, id)
  const second = await make(team.lead, bo, id)
  await expect(findReset(system, first)).rejects.toThrow(NotFound)
  expect(await findReset(system, second)).toMatchObject({ email })
  await expect(make(team.admin, bo, id)).rejects.toThrow(Refused)
})

test('only admins and leads of the person’s team make one', async () => {
  for (const ctx of [team.mentor, team.junior, team.outsider])
    await expect(make(ctx)).rejects.toThrow(NotFound)
  await expect(make(team.lead, newId())).rejects.toThrow(NotFound)
})

test('a lead opens no account that reaches beyond the own team; an admin may', async () => {
  await join(bo, team.otherTeamId, 'mentor')
  await expect(make(team.lead)).rejects.toThrow(Refused)
  expect(await make(team.admin)).toMatch(/^[\w-]{43}$/)
  await join(team.admin.viewer.id, team.teamId, 'mentor')
  await expect(make(team.lead, team.admin.viewer.id)).rejects.toThrow(Refused)
})

test('nor one that reached beyond it before: leaving a team closes no texts, and anybody can be added to one', async () => {
  const away = await createPerson(system, {
    email: `away.${newId()}@test.cairn`,
    name: 'Ada Way',
    timeZone: 'UTC',
    password: 'seven grey stones',
  })
  await join(away, team.teamId, 'mentor')
  await leaveTeam(team.lead, { teamId: team.teamId, personId: away })
  await join(away, team.otherTeamId, 'junior')
  await expect(make(team.outsider, away)).rejects.toThrow(Refused)
  expect(await make(team.admin, away)).toMatch(/^[\w-]{43}$/)
})

test('who may make no links any more opens nothing by one from before', async () => {
  await join(team.mentor.viewer.id, team.teamId, 'lead')
  const asLead = await make(team.mentor)
  await endRole(team.lead, { teamId: team.teamId, personId: team.mentor.viewer.id, role: 'lead' })
  await expect(findReset(system, asLead)).rejects.toThrow(NotFound)
  const second = contextOf({ id: await makePerson('Second', { isAdmin: true }), isAdmin: true })
  const asAdmin = await make(second)
  await setAdminRight(team.admin, { personId: second.viewer.id, isAdmin: false })
  await expect(findReset(system, asAdmin)).rejects.toThrow(NotFound)
  const third = contextOf({ id: await makePerson('Third', { isAdmin: true }), isAdmin: true })
  const asLeaver = await make(third)
  await deactivatePerson(team.admin, { personId: third.viewer.id })
  await expect(findReset(system, asLeaver)).rejects.toThrow(NotFound)
})

test('a poor password is refused, and the link holds on', async () => {
  const token = await make(team.lead)
  const poor = resetPassword(system, { token, password: 'Bo Lind 1234' })
  await expect(poor).rejects.toThrow(FieldRefused)
  await resetPassword(system, { token, password: 'eight grey stones' })
  expect(resetPasswordInput.safeParse({ token: 'short', password: 'x' }).success).toBe(false)
})

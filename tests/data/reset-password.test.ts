import { beforeEach, expect, test } from 'vitest'
import { deactivatePerson, reactivatePerson, setAdminRight } from '#lib/admin/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { resetPasswordInput } from '#lib/people/input.ts'
import { changePassword } from '#lib/people/settings/writes.ts'
import { createPerson } from '#lib/people/writes.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { findReset, listUnseenResets } from '#lib/sign-ins/resets/reads.ts'
import {
  createOperatorsReset,
  createPasswordReset,
  markResetsSeen,
  resetPassword,
} from '#lib/sign-ins/resets/writes.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { contextOf, systemContext, systemContextAfter, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { trySignIn } from '#tests/support/sign-ins.ts'
import { auditBySubject } from '#tests/support/stored.ts'
import { join, makePerson } from '#tests/support/world/people.ts'
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
const as = (id: string) => contextOf({ id, email, name: 'Bo Lind' })
const make = (ctx: Ctx, personId = bo, id = newId()) => createPasswordReset(ctx, { id, personId })

test('a link sets a new password once, and ends all sign-ins', async () => {
  const { admin } = world
  const token = await make(admin)
  const open = await startSignIn(system, bo, null)
  expect(await findReset(system, token)).toEqual({ name: 'Bo Lind', email })
  await resetPassword(system, { token, password: 'eight grey stones' })
  expect(await getViewer(system, open)).toBeNull()
  expect(await trySignIn(email, 'seven grey stones')).toEqual({ refused: 'wrong' })
  expect(await trySignIn(email, 'eight grey stones')).toHaveProperty('signInId')
  await expect(resetPassword(system, { token, password: 'nine grey stones' })).rejects.toThrow(NotFound)
  expect(await auditBySubject('password-reset.made', bo)).toMatchObject([{ actorId: admin.viewer.id }])
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
  const { admin } = world
  const token = await make(admin)
  const after = (minutes: number) => systemContextAfter(minutes * 60_000)
  await expect(findReset(after(60), token)).rejects.toThrow(NotFound)
  expect(await findReset(after(59), token)).toMatchObject({ email })
  await make(admin)
  await expect(findReset(system, token)).rejects.toThrow(NotFound)
})

test('the same form sent twice leaves one link that holds: the one shown last', async () => {
  const { admin } = world
  const another = contextOf({ id: await makePerson('Second', { isAdmin: true }), isAdmin: true })
  const id = newId()
  const first = await make(admin, bo, id)
  const second = await make(admin, bo, id)
  await expect(findReset(system, first)).rejects.toThrow(NotFound)
  expect(await findReset(system, second)).toMatchObject({ email })
  await expect(make(another, bo, id)).rejects.toThrow(Refused)
  expect(await listUnseenResets(as(bo))).toHaveLength(1)
  await resetPassword(system, { token: second, password: 'eight grey stones' })
  await expect(make(admin, bo, id)).rejects.toThrow(Refused)
})

test('only admins make one: not even a lead of the only team that the person is in', async () => {
  const { mentor, junior, outsider, lead, admin } = world
  for (const ctx of [mentor, junior, outsider, lead]) await expect(make(ctx)).rejects.toThrow(NotFound)
  await expect(make(admin, newId())).rejects.toThrow(NotFound)
  expect(await make(admin)).toMatch(/^[\w-]{43}$/)
})

test('an admin who lost the right opens nothing by a link from before', async () => {
  const { admin } = world
  const second = contextOf({ id: await makePerson('Second', { isAdmin: true }), isAdmin: true })
  const asAdmin = await make(second)
  await setAdminRight(admin, { personId: second.viewer.id, isAdmin: false })
  await expect(findReset(system, asAdmin)).rejects.toThrow(NotFound)
  const third = contextOf({ id: await makePerson('Third', { isAdmin: true }), isAdmin: true })
  const asLeaver = await make(third)
  await deactivatePerson(admin, { personId: third.viewer.id })
  await expect(findReset(system, asLeaver)).rejects.toThrow(NotFound)
})

test('a deactivation ends it for good: activated again, the link stays dead', async () => {
  const { admin } = world
  const token = await make(admin)
  const open = await startSignIn(system, bo, null)
  await deactivatePerson(admin, { personId: bo })
  expect(await getViewer(system, open)).toBeNull()
  await reactivatePerson(admin, { personId: bo })
  await expect(findReset(system, token)).rejects.toThrow(NotFound)
  expect(await getViewer(system, open)).toBeNull()
})

test('a password changed in the settings ends it', async () => {
  const token = await make(world.admin)
  await changePassword(as(bo), { currentPassword: 'seven grey stones', newPassword: 'eight grey stones' })
  await expect(findReset(system, token)).rejects.toThrow(NotFound)
})

test('the person is told of every link, of its use once more, and of nobody else’s', async () => {
  const { admin, junior } = world
  const first = await make(admin)
  const token = await make(admin)
  const told = await listUnseenResets(as(bo))
  expect(told).toMatchObject([
    { madeBy: 'Admin One', state: 'ended', usedAt: null },
    { madeBy: 'Admin One', state: 'open', usedAt: null },
  ])
  expect(first).not.toBe(token)
  expect(await listUnseenResets(junior)).toEqual([])
  const resetIds = told.map(({ id }) => id)
  await markResetsSeen(junior, { resetIds })
  expect(await listUnseenResets(as(bo))).toHaveLength(2)
  await markResetsSeen(as(bo), { resetIds })
  expect(await listUnseenResets(as(bo))).toEqual([])
  await resetPassword(system, { token, password: 'eight grey stones' })
  expect(await listUnseenResets(as(bo))).toMatchObject([{ state: 'used', usedAt: testNow }])
})

test('the operator’s command makes one too, and the person is told that no account did', async () => {
  const token = await createOperatorsReset(system, email)
  expect(await findReset(system, token)).toMatchObject({ email })
  expect(await listUnseenResets(as(bo))).toMatchObject([{ madeBy: null, state: 'open' }])
  await expect(createOperatorsReset(system, 'nobody@test.cairn')).rejects.toThrow(NotFound)
  await deactivatePerson(world.admin, { personId: bo })
  await expect(createOperatorsReset(system, email)).rejects.toThrow(NotFound)
})

test('a poor password is refused, and the link holds on', async () => {
  const { admin } = world
  const token = await make(admin)
  const poor = resetPassword(system, { token, password: 'Bo Lind 1234' })
  await expect(poor).rejects.toThrow(FieldRefused)
  await resetPassword(system, { token, password: 'eight grey stones' })
  expect(resetPasswordInput.safeParse({ token: 'short', password: 'x' }).success).toBe(false)
})

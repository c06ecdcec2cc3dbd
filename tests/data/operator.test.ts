import { eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditEvents, passwordResets, signIns } from '#db/schema/people.ts'
import { listAccounts } from '#lib/admin/operator/reads.ts'
import { giveAdminRight } from '#lib/admin/operator/writes.ts'
import { endEverySignIn } from '#lib/admin/restoring/writes.ts'
import { deactivatePerson } from '#lib/admin/writes.ts'
import { NotFound } from '#lib/core/errors.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { createOperatorsReset } from '#lib/sign-ins/resets/writes.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditBySubject, personById } from '#tests/support/stored.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()
const ctx = systemContext()
const addressOf = async (id: string) => (await personById(id))?.email ?? ''

test('the operator makes an admin, once, and no one is named as having done it', async () => {
  const { junior } = await makeWorld()
  const { id } = junior.viewer
  const email = await addressOf(id)
  expect(await giveAdminRight(ctx, email)).toBe(true)
  expect(await giveAdminRight(ctx, email)).toBe(false)
  expect(await personById(id)).toMatchObject({ isAdmin: true })
  expect(await auditBySubject('admin.right-given', id)).toMatchObject([{ actorId: null }])
  await expect(giveAdminRight(ctx, 'nobody@test.cairn')).rejects.toThrow(NotFound)
})

test('who is deactivated isn’t made an admin', async () => {
  const { admin, mentor } = await makeWorld()
  const { id } = mentor.viewer
  const email = await addressOf(id)
  await deactivatePerson(admin, { personId: id })
  await expect(giveAdminRight(ctx, email)).rejects.toThrow(NotFound)
  expect(await personById(id)).toMatchObject({ isAdmin: false })
})

test('accounts are listed with their roles and when they were last there', async () => {
  const { mentor } = await makeWorld()
  await startSignIn(ctx, mentor.viewer.id, null)
  const email = await addressOf(mentor.viewer.id)
  const listed = (await listAccounts(ctx)).find((account) => account.email === email)
  expect(listed).toMatchObject({ isAdmin: false, isDeactivated: false, lastSeenAt: ctx.now })
  expect(listed?.roles.join()).toMatch(/^mentor in /)
})

test('a restore ends every sign-in and every open reset link', async () => {
  const { junior, lead } = await makeWorld()
  const id = await startSignIn(ctx, junior.viewer.id, null)
  await createOperatorsReset(ctx, await addressOf(lead.viewer.id))
  expect(await endEverySignIn(ctx)).toBeGreaterThan(0)
  expect(await getViewer(ctx, id)).toBeNull()
  expect(await db.select().from(signIns).where(isNull(signIns.endedAt))).toEqual([])
  expect(await db.select().from(passwordResets).where(isNull(passwordResets.endedAt))).toEqual([])
  expect(await db.select().from(auditEvents).where(eq(auditEvents.event, 'cairn.restored'))).toHaveLength(1)
  expect(await endEverySignIn(ctx)).toBe(0)
})

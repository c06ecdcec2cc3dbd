import { and, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { passwordResets } from '#db/schema/people.ts'
import { type Ctx, makeContext } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { joinByInvite } from '#lib/invites/accepting/writes.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { listAccountEvents } from '#lib/people/account/reads.ts'
import { changeAddressFor, changeOwnAddress } from '#lib/people/address/writes.ts'
import { createPerson } from '#lib/people/writes.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { createPasswordReset } from '#lib/sign-ins/resets/writes.ts'
import { MAX_FAILURES } from '#lib/sign-ins/rules.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { contextOf, systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { trySignIn } from '#tests/support/sign-ins.ts'
import { auditBySubject, personById } from '#tests/support/stored.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
const system = systemContext()
const password = 'seven grey stones'
let world: World
let ada: Ctx
let email: string
beforeEach(async () => {
  world = await makeWorld()
  ada = await makeOne('Ada')
  email = newAddress()
})

const newAddress = () => `new.${newId()}@test.cairn`

async function makeOne(name: string): Promise<Ctx> {
  const own = newAddress()
  const id = await createPerson(system, { email: own, name, timeZone: 'UTC', password })
  const ctx = contextOf({ id, name, email: own })
  return makeContext({ ...ctx.viewer, signInId: await startSignIn(system, id, null) }, ctx.now)
}

const own = (ctx: Ctx, to: string, typed = password) =>
  changeOwnAddress(ctx, { email: to, addressBefore: ctx.viewer.email, password: typed })
const emailOf = async (ctx: Ctx) => (await personById(ctx.viewer.id))?.email
const openResets = (personId: string) =>
  db
    .select({ endedAt: passwordResets.endedAt })
    .from(passwordResets)
    .where(and(eq(passwordResets.personId, personId)))

test('the owner changes it with their password; other sign-ins and reset links end, and they can read it', async () => {
  const elsewhere = await startSignIn(system, ada.viewer.id, null)
  await createPasswordReset(world.admin, { id: newId(), personId: ada.viewer.id })
  await own(ada, email)
  expect(await emailOf(ada)).toBe(email)
  expect(await getViewer(system, elsewhere)).toBeNull()
  expect(await getViewer(system, ada.viewer.signInId)).not.toBeNull()
  expect((await openResets(ada.viewer.id)).every(({ endedAt }) => endedAt)).toBe(true)
  expect(await trySignIn(email, password)).toHaveProperty('signInId')
  expect(await trySignIn(ada.viewer.email, password)).toEqual({ refused: 'wrong' })
  const { events } = await listAccountEvents(ada, { page: 1 })
  expect(events.map(({ sentence }) => sentence)).toContain(
    `You changed your e-mail address from ${ada.viewer.email} to ${email}.`,
  )
  expect(await auditBySubject('person.address-changed', ada.viewer.id)).toMatchObject([
    { actorId: ada.viewer.id, detail: `${ada.viewer.email} ${email}` },
  ])
})

test('an admin changes it; the person stays signed in, and reads who did it', async () => {
  await createPasswordReset(world.admin, { id: newId(), personId: ada.viewer.id })
  await changeAddressFor(world.admin, { personId: ada.viewer.id, addressBefore: ada.viewer.email, email })
  expect(await emailOf(ada)).toBe(email)
  expect(await getViewer(system, ada.viewer.signInId)).toMatchObject({ email })
  expect((await openResets(ada.viewer.id)).every(({ endedAt }) => endedAt)).toBe(true)
  const { events } = await listAccountEvents(ada, { page: 1 })
  expect(events[0]?.sentence).toBe(
    `Admin One changed your e-mail address from ${ada.viewer.email} to ${email}.`,
  )
})

test('nobody else can', async () => {
  const { lead, mentor, junior } = world
  for (const ctx of [lead, mentor, junior, ada])
    await expect(
      changeAddressFor(ctx, { personId: ada.viewer.id, addressBefore: ada.viewer.email, email }),
    ).rejects.toThrow(NotFound)
  const unknown = { personId: newId(), addressBefore: 'x@test.cairn', email }
  await expect(changeAddressFor(world.admin, unknown)).rejects.toThrow(NotFound)
})

test('a wrong password and a taken address are refused at their fields, and use up tries', async () => {
  const bo = await makeOne('Bo')
  for (let tries = 0; tries < MAX_FAILURES.account; tries++)
    await expect(tries % 2 ? own(ada, bo.viewer.email) : own(ada, email, 'wrong')).rejects.toMatchObject({
      field: tries % 2 ? 'email' : 'password',
    })
  await expect(own(ada, email)).rejects.toThrow('Too many attempts')
  expect(await emailOf(ada)).toBe(ada.viewer.email)
  await expect(
    changeAddressFor(world.admin, {
      personId: ada.viewer.id,
      addressBefore: ada.viewer.email,
      email: bo.viewer.email,
    }),
  ).rejects.toMatchObject({ field: 'email', message: 'This address already has an account here.' })
})

test('of two accounts that want one address at once, one gets it and the other is told', async () => {
  const bo = await makeOne('Bo')
  const results = await Promise.allSettled([own(ada, email), own(bo, email)])
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused).toMatchObject([{ reason: { field: 'email' } }])
  expect([await emailOf(ada), await emailOf(bo)].filter((each) => each === email)).toHaveLength(1)
})

test('sent twice it changes once, and a form that shows an older address is refused', async () => {
  await own(ada, email)
  await own(ada, email)
  expect(await auditBySubject('person.address-changed', ada.viewer.id)).toHaveLength(1)
  await expect(own(ada, newAddress())).rejects.toThrow(`it’s ${email} now`)
})

test('an invite is for whoever has its address now, and accepted ones stay in the list', async () => {
  const { lead, teamId } = world
  const invited = (to: string) => createInvite(lead, { id: newId(), teamId, email: to, role: 'mentor' })
  await joinByInvite(ada, { token: await invited(ada.viewer.email) })
  const old = await createInvite(lead, { id: newId(), teamId, email, role: 'junior' })
  const later = newAddress()
  await own(ada, later)
  const now = makeContext({ ...ada.viewer, email: later }, ada.now)
  await expect(joinByInvite(now, { token: old })).rejects.toThrow('another address')
  const { events } = await listAccountEvents(now, { page: 1 })
  expect(events.map(({ sentence }) => sentence)).toContain(
    'You accepted Ruth Adeyemi’s invitation to join Pythonistas.',
  )
})

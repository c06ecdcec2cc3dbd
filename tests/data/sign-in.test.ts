import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { people, signInFailures, signIns } from '#db/schema/people.ts'
import { makeContext } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { createPerson } from '#lib/people/writes.ts'
import { signInInput } from '#lib/sign-ins/input.ts'
import { listOwnSignIns } from '#lib/sign-ins/own/reads.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { findReset } from '#lib/sign-ins/resets/reads.ts'
import { createOperatorsReset, resetPassword } from '#lib/sign-ins/resets/writes.ts'
import { MAX_FAILURES, signInDays } from '#lib/sign-ins/rules.ts'
import { endSignIn, endSignInsFromTheFuture } from '#lib/sign-ins/writes.ts'
import { contextOf, systemContext, systemContextAfter, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { trySignIn } from '#tests/support/sign-ins.ts'
import { auditBySubject } from '#tests/support/stored.ts'
import { join, makePerson, makeTeam } from '#tests/support/world/people.ts'

openTestDatabase()
const ctx = systemContext()
let email: string
let personId: string
let address: string
beforeEach(async () => {
  email = `ada.${newId()}@test.cairn`
  address = newId()
  personId = await createPerson(ctx, {
    email,
    name: 'Ada Okonkwo',
    timeZone: 'Asia/Kathmandu',
    password: 'seven grey stones',
  })
})
const attempt = (password: string, now = ctx, account = email) => trySignIn(account, password, now, address)

test('the right password starts a sign-in that finds the person and their roles', async () => {
  await join(personId, await makeTeam('Pythonistas'), 'junior')
  const result = await attempt('seven grey stones')
  if (!('signInId' in result)) throw new Error('not signed in')
  const viewer = await getViewer(ctx, result.signInId)
  expect(viewer).toMatchObject({ id: personId, email, isAdmin: false, signInId: result.signInId })
  expect(viewer?.roles.map(({ role, teamName }) => [role, teamName])).toEqual([['junior', 'Pythonistas']])
  expect(await auditBySubject('sign-in.started', result.signInId)).toMatchObject([{ actorId: personId }])
})

test('the same password in another composition of its letters is the same', async () => {
  const other = `leila.${newId()}@test.cairn`
  const password = 'un caillou à Noël'
  await createPerson(ctx, {
    email: other,
    name: 'Leïla',
    timeZone: 'UTC',
    password: password.normalize('NFC'),
  })
  expect(await attempt(password.normalize('NFD'), ctx, other)).toHaveProperty('signInId')
})

test('a wrong password, an unknown account and one without a password look the same', async () => {
  expect(await attempt('seven grey stone')).toEqual({ refused: 'wrong' })
  expect(await attempt('seven grey stones', ctx, 'nobody@test.cairn')).toEqual({ refused: 'wrong' })
  const fresh = `bo.${newId()}@test.cairn`
  await makePerson('Bo', { email: fresh })
  expect(await attempt('', ctx, fresh)).toEqual({ refused: 'wrong' })
})

test('a deactivated person can’t sign in, and an open sign-in ends with the next request', async () => {
  const other = `cem.${newId()}@test.cairn`
  const id = await createPerson(ctx, {
    email: other,
    name: 'Cem',
    timeZone: 'UTC',
    password: 'seven grey stones',
  })
  const result = await attempt('seven grey stones', ctx, other)
  if (!('signInId' in result)) throw new Error('not signed in')
  await transaction((tx) => tx.update(people).set({ deactivatedAt: testNow }).where(eq(people.id, id)))
  expect(await getViewer(ctx, result.signInId)).toBeNull()
  expect(await attempt('seven grey stones', ctx, other)).toEqual({ refused: 'wrong' })
})

test('too many tries make even the right password wait a quarter of an hour', async () => {
  for (let tries = 0; tries < MAX_FAILURES.account; tries++) await attempt('wrong')
  expect(await attempt('seven grey stones')).toEqual({ refused: 'too-many' })
  const minutes = MAX_FAILURES.minutes * 60_000
  expect(await attempt('seven grey stones', systemContextAfter(minutes - 1))).toEqual({ refused: 'too-many' })
  expect(await attempt('seven grey stones', systemContextAfter(minutes))).toHaveProperty('signInId')
  const left = await db.select().from(signInFailures).where(eq(signInFailures.email, email))
  expect(left).toEqual([])
})

test('a thousand tries at once don’t slip past the limit', async () => {
  const tries = await Promise.all(Array.from({ length: 25 }, () => attempt('wrong')))
  expect(tries.filter((result) => 'refused' in result && result.refused === 'wrong')).toHaveLength(
    MAX_FAILURES.account,
  )
})

test('a stranger’s tries from elsewhere keep nobody out, unless they come from everywhere', async () => {
  for (let tries = 0; tries <= MAX_FAILURES.account; tries++) await attempt('wrong')
  expect(await attempt('seven grey stones')).toEqual({ refused: 'too-many' })
  address = newId()
  expect(await attempt('seven grey stones')).toHaveProperty('signInId')
  const rows = Array.from({ length: MAX_FAILURES.accountAnywhere }, () => ({
    id: newId(),
    email,
    address: newId(),
    at: testNow,
  }))
  await transaction((tx) => tx.insert(signInFailures).values(rows))
  expect(await attempt('seven grey stones')).toEqual({ refused: 'too-many' })
})

test('one address can’t go through all accounts', async () => {
  const rows = Array.from({ length: MAX_FAILURES.address }, () => ({
    id: newId(),
    email: newId(),
    address,
    at: testNow,
  }))
  await transaction((tx) => tx.insert(signInFailures).values(rows))
  expect(await attempt('seven grey stones')).toEqual({ refused: 'too-many' })
  address = newId()
  expect(await attempt('seven grey stones')).toHaveProperty('signInId')
})

test('a sign-in ends when the person ends it, and by itself after its days', async () => {
  const result = await attempt('seven grey stones')
  if (!('signInId' in result)) throw new Error('not signed in')
  const days = signInDays * 86_400_000
  expect(await getViewer(systemContextAfter(days - 1), result.signInId)).not.toBeNull()
  expect(await getViewer(systemContextAfter(days), result.signInId)).toBeNull()
  const { viewer: person, now } = contextOf({ id: personId })
  const own = makeContext({ ...person, signInId: result.signInId }, now)
  await endSignIn(own)
  await endSignIn(own)
  expect(await getViewer(ctx, result.signInId)).toBeNull()
  const [row] = await db.select().from(signIns).where(eq(signIns.id, result.signInId))
  expect(row?.endedAt).toEqual(testNow)
})

test('a password that is reset while it is looked at opens nothing', async () => {
  const token = await createOperatorsReset(ctx, email)
  const trying = attempt('seven grey stones')
  // On a file queued right behind the write that records the try: the sign-in reads the old password, and can't write
  // before the new one is saved. On a server it may be through before, and ends with the reset.
  await resetPassword(ctx, { token, password: 'eight grey stones' })
  const result = await trying
  if ('signInId' in result) expect(await getViewer(ctx, result.signInId)).toBeNull()
  else expect(result).toEqual({ refused: 'wrong' })
  const isOpen = and(eq(signIns.personId, personId), isNull(signIns.endedAt))
  expect(await db.select().from(signIns).where(isOpen)).toEqual([])
})

test('what comes in is text of a sane length', () => {
  expect(signInInput.safeParse({ email: { a: 1 }, password: ['x'] }).success).toBe(false)
  expect(signInInput.safeParse({ email: 'a@b.ch', password: 'x'.repeat(1001) }).success).toBe(false)
  expect(signInInput.parse({ email: ' A@B.ch', password: ' x ' })).toEqual({
    email: 'a@b.ch',
    password: ' x ',
  })
})

test('a sign-in made while the clock was ahead isn’t valid, and ends at the next start', async () => {
  // Of other tests.
  await endSignInsFromTheFuture(ctx)
  const minutes = (number: number) => systemContextAfter(number * 60_000)
  const madeAfter = async (number: number) => {
    const result = await attempt('seven grey stones', minutes(number))
    if (!('signInId' in result)) throw new Error('not signed in')
    return result.signInId
  }
  const [near, far] = [await madeAfter(4), await madeAfter(365 * 1440)]
  expect(await getViewer(ctx, near)).toMatchObject({ id: personId })
  expect(await getViewer(ctx, far)).toBeNull()
  const { signIns: own } = await listOwnSignIns(contextOf({ id: personId }))
  expect(own.map(({ id }) => id)).toEqual([near])
  expect(await endSignInsFromTheFuture(ctx)).toBe(1)
  expect(await endSignInsFromTheFuture(ctx)).toBe(0)
  // Once the clock has come so far.
  expect(await getViewer(minutes(365 * 1440 + 1), far)).toBeNull()
  expect(await getViewer(ctx, near)).not.toBeNull()
})

test('a reset link made while the clock was ahead isn’t valid for longer than others', async () => {
  const soon = await createOperatorsReset(systemContextAfter(4 * 60_000), email)
  expect(await findReset(ctx, soon)).toMatchObject({ email })
  const late = await createOperatorsReset(systemContextAfter(365 * 86_400_000), email)
  await expect(findReset(ctx, late)).rejects.toThrow('Not found')
})

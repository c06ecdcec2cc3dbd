import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { FieldRefused, NotFound } from '#lib/core/errors.ts'
import { setUpInput } from '#lib/people/input.ts'
import { opensSetup } from '#lib/people/setup/reads.ts'
import { createSetupToken, setUp } from '#lib/people/setup/writes.ts'
import { systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { refusedFields } from '#tests/support/refused-fields.ts'
import { auditBySubject } from '#tests/support/stored.ts'

openTestDatabase()
const ctx = systemContext()
const form = (token: string) => ({
  token,
  name: 'Ines Duarte',
  email: 'ines@test.cairn',
  password: 'seven grey stones',
  timeZone: 'Europe/Lisbon',
})

// These run in order, since an instance is set up once.
test('a token of an earlier start is worth nothing after the next one', async () => {
  const first = (await createSetupToken(ctx)) ?? ''
  const second = (await createSetupToken(ctx)) ?? ''
  expect(await opensSetup(ctx, first)).toBe(false)
  expect(await opensSetup(ctx, second)).toBe(true)
  await expect(setUp(ctx, form(first))).rejects.toThrow(NotFound)
  await expect(setUp(ctx, { ...form(second), password: 'password12' })).rejects.toThrow(FieldRefused)
  expect(await db.select().from(people)).toEqual([])
})

test('makes the first admin, once, however often it is sent', async () => {
  const token = (await createSetupToken(ctx)) ?? ''
  const tries = await Promise.allSettled([setUp(ctx, form(token)), setUp(ctx, form(token))])
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [ines] = await db.select().from(people).where(eq(people.email, 'ines@test.cairn'))
  expect(ines).toMatchObject({ isAdmin: true, timeZone: 'Europe/Lisbon' })
  expect(ines?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await auditBySubject('cairn.set-up', ines?.id ?? '')).toHaveLength(1)
  expect(await opensSetup(ctx, token)).toBe(false)
  await expect(setUp(ctx, form(token))).rejects.toThrow(NotFound)
  expect(await createSetupToken(ctx)).toBeNull()
})

test('what comes in has to be whole', () => {
  expect(refusedFields(setUpInput, {})).toEqual(['token', 'name', 'email', 'password', 'timeZone'])
  const good = form('a'.repeat(43))
  expect(refusedFields(setUpInput, { ...good, timeZone: '+05:45' })).toEqual(['timeZone'])
  expect(refusedFields(setUpInput, { ...good, email: 'nobody' })).toEqual(['email'])
  expect(refusedFields(setUpInput, { ...good, token: '../x' })).toEqual(['token'])
  expect(setUpInput.parse({ ...good, email: ' Ines@Test.Cairn ' }).email).toBe('ines@test.cairn')
})

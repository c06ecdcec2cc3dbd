import { beforeEach, expect, test } from 'vitest'
import { deactivatePerson } from '#lib/admin/writes.ts'
import { type Ctx, makeContext } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { changePasswordInput, profileInput } from '#lib/people/input.ts'
import { getProfile } from '#lib/people/settings/reads.ts'
import { changePassword, changeProfile, changeShortcuts } from '#lib/people/settings/writes.ts'
import { createPerson } from '#lib/people/writes.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { MAX_FAILURES } from '#lib/sign-ins/rules.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { at, contextOf, systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { refusedFields } from '#tests/support/refused-fields.ts'
import { trySignIn } from '#tests/support/sign-ins.ts'
import { auditBySubject, personById } from '#tests/support/stored.ts'

openTestDatabase()
const system = systemContext()
const password = 'seven grey stones'
let ada: Ctx
beforeEach(async () => {
  const email = `ada.${newId()}@test.cairn`
  const id = await createPerson(system, { email, name: 'Ada Okonkwo', timeZone: 'UTC', password })
  const signInId = await startSignIn(system, id, null)
  const ctx = contextOf({ id, name: 'Ada Okonkwo', email })
  ada = makeContext({ ...ctx.viewer, signInId }, ctx.now)
})

test('saves the own name, in full and in short, and the time zone', async () => {
  const changed = { name: 'Trần Minh Anh', shortName: 'Minh Anh', timeZone: 'Europe/London' }
  await changeProfile(ada, { formId: newId(), version: 1, ...changed })
  expect(await getProfile(ada)).toMatchObject({ ...changed, version: 2 })
  expect(await auditBySubject('person.profile-changed', ada.viewer.id)).toHaveLength(1)
})

test('sent twice it is saved once, and a stale form is refused with what is saved', async () => {
  const form = { formId: newId(), version: 1, name: 'Ada O.', shortName: null, timeZone: 'Europe/London' }
  await changeProfile(ada, form)
  await changeProfile(ada, form)
  expect((await personById(ada.viewer.id))?.version).toBe(2)
  const stale = changeProfile(ada, { ...form, name: 'Another' })
  await expect(stale).rejects.toThrow(Stale)
  await expect(stale).rejects.toMatchObject({
    version: 2,
    saved: { name: 'Ada O.', shortName: '', timeZone: 'Europe/London' },
  })
})

test('keyboard shortcuts are on until their owner switches them off, and every sign-in knows', async () => {
  const { id, signInId } = ada.viewer
  const isOn = async () => (await getViewer(system, signInId))?.hasShortcuts
  expect(await isOn()).toBe(true)
  await changeShortcuts(ada, { hasShortcuts: false })
  await changeShortcuts(ada, { hasShortcuts: false })
  expect(await isOn()).toBe(false)
  expect(await auditBySubject('person.shortcuts-changed', id)).toHaveLength(1)
  // An open form of the profile isn't out of date by that.
  expect((await personById(id))?.version).toBe(1)
  await changeShortcuts(ada, { hasShortcuts: true })
  expect(await isOn()).toBe(true)
})

test('someone who was deactivated can’t change them', async () => {
  const email = `admin.${newId()}@test.cairn`
  const adminId = await createPerson(system, { email, name: 'Noor Haddad', timeZone: 'UTC', password })
  await deactivatePerson(contextOf({ id: adminId, isAdmin: true }), { personId: ada.viewer.id })
  await expect(changeShortcuts(ada, { hasShortcuts: false })).rejects.toThrow(NotFound)
})

test('a new password ends the sign-ins elsewhere and keeps this one', async () => {
  const elsewhere = await startSignIn(system, ada.viewer.id, null)
  await changePassword(ada, { currentPassword: password, newPassword: 'eight grey stones' })
  expect(await getViewer(system, elsewhere)).toBeNull()
  expect(await getViewer(system, ada.viewer.signInId)).not.toBeNull()
  expect(await trySignIn(ada.viewer.email, password)).toEqual({ refused: 'wrong' })
  expect(await trySignIn(ada.viewer.email, 'eight grey stones')).toHaveProperty('signInId')
})

test('a wrong present password and a poor new one are refused at their fields', async () => {
  const before = (await personById(ada.viewer.id))?.passwordHash
  const change = (currentPassword: string, newPassword: string) =>
    changePassword(ada, { currentPassword, newPassword })
  await expect(change('wrong', 'eight grey stones')).rejects.toMatchObject({ field: 'currentPassword' })
  await expect(change(password, 'Ada Okonkwo')).rejects.toMatchObject({ field: 'newPassword' })
  await expect(change(password, 'short')).rejects.toThrow(FieldRefused)
  expect((await personById(ada.viewer.id))?.passwordHash).toBe(before)
})

test('the same form sent twice, at once or later, changes the password once and says so', async () => {
  const change = () => changePassword(ada, { currentPassword: password, newPassword: 'eight grey stones' })
  await Promise.all([change(), change()])
  await change()
  expect(await auditBySubject('person.password-changed', ada.viewer.id)).toHaveLength(1)
})

test('an open sign-in guesses the password no more often than a stranger', async () => {
  const change = (currentPassword: string) =>
    changePassword(ada, { currentPassword, newPassword: 'eight grey stones' })
  for (let tries = 0; tries < MAX_FAILURES.account; tries++)
    await expect(change('wrong')).rejects.toMatchObject({ field: 'currentPassword' })
  await expect(change(password)).rejects.toThrow('Too many attempts')
  const afterwards = at(ada, new Date(ada.now.getTime() + MAX_FAILURES.minutes * 60_000))
  await changePassword(afterwards, { currentPassword: password, newPassword: 'eight grey stones' })
})

test('a change that goes well, or fails for the new password alone, counts as no try', async () => {
  for (let tries = 0; tries <= MAX_FAILURES.account; tries++) {
    await expect(
      changePassword(ada, { currentPassword: password, newPassword: 'short' }),
    ).rejects.toMatchObject({ field: 'newPassword' })
    await changePassword(ada, { currentPassword: password, newPassword: password })
  }
})

test('a short name is optional, and is judged like a name', () => {
  const form = { version: '1', name: 'Trần Minh Anh', timeZone: 'UTC' }
  const shortNameFrom = (shortName: string) => profileInput.parse({ ...form, shortName }).shortName
  expect(profileInput.parse(form).shortName).toBeNull()
  expect(shortNameFrom('  ')).toBeNull()
  expect(shortNameFrom('  Minh   Anh ')).toBe('Minh Anh')
  expect(shortNameFrom('a\u0007b')).toBe('ab')
  for (const shortName of ['x'.repeat(41), '\u200d\u2060'])
    expect(refusedFields(profileInput, { ...form, shortName })).toEqual(['shortName'])
})

test('what comes in has to be whole', () => {
  expect(refusedFields(profileInput, { version: '1', name: ' ', timeZone: 'Nowhere/City' })).toEqual([
    'name',
    'timeZone',
  ])
  expect(refusedFields(profileInput, { version: '0', name: 'x'.repeat(81), timeZone: 'UTC' })).toEqual([
    'version',
    'name',
  ])
  expect(changePasswordInput.safeParse({ currentPassword: '', newPassword: 'x'.repeat(1001) }).success).toBe(
    false,
  )
})

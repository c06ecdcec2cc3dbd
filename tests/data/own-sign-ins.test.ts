import { beforeEach, expect, test } from 'vitest'
import { deactivatePerson, reactivatePerson, setAdminRight } from '#lib/admin/writes.ts'
import { type Ctx, makeContext } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { acceptInvite, joinByInvite } from '#lib/invites/accepting/writes.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { eventsOnAPage, listAccountEvents } from '#lib/people/account/reads.ts'
import { changeProfile } from '#lib/people/settings/writes.ts'
import { listOwnSignIns, MAX_SIGN_INS_SHOWN } from '#lib/sign-ins/own/reads.ts'
import { endOtherSignIns, endOwnSignIn, markSignInSeen } from '#lib/sign-ins/own/writes.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { createOperatorsReset, createPasswordReset } from '#lib/sign-ins/resets/writes.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { addMember, endRole } from '#lib/teams/members/writes.ts'
import { at, systemContext, systemContextAfter, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { personById } from '#tests/support/stored.ts'
import { shownEnding } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
const system = systemContext()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})

async function signedIn(personId: string, userAgent: string | null = null): Promise<Ctx> {
  const viewer = await getViewer(system, await startSignIn(system, personId, userAgent))
  if (!viewer) throw new Error('Nobody is signed in.')
  return makeContext(viewer, testNow)
}
const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0'
const sentences = async (ctx: Ctx) =>
  (await listAccountEvents(ctx, { page: 1 })).events.map(({ sentence }) => sentence)

test('one’s own open sign-ins are listed, this one first', async () => {
  const ada = world.junior.viewer.id
  await signedIn(world.mentor.viewer.id)
  const here = await signedIn(ada)
  const there = await signedIn(ada, firefox)
  const { signIns, total } = await listOwnSignIns(here)
  expect(signIns).toMatchObject([
    { id: here.viewer.signInId, isThisOne: true, device: 'An unknown browser' },
    { id: there.viewer.signInId, isThisOne: false, device: 'Firefox on Windows', createdAt: testNow },
  ])
  expect(total).toBe(2)
  const inAMonth = at(here, new Date(testNow.getTime() + 31 * 86_400_000))
  expect((await listOwnSignIns(inAMonth)).total).toBe(0)
})

test('another one is ended alone, once; the one in use and anyone else’s aren’t', async () => {
  const here = await signedIn(world.junior.viewer.id)
  const there = await signedIn(world.junior.viewer.id)
  const third = await signedIn(world.junior.viewer.id)
  const theirs = await signedIn(world.mentor.viewer.id)
  await endOwnSignIn(here, { signInId: there.viewer.signInId })
  await endOwnSignIn(here, { signInId: there.viewer.signInId })
  expect(await getViewer(system, there.viewer.signInId)).toBeNull()
  expect(await getViewer(system, third.viewer.signInId)).not.toBeNull()
  await expect(endOwnSignIn(here, { signInId: here.viewer.signInId })).rejects.toThrow(Refused)
  for (const signInId of [theirs.viewer.signInId, newId()])
    await expect(endOwnSignIn(here, { signInId })).rejects.toThrow(NotFound)
  expect(await getViewer(system, theirs.viewer.signInId)).not.toBeNull()
})

test('all others end at once, however many, and nobody else’s', async () => {
  const here = await signedIn(world.junior.viewer.id)
  const theirs = await signedIn(world.mentor.viewer.id)
  for (let number = 0; number < MAX_SIGN_INS_SHOWN + 3; number++)
    await startSignIn(system, world.junior.viewer.id, firefox)
  const before = await listOwnSignIns(here)
  expect(before.signIns).toHaveLength(MAX_SIGN_INS_SHOWN)
  expect(before.total).toBe(MAX_SIGN_INS_SHOWN + 4)
  await endOtherSignIns(here)
  expect((await listOwnSignIns(here)).signIns).toMatchObject([{ id: here.viewer.signInId }])
  expect(await getViewer(system, theirs.viewer.signInId)).not.toBeNull()
})

test('when a sign-in was last used is noted every ten minutes, and not after its end', async () => {
  const here = await signedIn(world.junior.viewer.id)
  const { signInId } = here.viewer
  const seen = async () => (await getViewer(system, signInId))?.lastSeenAt
  const after = (minutes: number) => systemContextAfter(minutes * 60_000)
  await markSignInSeen(after(9), { signInId, lastSeenAt: testNow })
  expect(await seen()).toEqual(testNow)
  await markSignInSeen(after(10), { signInId, lastSeenAt: testNow })
  expect(await seen()).toEqual(after(10).now)
})

test('what was done to the account, by whom, newest first', async () => {
  const { admin, lead, junior, teamId } = world
  const role = { teamId, personId: junior.viewer.id, role: 'mentor' as const }
  await addMember(at(lead, new Date(testNow.getTime() + 1)), role)
  await endRole(at(lead, new Date(testNow.getTime() + 2)), await shownEnding(role))
  const asAdmin = (later: number) => at(admin, new Date(testNow.getTime() + later))
  const personId = junior.viewer.id
  await setAdminRight(asAdmin(3), { personId, isAdmin: true })
  await setAdminRight(asAdmin(4), { personId, isAdmin: false })
  await createPasswordReset(asAdmin(5), { id: newId(), personId })
  await createOperatorsReset(systemContextAfter(6), (await personById(personId))?.email ?? '')
  await changeProfile(at(junior, new Date(testNow.getTime() + 7)), {
    formId: newId(),
    version: 1,
    name: 'Ada O.',
    shortName: 'Ada',
    timeZone: 'UTC',
  })
  await deactivatePerson(asAdmin(8), { personId })
  await reactivatePerson(asAdmin(9), { personId })
  expect(await sentences(junior)).toEqual([
    'Admin One reactivated your account.',
    'Admin One deactivated your account.',
    'Admin One ended your role as a junior in Pythonistas.',
    'You changed your name or time zone.',
    'The person who runs this server created a link to reset your password.',
    'Admin One created a link to reset your password.',
    'Admin One removed you as an admin.',
    'Admin One made you an admin.',
    'Ruth Adeyemi ended your role as a mentor in Pythonistas.',
    'Ruth Adeyemi made you a mentor in Pythonistas.',
  ])
  expect(await sentences(lead)).toEqual([])
})

test('an invitation is told once it’s accepted, by a new account and by a known one', async () => {
  const { lead, outsider, teamId, otherTeamId } = world
  const email = `new.${newId()}@test.cairn`
  const token = await createInvite(lead, { id: newId(), teamId, email, role: 'junior' })
  const id = await acceptInvite(systemContextAfter(1), {
    token,
    name: 'New',
    shortName: null,
    password: 'seven grey stones',
    timeZone: 'UTC',
  })
  const joining = await createInvite(outsider, { id: newId(), teamId: otherTeamId, email, role: 'mentor' })
  const here = await signedIn(id)
  const before = [
    'You accepted Ruth Adeyemi’s invitation to join Pythonistas.',
    'You became a junior in Pythonistas.',
    'Your account was created.',
  ]
  expect(await sentences(here)).toEqual(before)
  await joinByInvite(at(here, new Date(testNow.getTime() + 2)), { token: joining })
  expect(await sentences(here)).toEqual([
    'You accepted Sam Field’s invitation to join Gophers.',
    'You became a mentor in Gophers.',
    ...before,
  ])
})

test('many events come in pages', async () => {
  const { admin, junior } = world
  for (let number = 0; number <= eventsOnAPage; number++)
    await createPasswordReset(at(admin, new Date(testNow.getTime() + number)), {
      id: newId(),
      personId: junior.viewer.id,
    })
  const first = await listAccountEvents(junior, { page: 1 })
  expect(first.events).toHaveLength(eventsOnAPage)
  expect(first.hasMore).toBe(true)
  const second = await listAccountEvents(junior, { page: 2 })
  expect(second).toMatchObject({ events: [{ at: testNow }], hasMore: false })
})

import { and, eq, isNull } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { people, signInFailures, signIns } from '#db/schema/people.ts'
import { setAdminRight } from '#lib/admin/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { acceptInvite } from '#lib/invites/accepting/writes.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { createPerson } from '#lib/people/writes.ts'
import { createOperatorsReset, createPasswordReset, resetPassword } from '#lib/sign-ins/resets/writes.ts'
import { MAX_FAILURES } from '#lib/sign-ins/rules.ts'
import { contextOf, systemContext } from '#tests/support/context.ts'
import { trySignIn } from '#tests/support/sign-ins.ts'
import { makePerson } from '#tests/support/world/people.ts'
import { makeWorld } from '#tests/support/world/world.ts'
import { oneAndRefused, type Race } from './race.ts'

const form = { name: 'New Person', password: 'seven grey stones', timeZone: 'Europe/Berlin' }

const lastAdmin: Race<{ ctx: Ctx; personId: string }> = {
  prepare: async (count) => {
    await transaction((tx) => tx.update(people).set({ isAdmin: false }).where(eq(people.isAdmin, true)))
    const ids = await Promise.all(Array.from({ length: count }, () => makePerson('Admin', { isAdmin: true })))
    // Each takes the right from the next, the last from the first.
    return ids.map((id, index) => ({
      ctx: contextOf({ id, isAdmin: true }),
      personId: ids[(index + 1) % ids.length] ?? id,
    }))
  },
  act: ({ ctx, personId }) => setAdminRight(ctx, { personId, isAdmin: false }),
  check: async (_, outcomes) => {
    const strange = outcomes.find(({ refused }) => refused !== undefined && refused !== 'Refused')
    if (strange) return strange.refused
    const left = await db
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.isAdmin, true), isNull(people.deactivatedAt)))
    return left.length === 1 ? undefined : `${left.length} admins are left`
  },
}

// As many tries as are left, and one more for each process.
const signInLimit: Race<{ email: string; address: string }> = {
  prepare: async (count) => {
    const email = `limit.${newId()}@test.cairn`
    const address = newId()
    await createPerson(systemContext(), { ...form, email })
    await trySignIn(email, 'wrong', systemContext(), address)
    const [failure] = await db.select().from(signInFailures).where(eq(signInFailures.email, email))
    if (!failure) throw new Error('The try wasn’t noted.')
    const more = Array.from({ length: MAX_FAILURES.account - 2 }, () => ({ ...failure, id: newId() }))
    await transaction((tx) => tx.insert(signInFailures).values(more))
    return Array.from({ length: count }, () => ({ email, address }))
  },
  act: ({ email, address }) => trySignIn(email, 'wrong too', systemContext(), address),
  check: async (_, outcomes) => {
    const refused = outcomes.map(({ value, refused }) => refused ?? (value as { refused: string }).refused)
    const looked = refused.filter((why) => why === 'wrong').length
    return looked === 1 ? undefined : `${looked} passwords were looked at (${refused.join(', ')})`
  },
}

const inviteOnce: Race<{ token: string }> = {
  prepare: async (count) => {
    const { lead, teamId } = await makeWorld()
    const email = `invited.${newId()}@test.cairn`
    const token = await createInvite(lead, { id: newId(), teamId, email, role: 'mentor' })
    return Array.from({ length: count }, () => ({ token }))
  },
  act: ({ token }) => acceptInvite(systemContext(), { ...form, token }),
  check: async (_, outcomes) => oneAndRefused(outcomes, ['Refused', 'NotFound']),
}

const resetOnce: Race<{ token: string }> = {
  prepare: async (count) => {
    const { admin, junior } = await makeWorld()
    const token = await createPasswordReset(admin, { id: newId(), personId: junior.viewer.id })
    return Array.from({ length: count }, () => ({ token }))
  },
  act: ({ token }) => resetPassword(systemContext(), { token, password: 'eight grey stones' }),
  check: async (_, outcomes) => oneAndRefused(outcomes, ['Refused', 'NotFound']),
}

type Resetting = { email: string; token?: string }

// One resets the password, and the others sign in with the old one.
const resetMeanwhile: Race<Resetting> = {
  prepare: async (count) => {
    const email = `bo.${newId()}@test.cairn`
    await createPerson(systemContext(), { ...form, email })
    const token = await createOperatorsReset(systemContext(), email)
    return Array.from({ length: count }, (_, index) => (index === 0 ? { email, token } : { email }))
  },
  act: ({ email, token }) =>
    token
      ? resetPassword(systemContext(), { token, password: 'eight grey stones' })
      : trySignIn(email, form.password),
  check: async ([first], outcomes) => {
    const strange = outcomes.find(({ refused }) => refused !== undefined)
    if (strange) return strange.refused
    const open = await db
      .select({ id: signIns.id })
      .from(signIns)
      .innerJoin(people, eq(people.id, signIns.personId))
      .where(and(eq(people.email, first?.email ?? ''), isNull(signIns.endedAt)))
    return open.length === 0 ? undefined : `${open.length} signed in with the old password`
  },
}

export const accounts: Record<string, Race> = {
  'the last admin stays': lastAdmin,
  'tries to sign in are limited': signInLimit,
  'an invite is accepted once': inviteOnce,
  'a reset link is used once': resetOnce,
  'a password that is reset opens nothing': resetMeanwhile,
}

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { auditEvents, people } from '#db/schema/people.ts'
import { newId } from '#lib/core/ids.ts'
import { confirmLevelInput, takeBackLevelInput } from '#lib/levels/input.ts'
import { getConfirmation } from '#lib/levels/reads.ts'
import { shownVersion } from '#lib/levels/rules.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { type Levels, makeLevels } from '#tests/support/world/levels.ts'
import { join, pair, setMentorshipEnd } from '#tests/support/world/people.ts'

openTestDatabase()

let world: Levels
let { page, standing, confirm, takeBack } = {} as Levels
beforeEach(async () => {
  world = await makeLevels()
  ;({ page, standing, confirm, takeBack } = world)
})

const refused = (name: string) => expect.objectContaining({ name })

describe('confirming a level', () => {
  test.each(['mentor', 'lead'] as const)('the %s first, and then the other', async (first) => {
    const half = await confirm(world[first])
    expect(half.isConfirmed).toBe(false)
    expect((await page(world.junior)).shown?.level?.key).toBe('first')
    const whole = await confirm(world[first === 'mentor' ? 'lead' : 'mentor'])
    expect(whole).toMatchObject({ id: half.id, isConfirmed: true })
    const { shown } = await page(world.junior)
    expect(shown?.level?.key).toBe('last')
    expect(shown?.confirmations).toMatchObject([{ levelTitle: 'First', takenBackAt: null }])
    expect(shown?.confirmations[0]?.said.map(({ role }) => role).sort()).toEqual(['lead', 'mentor'])
    const events = await db
      .select({ event: auditEvents.event, detail: auditEvents.detail })
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, world.junior.viewer.id))
    expect(events.filter(({ event }) => event.startsWith('level.'))).toEqual([
      { event: 'level.half_confirmed', detail: 'first' },
      { event: 'level.confirmed', detail: 'first' },
    ])
  })

  test('one suffices without a mentor, or where one is both', async () => {
    await setMentorshipEnd(world.mentorshipId, world.lead.now)
    expect((await confirm(world.lead)).isConfirmed).toBe(true)
    await pair(world.teamId, world.lead.viewer.id, world.junior.viewer.id)
    expect((await confirm(world.lead, { levelKey: 'last' })).isConfirmed).toBe(true)
  })

  test('someone deactivated doesn’t count', async () => {
    await transaction((tx) =>
      tx.update(people).set({ deactivatedAt: world.lead.now }).where(eq(people.id, world.mentor.viewer.id)),
    )
    expect((await confirm(world.lead)).isConfirmed).toBe(true)
  })

  test('a mentorship that ends between the two: what was said counts', async () => {
    await confirm(world.mentor)
    await setMentorshipEnd(world.mentorshipId, world.lead.now)
    expect((await confirm(world.lead)).isConfirmed).toBe(true)
  })

  test('nobody twice, no second mentor, nobody once it’s confirmed, and never the junior', async () => {
    const { otherMentor, junior, mentor, lead, teamId } = world
    await join(junior.viewer.id, teamId, 'lead')
    await expect(confirm(junior)).rejects.toThrow(refused('Refused'))
    await confirm(mentor)
    await expect(confirm(mentor)).rejects.toThrow(refused('Refused'))
    await pair(teamId, otherMentor.viewer.id, junior.viewer.id)
    await expect(confirm(otherMentor)).rejects.toThrow(/Now a lead has to/)
    await confirm(lead)
    await expect(confirm(otherMentor)).rejects.toThrow(/confirmed already/)
  })

  test('strangers, another team’s place, an unknown level', async () => {
    for (const ctx of world.strangers) await expect(confirm(ctx)).rejects.toThrow(refused('NotFound'))
    await expect(confirm(world.mentor, { placeId: newId() })).rejects.toThrow(refused('NotFound'))
    await expect(confirm(world.mentor, { levelKey: 'highest' })).rejects.toThrow(refused('NotFound'))
  })

  test('sent twice says it once; on an older page it tells who did', async () => {
    const formId = newId()
    const version = shownVersion(undefined)
    const first = await confirm(world.mentor, { formId, version })
    expect((await confirm(world.mentor, { formId, version })).id).toBe(first.id)
    expect(await standing('first')).toMatchObject({ id: first.id, said: [{ role: 'mentor' }] })
    await expect(confirm(world.lead, { version })).rejects.toThrow(/Marisol Vega confirmed it/)
    expect((await confirm(world.lead)).isConfirmed).toBe(true)
  })

  test('bad input', () => {
    expect(
      confirmLevelInput.safeParse({ placeId: world.placeId, levelKey: 'first', version: 'none', body: ' ' })
        .success,
    ).toBe(false)
    const long = { confirmationId: newId(), version: 'none', reason: 'x'.repeat(501) }
    expect(takeBackLevelInput.safeParse(long).success).toBe(false)
  })
})

describe('taking a level back', () => {
  test('either, with a reason; what was said stays, and it can be confirmed anew', async () => {
    const { mentor, lead, junior } = world
    await confirm(mentor)
    const { id } = await confirm(lead)
    await expect(takeBack(junior, id)).rejects.toThrow(refused('Refused'))
    for (const ctx of world.strangers) await expect(takeBack(ctx, id)).rejects.toThrow(refused('NotFound'))
    await takeBack(lead, id)
    await expect(takeBack(mentor, id)).rejects.toThrow(/Ruth Adeyemi took this back/)
    await expect(getConfirmation(mentor, junior.viewer.id, id)).rejects.toThrow(refused('NotFound'))
    const { shown } = await page(junior)
    expect(shown?.level?.key).toBe('first')
    expect(shown?.confirmations).toMatchObject([
      { id, takenBackReason: 'Too early', takenBackBy: { name: 'Ruth Adeyemi' } },
    ])
    expect(shown?.confirmations[0]?.said).toHaveLength(2)
    const again = await confirm(mentor)
    expect(again.id).not.toBe(id)
    expect((await confirm(lead)).isConfirmed).toBe(true)
  })

  test('half of one too, and not after it changed', async () => {
    const { id } = await confirm(world.mentor)
    await expect(takeBack(world.mentor, id, { version: `${id} 2` })).rejects.toThrow(refused('Stale'))
    await takeBack(world.mentor, id)
    expect(await standing('first')).toBeUndefined()
  })
})

test('two who say it at once leave one confirmation', async () => {
  const version = shownVersion(undefined)
  const results = await Promise.allSettled([
    confirm(world.mentor, { version }),
    confirm(world.lead, { version }),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await page(world.junior)).shown?.confirmations).toHaveLength(1)
})

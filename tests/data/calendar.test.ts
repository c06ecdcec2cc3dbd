import { beforeEach, describe, expect, test } from 'vitest'
import { deactivatePerson } from '#lib/admin/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { endMentorship } from '#lib/mentorships/writes.ts'
import { getFeedOf, getOwnFeed } from '#lib/people/calendar/reads.ts'
import { changeFeed, removeFeed, renewFeed } from '#lib/people/calendar/writes.ts'
import { cancelSession } from '#lib/sessions/planning/writes.ts'
import { getSessionEntry, listEntries } from '#lib/views/calendar/reads.ts'
import { calendarFile } from '#lib/views/calendar/rules.ts'
import { dayFrom, systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { agree, log, plan, raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
const system = systemContext()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})

const entriesOf = async (ctx: Ctx) =>
  (await listEntries(ctx)).map(({ id, when, isCancelled }) => ({
    id,
    when: 'day' in when ? when.day : when.from.toISOString(),
    isCancelled,
  }))

describe('the address', () => {
  const names = { showsNames: true }

  test('opens its owner’s feed, and after it was renewed or removed nobody’s', async () => {
    const { junior } = world
    expect(await getOwnFeed(junior)).toBeNull()
    const first = await renewFeed(junior, names)
    expect(await getFeedOf(system, first)).toEqual({ personId: junior.viewer.id, ...names })
    const second = await renewFeed(junior, { showsNames: false })
    await expect(getFeedOf(system, first)).rejects.toThrow(NotFound)
    expect(await getFeedOf(system, second)).toMatchObject({ showsNames: false })
    await changeFeed(junior, names)
    expect(await getFeedOf(system, second)).toMatchObject(names)
    await removeFeed(junior)
    await expect(removeFeed(junior)).rejects.toThrow(Refused)
    await expect(getFeedOf(system, second)).rejects.toThrow(NotFound)
    await expect(changeFeed(junior, names)).rejects.toThrow(Refused)
    await expect(getFeedOf(system, '')).rejects.toThrow(NotFound)
  })

  test('is no one’s once its owner is deactivated, and each has their own', async () => {
    const { admin, junior, mentor } = world
    const juniors = await renewFeed(junior, names)
    const mentors = await renewFeed(mentor, names)
    expect((await getFeedOf(system, mentors)).personId).toBe(mentor.viewer.id)
    await deactivatePerson(admin, { personId: junior.viewer.id })
    await expect(getFeedOf(system, juniors)).rejects.toThrow(NotFound)
  })
})

describe('what is in it', () => {
  test('a pair’s sessions for the two alone: planned, held and cancelled, each under an id that stays', async () => {
    const { mentor, junior, lead, otherMentor, otherJunior, mentorshipId } = world
    const held = await log(mentor, mentorshipId)
    const planned = await plan(mentor, mentorshipId, { heldOn: dayFrom(mentor.now, 14), startsAt: '' })
    for (const ctx of [mentor, junior])
      expect(await entriesOf(ctx)).toEqual([
        { id: `session-${planned.id}`, when: dayFrom(mentor.now, 14), isCancelled: false },
        { id: `session-${held.id}`, when: dayFrom(mentor.now, 0), isCancelled: false },
      ])
    for (const ctx of [lead, otherMentor, otherJunior]) expect(await entriesOf(ctx)).toEqual([])
    const [before] = await listEntries(junior)
    await cancelSession(mentor, { sessionId: planned.id, version: 1 })
    const [after] = await listEntries(junior)
    expect(after).toMatchObject({ id: before?.id, isCancelled: true })
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
  })

  test('what an end calls off is cancelled, for both', async () => {
    const { mentor, junior, lead, mentorshipId } = world
    const { id } = await plan(mentor, mentorshipId)
    await endMentorship(lead, { mentorshipId, version: 1 })
    for (const ctx of [mentor, junior])
      expect(await listEntries(ctx)).toMatchObject([{ id: `session-${id}`, isCancelled: true }])
    await expect(getSessionEntry(mentor, id)).rejects.toThrow(NotFound)
  })

  test('the days of own goals and actions, and never a word of anything', async () => {
    const { mentor, junior, mentorshipId } = world
    const secret = 'Kestrel'
    const goalId = await makeGoal(world, 'skill', { dueOn: dayFrom(junior.now, 5) })
    const action = await agree(mentor, mentorshipId, `${secret} one`, { dueOn: dayFrom(junior.now, 6) })
    await agree(mentor, mentorshipId, `${secret} two`, { owner: 'mentor', dueOn: dayFrom(junior.now, 7) })
    await raise(junior, mentorshipId, `${secret} three`)
    await plan(mentor, mentorshipId)
    await log(mentor, mentorshipId, { notes: `${secret} four` })
    const ids = (await entriesOf(junior)).map(({ id }) => id)
    expect(ids).toContain(`goal-${goalId}`)
    expect(ids).toContain(`action-${action.id}`)
    expect(ids.filter((id) => id.startsWith('action-'))).toHaveLength(1)
    expect((await entriesOf(mentor)).filter(({ id }) => id.startsWith('goal-'))).toEqual([])
    for (const showsNames of [true, false]) {
      const file = calendarFile(await listEntries(junior), { showsNames, origin: 'https://cairn.test' })
      expect(file).not.toContain(secret)
      expect(file).not.toContain('Milestone')
      expect(file.includes(mentor.viewer.name)).toBe(showsNames)
    }
  })

  test('a habit’s period that runs, by its last day', async () => {
    const { junior } = world
    const goalId = await makeGoal(world, 'habit', { state: 'in_progress' })
    const [period] = (await listEntries(junior)).filter(({ kind }) => kind === 'period')
    expect(period?.id).toMatch(new RegExp(`^period-${goalId}-\\d{4}-\\d\\d-\\d\\d$`))
    expect(period?.when).toMatchObject({ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
  })

  test('an invitation is of a planned session, for the two who meet', async () => {
    const { mentor, junior, lead, otherMentor, mentorshipId } = world
    const { id } = await plan(mentor, mentorshipId)
    expect(await getSessionEntry(junior, id)).toMatchObject({ withName: mentor.viewer.name })
    expect(await getSessionEntry(mentor, id)).toMatchObject({ withName: junior.viewer.name })
    for (const ctx of [lead, otherMentor]) await expect(getSessionEntry(ctx, id)).rejects.toThrow(NotFound)
    const held = await log(mentor, mentorshipId, { plannedId: id })
    await expect(getSessionEntry(mentor, held.id)).rejects.toThrow(NotFound)
  })
})

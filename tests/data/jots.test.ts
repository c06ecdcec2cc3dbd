import { beforeEach, describe, expect, test } from 'vitest'
import { Asked, FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listJotPeople } from '#lib/jots/about/reads.ts'
import { jotDownInput } from '#lib/jots/input.ts'
import {
  countJots,
  getJot,
  JOTS_ON_PAGE,
  listJotsComeBack,
  listOpenJots,
  MAX_ON_HOME,
} from '#lib/jots/reads.ts'
import { letJotGo, takeJotUp } from '#lib/jots/writes.ts'
import { dayFrom } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { exportedRows } from '#tests/support/exported.ts'
import { findIds } from '#tests/support/search.ts'
import { editIt, jotIt } from '#tests/support/world/jots.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeWorld, personNames, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})

const bodies = (jots: readonly { body: string }[]) => jots.map(({ body }) => body)

describe('jotting down', () => {
  test('takes a line, about someone and for a day, and sent twice it’s one', async () => {
    const { mentor, junior } = world
    const comesBackOn = dayFrom(mentor.now, 3)
    const form = { formId: newId(), aboutId: junior.viewer.id, comesBackOn }
    const first = await jotIt(mentor, form)
    expect(await jotIt(mentor, form)).toEqual(first)
    await expect(jotIt(mentor, { ...form, body: 'Else' })).rejects.toThrow(FormUsed)
    expect(await getJot(mentor, first.id)).toMatchObject({
      body: 'Ask about the pager',
      about: { id: junior.viewer.id },
      comesBackOn,
      state: 'open',
      place: 'later',
    })
    expect(await countJots(mentor)).toEqual({ open: 1, closed: 0 })
  })

  test('is about those one has a pair with now, or leads as juniors; for juniors, their mentors', async () => {
    const { mentor, junior, otherJunior, lead, outsider, formerMentor, admin } = world
    const names = async (ctx: World['mentor']) => (await listJotPeople(ctx)).map(({ id }) => id)
    expect(await names(mentor)).toEqual([junior.viewer.id])
    expect(await names(junior)).toEqual([mentor.viewer.id])
    expect(await names(lead)).toEqual([junior.viewer.id, otherJunior.viewer.id])
    for (const ctx of [outsider, formerMentor, admin]) expect(await names(ctx)).toEqual([])
    for (const ctx of [outsider, formerMentor, world.otherMentor, otherJunior, junior])
      await expect(jotIt(ctx, { aboutId: junior.viewer.id })).rejects.toThrow(Refused)
    await expect(jotIt(mentor, { aboutId: otherJunior.viewer.id })).rejects.toThrow(Refused)
    await expect(jotIt(admin)).rejects.toThrow(Refused)
  })

  test('asks about a day that has passed or is far away, and takes it if it’s meant', async () => {
    const { mentor } = world
    for (const days of [-1, 900]) {
      const comesBackOn = dayFrom(mentor.now, days)
      await expect(jotIt(mentor, { comesBackOn })).rejects.toThrow(Asked)
      await jotIt(mentor, { comesBackOn, meant: comesBackOn })
    }
  })

  test.each([
    ['', 'body'],
    ['\u2060 \u200b', 'body'],
    ['x'.repeat(301), 'body'],
  ])('refuses %j', (body, field) => {
    const read = jotDownInput.safeParse({ formId: newId(), body })
    expect(read.error?.issues[0]?.path).toEqual([field])
  })

  test('keeps one line of any script and length up to 300 characters', async () => {
    const body = `${'שלום ועולם '.repeat(20)}${'x'.repeat(60)}`.slice(0, 300).trim()
    const { id } = await jotIt(world.mentor, { body: `${body}\n` })
    expect((await getJot(world.mentor, id)).body).toBe(body)
  })
})

describe('editing', () => {
  test('changes words, person and day; a stale one shows the saved', async () => {
    const { mentor, junior } = world
    const { id } = await jotIt(mentor)
    const comesBackOn = dayFrom(mentor.now, 1)
    await editIt(mentor, id, { body: 'Ask Ada', aboutId: junior.viewer.id, comesBackOn })
    expect(await getJot(mentor, id)).toMatchObject({ body: 'Ask Ada', comesBackOn, version: 2 })
    const stale = await editIt(mentor, id, { body: 'Other' }).catch((error) => error)
    expect(stale).toBeInstanceOf(Stale)
    expect(stale.saved).toEqual({ body: 'Ask Ada', aboutId: junior.viewer.id, comesBackOn })
    expect(await findIds(mentor, 'Ask Ada')).toEqual([id])
  })

  test('after an end it stays its author’s, and about whom it was', async () => {
    const { mentor, junior, mentorshipId } = world
    const aboutId = junior.viewer.id
    const { id } = await jotIt(mentor, { aboutId })
    await setMentorshipEnd(mentorshipId, mentor.now)
    await editIt(mentor, id, { body: 'Still mine', aboutId })
    expect(await getJot(mentor, id)).toMatchObject({ body: 'Still mine', about: { id: aboutId } })
    await letJotGo(mentor, { jotId: id, version: 2 })
    await expect(jotIt(mentor, { aboutId })).rejects.toThrow(Refused)
  })

  test('a jot that was let go isn’t edited until it’s open again', async () => {
    const { mentor } = world
    const { id } = await jotIt(mentor)
    await letJotGo(mentor, { jotId: id, version: 1 })
    await expect(editIt(mentor, id, { version: '2', body: 'Other' })).rejects.toThrow(Refused)
    await takeJotUp(mentor, { jotId: id, version: 2 })
    await editIt(mentor, id, { version: '3', body: 'Other' })
  })
})

test('let go and undone, once each, however often it’s pressed', async () => {
  const { mentor } = world
  const { id } = await jotIt(mentor)
  for (let press = 0; press < 2; press += 1) await letJotGo(mentor, { jotId: id, version: 1 })
  expect(await getJot(mentor, id)).toMatchObject({ state: 'let_go', version: 2 })
  await expect(takeJotUp(mentor, { jotId: id, version: 1 })).rejects.toThrow(Stale)
  for (let press = 0; press < 2; press += 1) await takeJotUp(mentor, { jotId: id, version: 2 })
  expect(await getJot(mentor, id)).toMatchObject({ state: 'open', version: 3, closedAt: null })
})

test('nobody else reads, finds, counts, changes or exports it', async () => {
  const { mentor, junior } = world
  const { id } = await jotIt(mentor, { body: 'Quokka about Ada', aboutId: junior.viewer.id })
  for (const name of personNames.filter((each) => each !== 'mentor')) {
    const ctx = world[name]
    await expect(getJot(ctx, id)).rejects.toThrow(NotFound)
    await expect(editIt(ctx, id, { body: 'Mine' })).rejects.toThrow(NotFound)
    await expect(letJotGo(ctx, { jotId: id, version: 1 })).rejects.toThrow(NotFound)
    await expect(takeJotUp(ctx, { jotId: id, version: 1 })).rejects.toThrow(NotFound)
    expect(await findIds(ctx, 'quokka')).toEqual([])
    expect(await countJots(ctx)).toEqual({ open: 0, closed: 0 })
    expect(await exportedRows(ctx, 'jots')).toEqual([])
  }
  expect(await findIds(mentor, 'quokka')).toEqual([id])
  expect(await exportedRows(mentor, 'jots')).toMatchObject([{ id, body: 'Quokka about Ada' }])
})

test('whose day has come is first, then those without a day, and the rest apart', async () => {
  const { mentor } = world
  const on = (days: number) => ({ comesBackOn: dayFrom(mentor.now, days), meant: dayFrom(mentor.now, days) })
  await jotIt(mentor, { body: 'later', ...on(5) })
  await jotIt(mentor, { body: 'older' })
  await jotIt(mentor, { body: 'today', ...on(0) })
  await jotIt(mentor, { body: 'newer' })
  await jotIt(mentor, { body: 'past', ...on(-2) })
  const { jots } = await listOpenJots(mentor, 1)
  expect(bodies(jots)).toEqual(['past', 'today', 'newer', 'older', 'later'])
  expect(jots.map(({ place }) => place)).toEqual(['come', 'come', 'undated', 'undated', 'later'])
  expect(bodies((await listJotsComeBack(mentor)).jots)).toEqual(['past', 'today'])
})

test('hundreds are listed page by page, each once', async () => {
  const { mentor } = world
  const comesBackOn = dayFrom(mentor.now, 0)
  const number = JOTS_ON_PAGE * 2 + 7
  for (let each = 0; each < number; each += 1) await jotIt(mentor, { body: `Number ${each}`, comesBackOn })
  const pages = [1, 2, 3].map((page) => listOpenJots(mentor, page))
  const found = await Promise.all(pages)
  expect(found.map(({ hasMore }) => hasMore)).toEqual([true, true, false])
  expect(new Set(found.flatMap(({ jots }) => bodies(jots))).size).toBe(number)
  expect(await listJotsComeBack(mentor)).toMatchObject({ more: number - MAX_ON_HOME })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Asked, FieldRefused, FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { editWinInput, noteWinInput } from '#lib/wins/input.ts'
import { getWin, listPlacesToNote, winsOfGoal } from '#lib/wins/reads.ts'
import { editWin, winToWithdraw } from '#lib/wins/writes.ts'
import { dayFrom } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { exportedRows } from '#tests/support/exported.ts'
import { findIds } from '#tests/support/search.ts'
import { makeStartedGoal } from '#tests/support/world/goals.ts'
import { noteIt } from '#tests/support/world/jots.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeWorld, personNames, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})

const edit = (ctx: Ctx, winId: string, fields: object = {}) => {
  const form = { formId: newId(), winId, version: '1', happenedOn: dayFrom(ctx.now, 0) }
  return editWin(ctx, editWinInput.parse({ ...form, body: 'Shipped it on a Friday', ...fields }))
}

const onTimeline = async (ctx: Ctx, query: object = {}) =>
  (await listTimeline(ctx, world.junior.viewer.id, timelineInput.parse(query))).items
    .filter(({ kind }) => kind === 'win')
    .map(({ id }) => id)

describe('noting', () => {
  test('is for the junior and their current mentors, and sent twice it’s one', async () => {
    const { junior, mentor } = world
    for (const ctx of [junior, mentor]) {
      const form = { formId: newId() }
      const first = await noteIt(world, ctx, form)
      expect(await noteIt(world, ctx, form)).toEqual(first)
      await expect(noteIt(world, ctx, { ...form, body: 'Else' })).rejects.toThrow(FormUsed)
      expect(await getWin(ctx, first.id)).toMatchObject({
        visibility: 'circle',
        isOwn: true,
        canChange: true,
      })
    }
    for (const name of personNames.filter((each) => each !== 'junior' && each !== 'mentor'))
      await expect(noteIt(world, world[name])).rejects.toThrow(NotFound)
    expect((await listPlacesToNote(mentor)).map(({ junior }) => junior.id)).toEqual([junior.viewer.id])
    expect(await listPlacesToNote(world.lead)).toEqual([])
  })

  test('takes no day to come, and asks about one long ago', async () => {
    const { mentor } = world
    await expect(noteIt(world, mentor, { happenedOn: dayFrom(mentor.now, 2) })).rejects.toThrow(FieldRefused)
    const happenedOn = dayFrom(mentor.now, -400)
    await expect(noteIt(world, mentor, { happenedOn })).rejects.toThrow(Asked)
    await noteIt(world, mentor, { happenedOn, meant: happenedOn })
  })

  test('takes a goal of this junior only', async () => {
    const { mentor, junior } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const { id } = await noteIt(world, junior, { goalId })
    expect((await winsOfGoal(mentor, goalId)).map((win) => win.id)).toEqual([id])
    await expect(noteIt(world, junior, { goalId: newId() })).rejects.toThrow(FieldRefused)
    expect((await getWin(mentor, id)).goal?.id).toBe(goalId)
    expect((await getWin(mentor, (await noteIt(world, junior)).id)).goal).toBeNull()
    expect(await onTimeline(mentor, { goal: goalId })).toEqual([id])
    expect(await onTimeline(mentor, { goal: newId() })).toEqual([])
  })

  test.each([
    ['javascript:alert(1)', false],
    ['not a link', false],
    ['https://user:secret@example.org/', false],
    ['https://git.example.org/a/b/pull/3', true],
    ['', true],
  ])('checks the link %j', (link, isFine) => {
    const form = { formId: newId(), juniorId: newId(), teamId: newId(), happenedOn: '2026-11-01' }
    expect(noteWinInput.safeParse({ ...form, body: 'Good', link }).success).toBe(isFine)
  })

  test('takes no audience but these two', () => {
    const form = {
      formId: newId(),
      juniorId: newId(),
      teamId: newId(),
      happenedOn: '2026-11-01',
      body: 'Good',
    }
    expect(noteWinInput.safeParse({ ...form, visibility: 'pair' }).success).toBe(false)
  })
})

test('the circle reads it, on timeline, search and export; a private one only its author', async () => {
  const shared = await noteIt(world, world.mentor, { body: 'Wombat for all' })
  const own = await noteIt(world, world.mentor, { body: 'Wombat for me', visibility: 'private' })
  for (const name of personNames) {
    const ctx = world[name]
    const reads = [
      ...(['junior', 'mentor', 'lead'].includes(name) ? [shared.id] : []),
      ...(name === 'mentor' ? [own.id] : []),
    ].sort()
    expect([name, (await findIds(ctx, 'wombat')).sort()]).toEqual([name, reads])
    expect([name, (await onTimeline(ctx)).sort()]).toEqual([name, reads])
    expect([name, (await onTimeline(ctx, { kind: 'wins' })).sort()]).toEqual([name, reads])
    const counts = await countTimeline(ctx, world.junior.viewer.id, timelineInput.parse({}))
    expect([name, counts.wins]).toEqual([name, reads.length])
    expect([name, (await exportedRows(ctx, 'wins')).map(({ id }) => id).sort()]).toEqual([name, reads])
    for (const { id } of [shared, own])
      if (!reads.includes(id)) await expect(getWin(ctx, id)).rejects.toThrow(NotFound)
  }
  expect(await onTimeline(world.mentor, { kind: 'private' })).toEqual([own.id])
})

describe('editing', () => {
  test('keeps what was there before, for those who could read it; a stale one shows the saved', async () => {
    const { mentor, junior } = world
    const { id } = await noteIt(world, mentor)
    await edit(mentor, id, { link: 'https://git.example.org/a' })
    const win = await getWin(junior, id)
    expect(win).toMatchObject({ body: 'Shipped it on a Friday', version: 2 })
    expect(win.versions).toMatchObject([{ fields: { body: 'Shipped the sign-in' } }])
    const stale = await edit(mentor, id, { body: 'Other' }).catch((error) => error)
    expect(stale).toBeInstanceOf(Stale)
    expect(stale.saved).toMatchObject({ body: 'Shipped it on a Friday', link: 'https://git.example.org/a' })
    expect(await findIds(junior, 'Friday')).toEqual([id])
  })

  test('is its author’s, while they could note it', async () => {
    const { mentor, mentorshipId } = world
    const { id } = await noteIt(world, mentor)
    for (const name of personNames.filter((each) => each !== 'mentor'))
      await expect(edit(world[name], id)).rejects.toThrow(NotFound)
    await setMentorshipEnd(mentorshipId, mentor.now)
    await expect(edit(mentor, id)).rejects.toThrow(Refused)
    await expect(withdrawText(mentor, { id, version: 1 }, winToWithdraw)).rejects.toThrow(Refused)
    // What they wrote stays theirs to read.
    expect(await getWin(mentor, id)).toMatchObject({ canChange: false, body: 'Shipped the sign-in' })
  })
})

test('withdrawn, it says so to its readers and is gone from lists, until it’s put back', async () => {
  const { mentor, junior, otherMentor } = world
  const goalId = await makeStartedGoal(world, 'skill')
  const { id } = await noteIt(world, mentor, { goalId })
  await withdrawText(mentor, { id, version: 1 }, winToWithdraw)
  expect(await getWin(junior, id)).toMatchObject({ body: '', link: null, goal: null, versions: [] })
  await expect(getWin(otherMentor, id)).rejects.toThrow(NotFound)
  expect(await onTimeline(mentor)).toEqual([])
  expect(await winsOfGoal(mentor, goalId)).toEqual([])
  expect(await findIds(mentor, 'sign-in')).toEqual([])
  await expect(edit(mentor, id, { version: '2' })).rejects.toThrow(Refused)
  await putBackText(mentor, { id, version: 2 }, winToWithdraw)
  expect(await onTimeline(junior)).toEqual([id])
  expect(await findIds(junior, 'sign-in')).toEqual([id])
})

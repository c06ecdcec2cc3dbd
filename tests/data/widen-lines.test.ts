import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { endMentorship } from '#lib/mentorships/writes.ts'
import { widenActionInput } from '#lib/sessions/action-items/input.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { widenAgendaPointInput } from '#lib/sessions/agenda/input.ts'
import { getAgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { actionToWiden, pointToWiden } from '#lib/sessions/widening/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { documentsByRecord } from '#tests/support/stored.ts'
import { agree, log, plan, raise } from '#tests/support/world/sessions.ts'
import { circleOnPage } from '#tests/support/world/texts.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

const confirmed = { version: '1', visibility: 'circle', confirmed: 'yes' }
const kinds = [
  {
    kind: 'an action',
    add: (world: World) => agree(world.mentor, world.mentorshipId, 'Between us'),
    widen: (ctx: Ctx, id: string, form = {}) =>
      widenText(ctx, widenActionInput.parse({ actionId: id, ...confirmed, ...form }), actionToWiden),
    read: getAction,
    input: widenActionInput,
    event: 'action.widened',
  },
  {
    kind: 'a point of an agenda',
    add: (world: World) => raise(world.mentor, world.mentorshipId, 'Between us'),
    widen: (ctx: Ctx, id: string, form = {}) =>
      widenText(ctx, widenAgendaPointInput.parse({ pointId: id, ...confirmed, ...form }), pointToWiden),
    read: getAgendaPoint,
    input: widenAgendaPointInput,
    event: 'agenda-point.widened',
  },
]

test.each(kinds)('$kind: the circle reads it from then on, in the search too; twice is once', async (way) => {
  const world = await makeWorld()
  const { id } = await way.add(world)
  await expect(way.read(world.lead, id)).rejects.toThrow(NotFound)
  expect(await way.read(world.mentor, id)).toMatchObject({ canWiden: true })
  expect(await way.read(world.junior, id)).toMatchObject({ canWiden: false })
  const circle = await circleOnPage(world)
  await way.widen(world.mentor, id, { circle })
  await way.widen(world.mentor, id, { circle })
  expect(await way.read(world.lead, id)).toMatchObject({ body: 'Between us', visibility: 'circle' })
  expect(await way.read(world.mentor, id)).toMatchObject({ canWiden: false, version: 2 })
  for (const who of world.strangers)
    await expect(way.read(who, id), who.viewer.name).rejects.toThrow(NotFound)
  expect(await documentsByRecord(id)).toMatchObject([{ visibility: 'circle', readerId: null }])
  const audited = await db
    .select({ event: auditEvents.event, detail: auditEvents.detail, teamId: auditEvents.teamId })
    .from(auditEvents)
    .where(and(eq(auditEvents.subjectId, id), like(auditEvents.event, '%widened')))
  expect(audited).toEqual([{ event: way.event, detail: 'pair to circle', teamId: world.teamId }])
})

test.each(kinds)('$kind: its author’s alone, never unasked, not after the mentorship ended', async (way) => {
  const world = await makeWorld()
  const { id } = await way.add(world)
  for (const who of [world.lead, ...world.strangers])
    await expect(way.widen(who, id), who.viewer.name).rejects.toThrow(NotFound)
  await expect(way.widen(world.junior, id)).rejects.toThrow(Refused)
  await expect(way.widen(world.mentor, id, { version: '7' })).rejects.toThrow(Stale)
  const ids = { actionId: id, pointId: id }
  expect(way.input.safeParse({ ...ids, ...confirmed, confirmed: '' }).success).toBe(false)
  expect(way.input.safeParse({ ...ids, ...confirmed, visibility: 'pair' }).success).toBe(false)
  await endMentorship(world.lead, { mentorshipId: world.mentorshipId, version: 1 })
  await expect(way.widen(world.mentor, id)).rejects.toThrow('has ended')
  expect(await way.read(world.mentor, id)).toMatchObject({ visibility: 'pair', canWiden: false })
})

test('a point leads to the session that shows it, and none that was taken back is widened', async () => {
  const world = await makeWorld()
  const { mentor, mentorshipId } = world
  const { id } = await raise(mentor, mentorshipId, 'When?')
  expect(await getAgendaPoint(mentor, id)).toMatchObject({ sessionId: null })
  const planned = await plan(mentor, mentorshipId)
  expect(await getAgendaPoint(mentor, id)).toMatchObject({ sessionId: planned.id })
  const held = await log(mentor, mentorshipId, { talked: [id] })
  expect(await getAgendaPoint(mentor, id)).toMatchObject({ sessionId: held.id })
  const other = await raise(mentor, mentorshipId, 'Never mind')
  await withdrawAgendaPoint(mentor, { pointId: other.id })
  expect(await getAgendaPoint(mentor, other.id)).toMatchObject({ canWiden: false, canPutBack: true })
  await expect(getAgendaPoint(world.junior, other.id)).rejects.toThrow(NotFound)
  const form = widenAgendaPointInput.parse({ pointId: other.id, ...confirmed })
  await expect(widenText(mentor, form, pointToWiden)).rejects.toThrow(Refused)
  const wide = await raise(mentor, mentorshipId, 'All of you', { visibility: 'circle' })
  await withdrawAgendaPoint(mentor, { pointId: wide.id })
  const again = widenAgendaPointInput.parse({ pointId: wide.id, ...confirmed })
  await expect(widenText(mentor, again, pointToWiden)).rejects.toThrow('removed from')
  await expect(widenText(world.lead, again, pointToWiden)).rejects.toThrow(NotFound)
})

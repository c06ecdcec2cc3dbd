import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { endMentorship } from '#lib/mentorships/writes.ts'
import { widenActionInput } from '#lib/sessions/action-items/input.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { widenAction } from '#lib/sessions/action-items/widening/writes.ts'
import { getAgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { widenAgendaPointInput } from '#lib/sessions/input.ts'
import { widenAgendaPoint } from '#lib/sessions/widening/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { action, log, plan, point } from '#tests/support/sessions.ts'
import { makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

const confirmed = { version: '1', visibility: 'circle', confirmed: 'yes' }
const kinds = [
  {
    kind: 'an action',
    add: (team: TestTeam) => action(team.mentor, team.mentorshipId, 'Between us'),
    widen: (ctx: Ctx, id: string, form = {}) =>
      widenAction(ctx, widenActionInput.parse({ actionId: id, ...confirmed, ...form })),
    read: getAction,
    input: widenActionInput,
  },
  {
    kind: 'a point of an agenda',
    add: (team: TestTeam) => point(team.mentor, team.mentorshipId, 'Between us'),
    widen: (ctx: Ctx, id: string, form = {}) =>
      widenAgendaPoint(ctx, widenAgendaPointInput.parse({ pointId: id, ...confirmed, ...form })),
    read: getAgendaPoint,
    input: widenAgendaPointInput,
  },
]

test.each(kinds)('$kind: the circle reads it from then on, in the search too; twice is once', async (way) => {
  const team = await makeTestTeam()
  const { id } = await way.add(team)
  await expect(way.read(team.lead, id)).rejects.toThrow(NotFound)
  expect(await way.read(team.mentor, id)).toMatchObject({ canWiden: true })
  expect(await way.read(team.junior, id)).toMatchObject({ canWiden: false })
  await way.widen(team.mentor, id)
  await way.widen(team.mentor, id)
  expect(await way.read(team.lead, id)).toMatchObject({ body: 'Between us', visibility: 'circle' })
  expect(await way.read(team.mentor, id)).toMatchObject({ canWiden: false, version: 2 })
  for (const who of [team.otherMentor, team.formerMentor, team.otherJunior, team.outsider, team.admin])
    await expect(way.read(who, id), who.viewer.name).rejects.toThrow(NotFound)
  const found = await db
    .select({ visibility: searchDocuments.visibility, readerId: searchDocuments.readerId })
    .from(searchDocuments)
    .where(eq(searchDocuments.recordId, id))
  expect(found).toEqual([{ visibility: 'circle', readerId: null }])
})

test.each(kinds)('$kind: its author’s alone, never unasked, not after the mentorship ended', async (way) => {
  const team = await makeTestTeam()
  const { id } = await way.add(team)
  for (const who of [team.lead, team.otherMentor, team.formerMentor, team.otherJunior, team.outsider])
    await expect(way.widen(who, id), who.viewer.name).rejects.toThrow(NotFound)
  await expect(way.widen(team.junior, id)).rejects.toThrow(Refused)
  await expect(way.widen(team.mentor, id, { version: '7' })).rejects.toThrow(Stale)
  const ids = { actionId: id, pointId: id }
  expect(way.input.safeParse({ ...ids, ...confirmed, confirmed: '' }).success).toBe(false)
  expect(way.input.safeParse({ ...ids, ...confirmed, visibility: 'pair' }).success).toBe(false)
  await endMentorship(team.lead, { mentorshipId: team.mentorshipId })
  await expect(way.widen(team.mentor, id)).rejects.toThrow('has ended')
  expect(await way.read(team.mentor, id)).toMatchObject({ visibility: 'pair', canWiden: false })
})

test('a point leads to the session that shows it, and none that was taken back is widened', async () => {
  const team = await makeTestTeam()
  const { mentor, mentorshipId } = team
  const { id } = await point(mentor, mentorshipId, 'When?')
  expect(await getAgendaPoint(mentor, id)).toMatchObject({ sessionId: null })
  const planned = await plan(mentor, mentorshipId)
  expect(await getAgendaPoint(mentor, id)).toMatchObject({ sessionId: planned.id })
  const held = await log(mentor, mentorshipId, { talked: [id] })
  expect(await getAgendaPoint(mentor, id)).toMatchObject({ sessionId: held.id })
  const other = await point(mentor, mentorshipId, 'Never mind')
  await withdrawAgendaPoint(mentor, { pointId: other.id })
  await expect(getAgendaPoint(mentor, other.id)).rejects.toThrow(NotFound)
  const form = widenAgendaPointInput.parse({ pointId: other.id, ...confirmed })
  await expect(widenAgendaPoint(mentor, form)).rejects.toThrow(Refused)
})

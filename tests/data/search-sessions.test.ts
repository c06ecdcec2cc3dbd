import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { search } from '#lib/views/search/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { agree, log, plan, raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let world: World
beforeAll(async () => {
  world = await makeWorld()
})

const found = async (ctx: Ctx, q: string) =>
  (await search(ctx, { q, page: 1 })).hits.map(({ kind, address }) => `${kind} ${address}`).sort()

test('notes, actions and points are found where they stand, by who may read them', async () => {
  const { mentor, junior, lead, formerMentor, outsider, admin, mentorshipId } = world
  const waiting = await raise(junior, mentorshipId, 'Quokka for next time')
  const talked = await raise(junior, mentorshipId, 'Quokka today')
  const { id: actionId } = await agree(mentor, mentorshipId, 'Read about the quokka')
  const { id } = await log(mentor, mentorshipId, {
    talked: [talked.id],
    notes: 'A quokka',
    privateNotes: 'My quokka',
  })
  const shared = [
    `action /actions/${actionId}`,
    `agenda_point /sessions#pair-${mentorshipId}`,
    `agenda_point /sessions/${id}`,
    `session /sessions/${id}`,
  ]
  expect(await found(junior, 'quokka')).toEqual(shared)
  expect(await found(mentor, 'quokka')).toEqual([...shared, `session /sessions/${id}`])
  for (const stranger of [lead, formerMentor, outsider, admin])
    expect(await found(stranger, 'quokka')).toEqual([])
  // Once it was talked about, the point belongs to its session.
  const planned = await plan(mentor, mentorshipId, { heldOn: '2026-11-17' })
  await log(mentor, mentorshipId, { plannedId: planned.id, talked: [waiting.id], notes: '' })
  expect(await found(junior, 'quokka')).toContain(`agenda_point /sessions/${planned.id}`)
})

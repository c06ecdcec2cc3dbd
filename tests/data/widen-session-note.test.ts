import { expect, test } from 'vitest'
import { widenText } from '#lib/audience/widening/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { widenSessionNoteInput } from '#lib/sessions/input.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { noteToWiden } from '#lib/sessions/widening/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { documentsByRecord } from '#tests/support/stored.ts'
import { log } from '#tests/support/world/sessions.ts'
import { circleOnPage } from '#tests/support/world/texts.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

async function privateNote() {
  const world = await makeWorld()
  const { id } = await log(world.mentor, world.mentorshipId, { notes: '', privateNotes: 'Mine' })
  const [note] = (await getSession(world.mentor, id)).notes
  const circle = await circleOnPage(world)
  return { ...world, form: { sessionId: id, noteId: note?.id, version: '1', circle, confirmed: 'yes' } }
}

const widen = (ctx: Ctx, form: object) => widenText(ctx, widenSessionNoteInput.parse(form), noteToWiden)

test('step by step more people read it, in the search too; twice is once', async () => {
  const { mentor, junior, lead, form } = await privateNote()
  const bodies = async (ctx: Ctx) => (await getSession(ctx, form.sessionId)).notes.map((note) => note.body)
  expect([await bodies(junior), await bodies(lead)]).toEqual([[], []])
  await widen(mentor, { ...form, visibility: 'pair' })
  await widen(mentor, { ...form, visibility: 'pair' })
  expect([await bodies(junior), await bodies(lead)]).toEqual([['Mine'], []])
  await widen(mentor, { ...form, visibility: 'circle', version: '2' })
  expect([await bodies(junior), await bodies(lead)]).toEqual([['Mine'], ['Mine']])
  expect(await documentsByRecord(form.noteId ?? '')).toMatchObject([{ visibility: 'circle', readerId: null }])
})

test('it is its author’s alone, never back, never unasked, never over another note', async () => {
  const { mentor, junior, lead, strangers, mentorshipId, form } = await privateNote()
  for (const stranger of [junior, lead, ...strangers])
    await expect(widen(stranger, { ...form, visibility: 'circle' })).rejects.toThrow(NotFound)
  expect(widenSessionNoteInput.safeParse({ ...form, visibility: 'pair', confirmed: '' }).success).toBe(false)
  expect(widenSessionNoteInput.safeParse({ ...form, visibility: 'private' }).success).toBe(false)
  await expect(widen(mentor, { ...form, visibility: 'pair', version: '7' })).rejects.toThrow(Stale)
  await widen(mentor, { ...form, visibility: 'circle' })
  await expect(widen(mentor, { ...form, visibility: 'pair', version: '2' })).rejects.toThrow(Refused)
  await expect(widen(junior, { ...form, visibility: 'circle', version: '2' })).rejects.toThrow(Refused)
  const { id } = await log(mentor, mentorshipId, { notes: 'Ours', privateNotes: 'Mine' })
  const own = (await getSession(mentor, id)).notes.find((note) => note.visibility === 'private')
  const both = { ...form, sessionId: id, noteId: own?.id, visibility: 'pair' }
  await expect(widen(mentor, both)).rejects.toThrow('already')
})

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { widenSessionNoteInput } from '#lib/sessions/input.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { widenSessionNote } from '#lib/sessions/widening/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { log } from '#tests/support/sessions.ts'
import { makeTestTeam } from '#tests/support/team.ts'

openTestDatabase()

async function privateNote() {
  const team = await makeTestTeam()
  const { id } = await log(team.mentor, team.mentorshipId, { notes: '', privateNotes: 'Mine' })
  const [note] = (await getSession(team.mentor, id)).notes
  return { ...team, form: { sessionId: id, noteId: note?.id, version: '1', confirmed: 'yes' } }
}

const widen = (ctx: Ctx, form: object) => widenSessionNote(ctx, widenSessionNoteInput.parse(form))

test('step by step more people read it, in the search too; twice is once', async () => {
  const { mentor, junior, lead, form } = await privateNote()
  const bodies = async (ctx: Ctx) => (await getSession(ctx, form.sessionId)).notes.map((note) => note.body)
  expect([await bodies(junior), await bodies(lead)]).toEqual([[], []])
  await widen(mentor, { ...form, visibility: 'pair' })
  await widen(mentor, { ...form, visibility: 'pair' })
  expect([await bodies(junior), await bodies(lead)]).toEqual([['Mine'], []])
  await widen(mentor, { ...form, visibility: 'circle', version: '2' })
  expect([await bodies(junior), await bodies(lead)]).toEqual([['Mine'], ['Mine']])
  const rows = await db
    .select({ visibility: searchDocuments.visibility, readerId: searchDocuments.readerId })
    .from(searchDocuments)
    .where(eq(searchDocuments.recordId, form.noteId ?? ''))
  expect(rows).toEqual([{ visibility: 'circle', readerId: null }])
})

test('it is its author’s alone, never back, never unasked, never over another note', async () => {
  const { mentor, junior, lead, otherMentor, outsider, admin, mentorshipId, form } = await privateNote()
  for (const stranger of [junior, lead, otherMentor, outsider, admin])
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

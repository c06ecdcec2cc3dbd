import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { editSessionInput, writeSessionNotesInput } from '#lib/sessions/input.ts'
import { editSession } from '#lib/sessions/mending/writes.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { getSession, listSessions } from '#lib/sessions/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { log, plan } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

async function edit(ctx: Ctx, id: string, fields: Record<string, unknown>) {
  const { editVersion, heldOn } = await getSession(ctx, id)
  return editSession(
    ctx,
    editSessionInput.parse({ sessionId: id, version: String(editVersion), heldOn, minutes: '', ...fields }),
  )
}

async function write(ctx: Ctx, id: string, fields: Record<string, unknown>) {
  const { notesVersion } = await getSession(ctx, id)
  return writeSessionNotes(
    ctx,
    writeSessionNotesInput.parse({ sessionId: id, version: String(notesVersion), ...fields }),
  )
}

const texts = async (ctx: Ctx, id: string) => (await getSession(ctx, id)).notes.map((note) => note.body)

describe('reading a session', () => {
  test('the circle knows its day, each reads the texts that are for them', async () => {
    const { mentor, junior, lead, mentorshipId } = await makeWorld()
    const { id } = await log(mentor, mentorshipId, { notes: 'Ours', privateNotes: 'Mine' })
    await write(junior, id, { pair: 'From Ada', private: 'Ada’s own', circle: 'For all of them' })
    expect(await texts(mentor, id)).toEqual(['For all of them', 'Ours', 'From Ada', 'Mine'])
    expect(await texts(junior, id)).toEqual(['For all of them', 'Ours', 'From Ada', 'Ada’s own'])
    expect(await texts(lead, id)).toEqual(['For all of them'])
    expect(await getSession(lead, id)).toMatchObject({ heldOn: '2026-11-17', isOwn: false, canChange: false })
  })
  test('it is not there for anybody else', async () => {
    const { strangers, mentor, mentorshipId } = await makeWorld()
    const { id } = await log(mentor, mentorshipId)
    for (const who of strangers) await expect(getSession(who, id), who.viewer.name).rejects.toThrow(NotFound)
    await expect(getSession(mentor, newId())).rejects.toThrow(NotFound)
  })
  test('a list holds the viewer’s own, in pages', async () => {
    const { mentor, junior, lead, mentorshipId } = await makeWorld()
    for (let day = 1; day <= 9; day++) await log(mentor, mentorshipId, { heldOn: `2026-11-0${day}` })
    const seen = await listSessions(junior)
    expect(seen.sessions).toHaveLength(9)
    expect(seen.sessions[0]).toMatchObject({ heldOn: '2026-11-09', notes: [{ body: 'We talked.' }] })
    expect(seen.hasMore).toBe(false)
    expect((await listSessions(junior, { page: 2 })).sessions).toEqual([])
    expect((await listSessions(lead)).sessions).toEqual([])
  })
})

describe('editing a session', () => {
  test('changes day, minutes and own notes; an emptied note goes, one without a box stays', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const { id } = await log(mentor, mentorshipId, { notes: 'Ours', privateNotes: 'Mine' })
    await edit(mentor, id, { heldOn: '2026-11-16', minutes: '50', pair: 'Ours, longer' })
    expect(await getSession(mentor, id)).toMatchObject({ heldOn: '2026-11-16', minutes: 50, version: 2 })
    expect(await texts(mentor, id)).toEqual(['Ours, longer', 'Mine'])
    await edit(mentor, id, { private: '' })
    expect(await texts(mentor, id)).toEqual(['Ours, longer'])
    const found = await db
      .select({ title: searchDocuments.title, body: searchDocuments.body })
      .from(searchDocuments)
      .where(eq(searchDocuments.pageId, id))
    expect(found).toEqual([{ title: 'Session of 16 November 2026', body: 'Ours, longer' }])
  })
  test('on a version that was saved meanwhile shows both texts', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const { id } = await log(mentor, mentorshipId, { notes: 'Ours', privateNotes: 'Mine' })
    const { editVersion } = await getSession(mentor, id)
    await edit(mentor, id, { pair: 'Saved first' })
    const late = edit(mentor, id, { version: String(editVersion), pair: 'Saved late' })
    await expect(late).rejects.toThrow(Stale)
    const { editVersion: now } = await getSession(mentor, id)
    await expect(late).rejects.toMatchObject({
      version: now,
      saved: { pair: 'Saved first', private: 'Mine', heldOn: '2026-11-17', minutes: '' },
    })
    expect(await texts(mentor, id)).toEqual(['Saved first', 'Mine'])
  })
  test('the junior’s notes don’t make the mentor’s form stale, nor tell of themselves', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const { id } = await log(mentor, mentorshipId)
    const before = await getSession(mentor, id)
    await write(junior, id, { private: 'Ada’s own' })
    expect(await getSession(mentor, id)).toEqual(before)
  })
  test('is for its mentor; others in the circle are told so, everybody else finds nothing', async () => {
    const { mentor, lead, junior, strangers, mentorshipId } = await makeWorld()
    const { id: sessionId } = await log(mentor, mentorshipId)
    const input = editSessionInput.parse({ sessionId, version: '1', heldOn: '2026-11-17', pair: 'x' })
    for (const who of [lead, junior])
      await expect(editSession(who, input), who.viewer.name).rejects.toThrow(Refused)
    for (const who of strangers)
      await expect(editSession(who, input), who.viewer.name).rejects.toThrow(NotFound)
  })
  test('a day that can’t be is refused at its field, one not held yet is refused', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const held = await log(mentor, mentorshipId)
    await expect(edit(mentor, held.id, { heldOn: '2026-12-24' })).rejects.toThrow(FieldRefused)
    const planned = await plan(mentor, mentorshipId)
    await expect(edit(mentor, planned.id, { heldOn: '2026-11-17' })).rejects.toThrow(Refused)
  })
})

describe('writing notes', () => {
  test('the junior’s are the junior’s own: the mentor reads what is for the mentor', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const { id } = await log(mentor, mentorshipId, { notes: '' })
    await write(junior, id, { pair: 'Thank you', private: 'Ask again' })
    expect(await texts(mentor, id)).toEqual(['Thank you'])
    await write(junior, id, { private: 'Ask again in May' })
    expect(await texts(junior, id)).toEqual(['Thank you', 'Ask again in May'])
  })
  test('sent twice is written once; another text on the old version is shown both', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const { id } = await log(mentor, mentorshipId, { notes: '' })
    const { notesVersion } = await getSession(junior, id)
    const form = { sessionId: id, version: String(notesVersion), pair: 'Thank you' }
    const input = writeSessionNotesInput.parse(form)
    await writeSessionNotes(junior, input)
    await writeSessionNotes(junior, input)
    const late = writeSessionNotes(junior, writeSessionNotesInput.parse({ ...form, pair: 'Another' }))
    await expect(late).rejects.toMatchObject({ saved: { pair: 'Thank you' } })
    expect(await texts(mentor, id)).toEqual(['Thank you'])
  })
  test('begins once the session was held, so that its notes and those of the log form never meet', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const { id } = await plan(mentor, mentorshipId, { heldOn: '2026-11-17' })
    for (const who of [mentor, junior])
      await expect(write(who, id, { private: 'Before it' })).rejects.toThrow(Refused)
    const held = await log(mentor, mentorshipId, { plannedId: id, notes: 'Ours', privateNotes: 'Mine' })
    expect(await texts(mentor, held.id)).toEqual(['Ours', 'Mine'])
  })
  test('is not for leads or others, nor after the mentorship ended', async () => {
    const { mentor, lead, strangers, mentorshipId } = await makeWorld()
    const { id: sessionId } = await log(mentor, mentorshipId)
    const input = writeSessionNotesInput.parse({ sessionId, version: '1', pair: 'x' })
    await expect(writeSessionNotes(lead, input)).rejects.toThrow(Refused)
    for (const who of strangers)
      await expect(writeSessionNotes(who, input), who.viewer.name).rejects.toThrow(NotFound)
  })
})

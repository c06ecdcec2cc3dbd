import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { actions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getAction, listOpenActionsByMentorship } from '#lib/sessions/action-items/reads.ts'
import { closeAction, editAction, reopenAction } from '#lib/sessions/action-items/writes.ts'
import { getAgendaPoint, listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { listContacts, nextSessions } from '#lib/sessions/contacts/reads.ts'
import { editSessionInput } from '#lib/sessions/input.ts'
import { getMendingForm } from '#lib/sessions/mending/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { chosen, opened, send } from '#tests/support/mending.ts'
import { refusedFields } from '#tests/support/refused-fields.ts'
import { agree, log, plan, raise, shownAction } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

const bodies = (rows: readonly { body: string }[]) => rows.map((row) => row.body)

/** The pages to which the search leads from a text. */
const pagesFound = async (recordId: string) =>
  (
    await db
      .select({ pageId: searchDocuments.pageId })
      .from(searchDocuments)
      .where(eq(searchDocuments.recordId, recordId))
  ).map(({ pageId }) => pageId)

async function held() {
  const world = await makeWorld()
  const { mentor, junior, mentorshipId } = world
  const [talked, kept] = [
    await raise(junior, mentorshipId, 'Pay'),
    await raise(mentor, mentorshipId, 'Tests'),
  ]
  const [done, open] = [await agree(mentor, mentorshipId, 'Read'), await agree(mentor, mentorshipId, 'Write')]
  const { id } = await log(mentor, mentorshipId, {
    talked: talked.id,
    open: [{ id: done.id, version: 1, choice: 'done' }],
    actions: [{ body: 'Ask Ruth', owner: 'mentor' }],
  })
  return { ...world, id, talked: talked.id, kept: kept.id, done: done.id, open: open.id }
}

describe('a held session', () => {
  test('is completed: a point, an action, a tick, a next date, minutes and day', async () => {
    const { mentor, junior, mentorshipId, id, kept, open } = await held()
    const form = await opened(mentor, id)
    await send(mentor, {
      ...form,
      heldOn: '2026-11-10',
      minutes: '35',
      talked: [...form.talked, kept],
      points: [{ body: 'The holidays', talked: 'on' }, { body: 'For next time' }, { body: '' }],
      open: chosen(form, open, 'dropped'),
      actions: [{ body: 'Try it', owner: 'junior', dueOn: '2026-11-24' }, { body: '' }],
      nextOn: '2026-12-01',
      nextAt: '15:00',
    })
    const seen = await getSession(junior, id)
    expect(seen).toMatchObject({ heldOn: '2026-11-10', minutes: 35 })
    expect(bodies(seen.points)).toEqual(['Pay', 'Tests', 'The holidays'])
    expect(bodies(seen.agreed)).toEqual(['Ask Ruth', 'Try it'])
    expect(seen.closed.map(({ body, state }) => [body, state])).toEqual([
      ['Read', 'done'],
      ['Write', 'dropped'],
    ])
    expect(bodies(await listOpenPoints(junior, [mentorshipId]))).toEqual(['For next time'])
    const [contact] = await listContacts(mentor, { asMentor: true })
    expect(contact).toMatchObject({ lastHeldOn: '2026-11-10', daysSince: 7, next: { heldOn: '2026-12-01' } })
    expect(await pagesFound(seen.points[2]?.id ?? '')).toEqual([id])
  })

  test('gives up what was ticked by mistake: the point and the action are open again', async () => {
    const { mentor, junior, mentorshipId, id, talked, done } = await held()
    const form = await opened(mentor, id)
    await send(mentor, { ...form, talked: [], open: chosen(form, done, 'open') })
    const seen = await getSession(junior, id)
    expect([seen.points, seen.closed]).toEqual([[], []])
    expect(bodies(await listOpenPoints(junior, [mentorshipId]))).toEqual(['Pay', 'Tests'])
    expect(await getAction(junior, done)).toMatchObject({ state: 'open', closedAt: null, version: 3 })
    expect((await getAgendaPoint(junior, talked)).talkedInId).toBeNull()
    expect(await pagesFound(talked)).toEqual([mentorshipId])
  })

  test('an action that was done is dropped instead', async () => {
    const { mentor, id, done } = await held()
    const form = await opened(mentor, id)
    await send(mentor, { ...form, open: chosen(form, done, 'dropped') })
    expect((await getSession(mentor, id)).closed.map(({ state }) => state)).toEqual(['dropped'])
  })

  test('saved as it is changes nothing but its version, nor does what was changed elsewhere meanwhile', async () => {
    const { mentor, junior, mentorshipId, id, done, open, kept } = await held()
    const form = await opened(mentor, id)
    await reopenAction(junior, await shownAction({ actionId: done }))
    await closeAction(junior, await shownAction({ actionId: open, state: 'done' }))
    await withdrawAgendaPoint(mentor, { pointId: kept })
    await raise(junior, mentorshipId, 'Raised meanwhile')
    await send(mentor, form)
    expect(await getAction(mentor, done)).toMatchObject({ state: 'open' })
    expect(await getAction(mentor, open)).toMatchObject({ state: 'done' })
    expect(bodies(await listOpenPoints(mentor, [mentorshipId]))).toEqual(['Raised meanwhile'])
    expect(bodies((await getSession(mentor, id)).points)).toEqual(['Pay'])
  })

  test('one that was withdrawn meanwhile is told of, without its words', async () => {
    const { mentor, id } = await held()
    const form = await opened(mentor, id)
    const [row] = form.open.filter(({ was }) => was === 'open')
    await transaction((tx) =>
      tx
        .update(actions)
        .set({ withdrawnAt: mentor.now })
        .where(eq(actions.id, row?.id ?? '')),
    )
    const late = send(mentor, { ...form, open: chosen(form, row?.id ?? '', 'done') })
    await expect(late).rejects.toThrow('You withdrew an action at 17:45.')
    await send(mentor, form)
  })

  test('a choice on what was changed meanwhile is told of at its row, and saves nothing', async () => {
    const { mentor, junior, id, done, open } = await held()
    const form = await opened(mentor, id)
    await reopenAction(junior, await shownAction({ actionId: done }))
    const { version } = await getAction(junior, open)
    await editAction(junior, { formId: newId(), actionId: open, version, body: 'Write it up', dueOn: null })
    const dropping = send(mentor, { ...form, minutes: '20', open: chosen(form, done, 'dropped') })
    const row = form.open.findIndex((each) => each.id === done)
    await expect(dropping).rejects.toMatchObject({ field: `open.${row}.choice` })
    await expect(dropping).rejects.toThrow(
      'Ada Okonkwo opened “Read” again at 17:45. Choose “Done” to leave it as it is.',
    )
    await expect(send(mentor, { ...form, open: chosen(form, open, 'done') })).rejects.toThrow(
      'Ada Okonkwo changed “Write it up” at 17:45. Choose “Still open” to leave it as it is.',
    )
    expect(await getSession(mentor, id)).toMatchObject({ minutes: null })
  })

  test('a point ticked in two tabs is ticked once; one ticked in another session is told of', async () => {
    const { mentor, mentorshipId, id, kept } = await held()
    const form = await opened(mentor, id)
    await send(mentor, { ...form, formId: newId(), talked: [...form.talked, kept] })
    const late = { ...form, talked: [...form.talked, kept], minutes: '25' }
    await expect(send(mentor, late)).rejects.toThrow(Stale)
    const { version } = await opened(mentor, id)
    await send(mentor, { ...late, version })
    expect(await getSession(mentor, id)).toMatchObject({ minutes: 25 })
    const other = await log(mentor, mentorshipId, { heldOn: '2026-11-16' })
    const elsewhere = { ...(await opened(mentor, other.id)), talked: [kept] }
    await expect(send(mentor, elsewhere)).rejects.toThrow('“Tests” is already ticked in another session.')
  })

  test('a point that a later session talked about isn’t taken from it', async () => {
    const { mentor, mentorshipId, id, talked } = await held()
    const form = await opened(mentor, id)
    await send(mentor, { ...form, formId: newId(), talked: [] })
    const later = await log(mentor, mentorshipId, { talked })
    const { version } = await opened(mentor, id)
    await send(mentor, { ...form, version, talked: [] })
    expect(bodies((await getSession(mentor, later.id)).points)).toEqual(['Pay'])
  })

  test('a next date moves the session that the form showed, and no other', async () => {
    const { mentor, mentorshipId, id } = await held()
    const without = await opened(mentor, id)
    const planned = await plan(mentor, mentorshipId)
    const meanwhile = send(mentor, { ...without, nextOn: '2026-12-08' })
    await expect(meanwhile).rejects.toMatchObject({ field: 'nextOn' })
    await expect(meanwhile).rejects.toThrow('Meanwhile your next session was planned for Tuesday')
    const form = await opened(mentor, id)
    await send(mentor, { ...form, nextOn: '2026-12-08', nextAt: '10:00' })
    expect(await nextSessions(mentor)).toMatchObject([
      { sessionId: planned.id, heldOn: '2026-12-08', startsAt: '10:00' },
    ])
    const { version } = await opened(mentor, id)
    await expect(send(mentor, { ...form, version, formId: newId(), nextOn: '2026-12-09' })).rejects.toThrow(
      'Meanwhile your next session was planned',
    )
  })

  test('another day has no time that was agreed for the first', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const { id: plannedId } = await plan(mentor, mentorshipId, { heldOn: '2026-11-17' })
    const { id } = await log(mentor, mentorshipId, { plannedId })
    await send(mentor, { ...(await opened(mentor, id)), heldOn: '2026-11-16' })
    expect(await getSession(mentor, id)).toMatchObject({ heldOn: '2026-11-16', startsAt: null, at: null })
  })

  test('odd days are asked about, impossible rows refused at their fields', async () => {
    const { mentor, id } = await held()
    const form = await opened(mentor, id)
    const odd = {
      ...form,
      heldOn: '2024-11-10',
      actions: [{ body: 'Try it', dueOn: '2025-11-24' }],
      nextOn: '2025-12-01',
    }
    const asked = ['heldOn', 'actions.*.dueOn', 'nextOn'].map((field) => ({ field }))
    await expect(send(mentor, odd)).rejects.toMatchObject({ questions: asked })
    await expect(send(mentor, { ...form, heldOn: '2026-12-24' })).rejects.toMatchObject({ field: 'heldOn' })
    const fields = { ...form, actions: [{ body: '', dueOn: '2026-11-24' }], nextAt: '10:00', minutes: 'long' }
    expect(refusedFields(editSessionInput, fields)).toEqual(['minutes', 'actions.0.body', 'nextOn'])
  })

  test('sent twice is saved once, and another pair’s points and actions aren’t there', async () => {
    const { mentor, otherMentor, otherMentorshipId, id } = await held()
    const form = { ...(await opened(mentor, id)), actions: [{ body: 'Try it' }], points: [{ body: 'Later' }] }
    await send(mentor, form)
    await send(mentor, form)
    expect(bodies((await getSession(mentor, id)).agreed)).toEqual(['Ask Ruth', 'Try it'])
    const action = await agree(otherMentor, otherMentorshipId, 'Theirs')
    const point = await raise(otherMentor, otherMentorshipId, 'Theirs')
    const now = await opened(mentor, id)
    const theirs = { id: action.id, version: '1', was: 'open', choice: 'done' }
    for (const fields of [{ open: [theirs] }, { talked: [point.id] }])
      await expect(send(mentor, { ...now, formId: newId(), ...fields })).rejects.toThrow(NotFound)
    const { id: other } = await log(otherMentor, otherMentorshipId, { talked: point.id })
    await send(mentor, { ...now, formId: newId(), shown: [point.id] })
    expect(bodies((await getSession(otherMentor, other)).points)).toEqual(['Theirs'])
  })

  test('its form is the mentor’s, who alone may complete it', async () => {
    const { mentor, junior, lead, strangers, id } = await held()
    const form = await opened(mentor, id)
    for (const who of [junior, lead]) {
      await expect(send(who, form)).rejects.toThrow(Refused)
      await expect(getMendingForm(who, await getSession(who, id))).rejects.toThrow(NotFound)
    }
    for (const who of strangers) await expect(send(who, form)).rejects.toThrow(NotFound)
    expect(await listOpenActionsByMentorship(strangers[0] as Ctx, id)).toEqual([])
  })
})

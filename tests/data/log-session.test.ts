import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { actions, sessions } from '#db/schema/sessions.ts'
import { FieldRefused, FormUsed, NotFound, ReaderChanged, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { nextSessions } from '#lib/sessions/contacts/reads.ts'
import { logSessionInput } from '#lib/sessions/input.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { refusedFields } from '#tests/support/refused-fields.ts'
import { agree, log, plan, raise } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

const bodies = (rows: readonly { body: string }[]) => rows.map((row) => row.body)

describe('logging a session', () => {
  test('keeps all of it: notes side by side, agenda, actions closed and new, the next date', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const first = await raise(junior, mentorshipId, 'Is the retry in the right place?')
    await raise(mentor, mentorshipId, 'On-call: when?')
    const reading = await agree(mentor, mentorshipId, 'Read PEP 3134')
    const talk = await agree(junior, mentorshipId, 'Send the talk', { owner: 'mentor' })
    const kept = await agree(mentor, mentorshipId, 'Pair with Kenji')
    const { id } = await log(mentor, mentorshipId, {
      minutes: '45',
      talked: first.id,
      points: [{ body: 'Feedback on #471', talked: 'on' }, { body: 'For next time' }, { body: ' ' }],
      open: [
        { id: reading.id, version: 1, choice: 'done' },
        { id: talk.id, version: 1, choice: 'dropped' },
        { id: kept.id, version: 1, choice: 'open' },
      ],
      notes: 'Retry belongs in the worker.',
      privateNotes: 'She underrates her reviews.',
      actions: [
        { body: 'Redo two comments', owner: 'junior', dueOn: '2026-11-24' },
        { body: 'Ask Ruth', owner: 'mentor' },
        { body: '' },
      ],
      nextOn: '2026-12-01',
      nextAt: '15:00',
    })

    const seen = await getSession(mentor, id)
    expect(seen).toMatchObject({ state: 'held', heldOn: '2026-11-17', minutes: 45, canChange: true })
    expect(bodies(seen.notes)).toEqual(['Retry belongs in the worker.', 'She underrates her reviews.'])
    expect(bodies(seen.points)).toEqual(['Is the retry in the right place?', 'Feedback on #471'])
    expect(bodies(seen.agreed)).toEqual(['Redo two comments', 'Ask Ruth'])
    expect(seen.closed.map((row) => [row.body, row.state])).toEqual([
      ['Read PEP 3134', 'done'],
      ['Send the talk', 'dropped'],
    ])
    expect(bodies((await getSession(junior, id)).notes)).toEqual(['Retry belongs in the worker.'])

    const form = await getSessionForm(mentor, junior.viewer.id)
    expect(bodies(form.openPoints)).toEqual(['On-call: when?', 'For next time'])
    expect(bodies(form.openActions)).toEqual(['Redo two comments', 'Pair with Kenji', 'Ask Ruth'])
    expect(form.last).toMatchObject({ id, heldOn: '2026-11-17' })
    expect(form.planned).toMatchObject({ heldOn: '2026-12-01', startsAt: '15:00' })
    expect(bodies((await listOpenActions(mentor)).yours)).toEqual(['Ask Ruth'])
    const [next] = await nextSessions(junior)
    expect(next?.at?.toISOString()).toBe('2026-12-01T09:15:00.000Z')

    const found = await db
      .select({
        title: searchDocuments.title,
        kind: searchDocuments.kind,
        visibility: searchDocuments.visibility,
      })
      .from(searchDocuments)
      .where(eq(searchDocuments.pageId, id))
      .orderBy(searchDocuments.title, searchDocuments.visibility)
    expect(found).toEqual([
      { title: 'Feedback on #471', kind: 'agenda_point', visibility: 'pair' },
      { title: 'Is the retry in the right place?', kind: 'agenda_point', visibility: 'pair' },
      { title: 'Session of 17 November 2026', kind: 'session', visibility: 'pair' },
      { title: 'Session of 17 November 2026', kind: 'session', visibility: 'private' },
    ])
    const events = await db
      .select({ event: auditEvents.event })
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, id))
    expect(events).toEqual([{ event: 'session.logged' }])
  })

  test('turns the planned session into the one that was held, and keeps its address', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const planned = await plan(mentor, mentorshipId, { heldOn: '2026-11-17' })
    const { id } = await log(mentor, mentorshipId, { plannedId: planned.id, minutes: '30' })
    expect(id).toBe(planned.id)
    expect(await getSession(junior, id)).toMatchObject({ state: 'held', startsAt: '15:00', minutes: 30 })
    expect(await nextSessions(mentor)).toEqual([])
  })

  test('leaves the planned session alone where it was another one, and moves it where a new date is given', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const planned = await plan(mentor, mentorshipId)
    await log(mentor, mentorshipId)
    expect((await nextSessions(mentor)).map((row) => row.heldOn)).toEqual(['2026-12-01'])
    await log(mentor, mentorshipId, { plannedId: 'none', nextOn: '2026-12-08' })
    const [moved] = await nextSessions(mentor)
    expect(moved).toMatchObject({ sessionId: planned.id, heldOn: '2026-12-08', startsAt: null })
  })

  test('sent twice, it makes one, also of a planned session', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const fields = {
      formId: newId(),
      actions: [{ body: 'Once' }],
      points: [{ body: 'Once' }],
      nextOn: '2026-12-01',
    }
    const made = await log(mentor, mentorshipId, fields)
    expect(await log(mentor, mentorshipId, fields)).toEqual(made)
    const again = { formId: newId(), plannedId: (await nextSessions(mentor))[0]?.sessionId }
    const held = await log(mentor, mentorshipId, again)
    expect(await log(mentor, mentorshipId, again)).toEqual(held)
    expect(bodies((await listOpenActions(mentor)).waiting)).toEqual(['Once'])
    expect(bodies(await listOpenPoints(mentor, [mentorshipId]))).toEqual(['Once'])
    const rows = await db
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.mentorshipId, mentorshipId))
    expect(rows.map((row) => row.id).sort()).toEqual([made.id, held.id].sort())
  })

  test('a form that was saved and then filled anew is not swallowed', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const formId = newId()
    const { id } = await log(mentor, mentorshipId, { formId, notes: 'First' })
    const anew = [
      { notes: 'Second' },
      { notes: 'First', actions: [{ body: 'Another action' }] },
      { notes: 'First', points: [{ body: 'Another point' }] },
      { notes: 'First', minutes: '50' },
    ]
    for (const fields of anew)
      await expect(log(mentor, mentorshipId, { formId, ...fields })).rejects.toThrow(FormUsed)
    expect(bodies((await getSession(mentor, id)).notes)).toEqual(['First'])
  })

  test('a planned session that another form logged is not logged over', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const planned = await plan(mentor, mentorshipId)
    await log(mentor, mentorshipId, { plannedId: planned.id, notes: 'The first.' })
    await expect(log(mentor, mentorshipId, { plannedId: planned.id, notes: 'Late.' })).rejects.toThrow(
      Refused,
    )
    expect(bodies((await getSession(mentor, planned.id)).notes)).toEqual(['The first.'])
  })

  test('the form’s id of somebody else’s session tells nothing', async () => {
    const { mentor, mentorshipId, otherMentor, otherMentorshipId } = await makeWorld()
    const formId = newId()
    const { id } = await log(otherMentor, otherMentorshipId, { formId })
    const own = await log(mentor, mentorshipId, { formId })
    expect(own.id).not.toBe(id)
    expect(await getSession(mentor, own.id)).toMatchObject({ state: 'held' })
  })

  test('nobody but the junior’s mentor of now logs', async () => {
    const { lead, junior, strangers, formerMentor, mentorshipId, formerMentorshipId } = await makeWorld()
    for (const who of [lead, junior, ...strangers])
      await expect(log(who, mentorshipId), who.viewer.name).rejects.toThrow(NotFound)
    await expect(log(formerMentor, formerMentorshipId)).rejects.toThrow(ReaderChanged)
  })

  test('another pair’s actions and points are not there', async () => {
    const { mentor, mentorshipId, otherMentor, otherMentorshipId } = await makeWorld()
    const foreign = await agree(otherMentor, otherMentorshipId, 'Theirs')
    const theirs = await raise(otherMentor, otherMentorshipId, 'Theirs')
    const before = await db.select({ id: sessions.id }).from(sessions)
    await expect(
      log(mentor, mentorshipId, { open: [{ id: foreign.id, version: 1, choice: 'done' }] }),
    ).rejects.toThrow(NotFound)
    await expect(log(mentor, mentorshipId, { talked: [theirs.id] })).rejects.toThrow(NotFound)
    expect(await db.select({ id: sessions.id }).from(sessions)).toHaveLength(before.length)
    const [row] = await db.select({ state: actions.state }).from(actions).where(eq(actions.id, foreign.id))
    expect(row?.state).toBe('open')
  })

  test('days that can’t be are refused at their field, and nothing is written', async () => {
    const { mentor, mentorshipId, teamId } = await makeWorld()
    const refused = (fields: Record<string, unknown>) =>
      log(mentor, mentorshipId, fields).then(
        () => null,
        (error: unknown) => (error instanceof FieldRefused ? error.field : error),
      )
    expect(await refused({ heldOn: '2026-11-19' })).toBe('heldOn')
    expect(await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.teamId, teamId))).toEqual([])
  })
})

test('bad input is told at its field', () => {
  const form = { mentorshipId: newId(), heldOn: '2026-11-17' }
  const paths = (fields: Record<string, unknown>) => refusedFields(logSessionInput, { ...form, ...fields })
  expect(paths({})).toEqual([])
  expect(paths({ heldOn: '' })).toEqual(['heldOn'])
  expect(paths({ heldOn: '2026-02-30' })).toEqual(['heldOn'])
  expect(paths({ minutes: 'an hour' })).toEqual(['minutes'])
  expect(paths({ minutes: '0' })).toEqual(['minutes'])
  expect(paths({ nextAt: '25:00', nextOn: '2026-12-01' })).toEqual(['nextAt'])
  expect(paths({ nextAt: '10:00' })).toEqual(['nextOn'])
  expect(paths({ visibility: 'everybody' })).toEqual(['visibility'])
  expect(paths({ notes: 'a'.repeat(20_481) })).toEqual(['notes'])
  expect(paths({ actions: [{ body: '', dueOn: '2026-12-01' }] })).toEqual(['actions.0.body'])
  expect(paths({ actions: [{ body: 'x'.repeat(301) }] })).toEqual(['actions.0.body'])
  expect(paths({ actions: [{ body: 'x', owner: 'lead' }] })).toEqual(['actions.0.owner'])
  expect(paths({ open: [{ id: newId(), version: 1, choice: 'gone' }] })).toEqual(['open.0.choice'])
  expect(paths({ open: 'not rows' })).toEqual(['open'])
  expect(paths({ talked: ['not-an-id'] })).toEqual(['talked.0'])
})

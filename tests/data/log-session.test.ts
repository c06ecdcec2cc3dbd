import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { actions, sessions } from '#db/schema/sessions.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getAction, listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { nextSessions } from '#lib/sessions/contacts/reads.ts'
import { logSessionInput } from '#lib/sessions/input.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { action, log, plan, point } from '#tests/support/sessions.ts'
import { makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
beforeAll(async () => {
  team = await makeTestTeam()
})

const bodies = (rows: readonly { body: string }[]) => rows.map((row) => row.body)

describe('logging a session', () => {
  test('keeps all of it: notes side by side, agenda, actions closed and new, the next date', async () => {
    const { mentor, junior, mentorshipId } = team
    const first = await point(junior, mentorshipId, 'Is the retry in the right place?')
    await point(mentor, mentorshipId, 'On-call: when?')
    const reading = await action(mentor, mentorshipId, 'Read PEP 3134')
    const talk = await action(junior, mentorshipId, 'Send the talk', { owner: 'mentor' })
    const kept = await action(mentor, mentorshipId, 'Pair with Kenji')
    const { id } = await log(mentor, mentorshipId, {
      minutes: '45',
      talked: first.id,
      points: [{ body: 'Feedback on #471', talked: 'on' }, { body: 'For next time' }, { body: ' ' }],
      open: [
        { id: reading.id, choice: 'done' },
        { id: talk.id, choice: 'dropped' },
        { id: kept.id, choice: 'open' },
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
    const own = await makeTestTeam()
    const planned = await plan(own.mentor, own.mentorshipId, { heldOn: '2026-11-17' })
    const { id } = await log(own.mentor, own.mentorshipId, { plannedId: planned.id, minutes: '30' })
    expect(id).toBe(planned.id)
    expect(await getSession(own.junior, id)).toMatchObject({ state: 'held', startsAt: '15:00', minutes: 30 })
    expect(await nextSessions(own.mentor)).toEqual([])
  })

  test('leaves the planned session alone where it was another one, and moves it where a new date is given', async () => {
    const own = await makeTestTeam()
    const planned = await plan(own.mentor, own.mentorshipId)
    await log(own.mentor, own.mentorshipId)
    expect((await nextSessions(own.mentor)).map((row) => row.heldOn)).toEqual(['2026-12-01'])
    await log(own.mentor, own.mentorshipId, { nextOn: '2026-12-08' })
    const [moved] = await nextSessions(own.mentor)
    expect(moved).toMatchObject({ sessionId: planned.id, heldOn: '2026-12-08', startsAt: null })
  })

  test('sent twice, it makes one, also of a planned session', async () => {
    const own = await makeTestTeam()
    const fields = {
      id: newId(),
      actions: [{ body: 'Once' }],
      points: [{ body: 'Once' }],
      nextOn: '2026-12-01',
    }
    const made = await log(own.mentor, own.mentorshipId, fields)
    expect(await log(own.mentor, own.mentorshipId, fields)).toEqual(made)
    const again = { id: newId(), plannedId: (await nextSessions(own.mentor))[0]?.sessionId }
    const held = await log(own.mentor, own.mentorshipId, again)
    expect(await log(own.mentor, own.mentorshipId, again)).toEqual(held)
    expect(bodies((await listOpenActions(own.mentor)).waiting)).toEqual(['Once'])
    expect(bodies(await listOpenPoints(own.mentor, [own.mentorshipId]))).toEqual(['Once'])
    const rows = await db
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.mentorshipId, own.mentorshipId))
    expect(rows.map((row) => row.id).sort()).toEqual([made.id, held.id].sort())
  })

  test('a form that was saved and then filled anew is not swallowed', async () => {
    const own = await makeTestTeam()
    const id = newId()
    await log(own.mentor, own.mentorshipId, { id, notes: 'First' })
    const anew = [
      { notes: 'Second' },
      { notes: 'First', actions: [{ body: 'Another action' }] },
      { notes: 'First', points: [{ body: 'Another point' }] },
    ]
    for (const fields of anew)
      await expect(log(own.mentor, own.mentorshipId, { id, ...fields })).rejects.toThrow(Refused)
    expect(bodies((await getSession(own.mentor, id)).notes)).toEqual(['First'])
  })

  test('a planned session that another form logged is not logged over', async () => {
    const own = await makeTestTeam()
    const planned = await plan(own.mentor, own.mentorshipId)
    await log(own.mentor, own.mentorshipId, { plannedId: planned.id, notes: 'The first.' })
    await expect(
      log(own.mentor, own.mentorshipId, { plannedId: planned.id, notes: 'Late.' }),
    ).rejects.toThrow(Refused)
    expect(bodies((await getSession(own.mentor, planned.id)).notes)).toEqual(['The first.'])
  })

  test('the id of somebody else’s session makes nothing and tells nothing', async () => {
    const { id } = await log(team.otherMentor, await otherMentorship(team))
    await expect(log(team.mentor, team.mentorshipId, { id })).rejects.toThrow(Refused)
  })

  test('an action that the junior closed meanwhile stays as it was closed', async () => {
    const own = await makeTestTeam()
    const { closeAction } = await import('#lib/sessions/action-items/writes.ts')
    const { id } = await action(own.mentor, own.mentorshipId, 'Read')
    await closeAction(own.junior, { actionId: id, state: 'done' })
    await log(own.mentor, own.mentorshipId, { open: [{ id, choice: 'dropped' }] })
    expect(await getAction(own.mentor, id)).toMatchObject({ state: 'done' })
  })

  test('nobody but the junior’s mentor of now logs', async () => {
    const { mentorshipId, formerMentorshipId } = team
    for (const who of [
      'lead',
      'otherMentor',
      'formerMentor',
      'junior',
      'otherJunior',
      'outsider',
      'admin',
    ] as const)
      await expect(log(team[who], mentorshipId), who).rejects.toThrow(NotFound)
    await expect(log(team.formerMentor, formerMentorshipId)).rejects.toThrow(NotFound)
  })

  test('another pair’s actions and points are not there', async () => {
    const other = await otherMentorship(team)
    const foreign = await action(team.otherMentor, other, 'Theirs')
    const theirs = await point(team.otherMentor, other, 'Theirs')
    const before = await db.select({ id: sessions.id }).from(sessions)
    await expect(
      log(team.mentor, team.mentorshipId, { open: [{ id: foreign.id, choice: 'done' }] }),
    ).rejects.toThrow(NotFound)
    await expect(log(team.mentor, team.mentorshipId, { talked: [theirs.id] })).rejects.toThrow(NotFound)
    expect(await db.select({ id: sessions.id }).from(sessions)).toHaveLength(before.length)
    const [row] = await db.select({ state: actions.state }).from(actions).where(eq(actions.id, foreign.id))
    expect(row?.state).toBe('open')
  })

  test('days that can’t be are refused at their field, and nothing is written', async () => {
    const own = await makeTestTeam()
    const refused = (fields: Record<string, unknown>) =>
      log(own.mentor, own.mentorshipId, fields).then(
        () => null,
        (error: unknown) => (error instanceof FieldRefused ? error.field : error),
      )
    expect(await refused({ heldOn: '2026-11-19' })).toBe('heldOn')
    expect(await refused({ heldOn: '2025-11-01' })).toBe('heldOn')
    expect(await refused({ nextOn: '2026-11-16' })).toBe('nextOn')
    expect(await refused({ nextOn: '2028-01-01' })).toBe('nextOn')
    expect(
      await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.teamId, own.teamId)),
    ).toEqual([])
  })
})

test('bad input is told at its field', () => {
  const form = { id: newId(), mentorshipId: newId(), heldOn: '2026-11-17' }
  const paths = (fields: Record<string, unknown>) =>
    logSessionInput.safeParse({ ...form, ...fields }).error?.issues.map((issue) => issue.path.join('.')) ?? []
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
  expect(paths({ open: [{ id: newId(), choice: 'gone' }] })).toEqual(['open.0.choice'])
  expect(paths({ open: 'not rows' })).toEqual(['open'])
  expect(paths({ talked: ['not-an-id'] })).toEqual(['talked.0'])
})

async function otherMentorship({ otherMentor, otherJunior }: TestTeam): Promise<string> {
  return (await getSessionForm(otherMentor, otherJunior.viewer.id)).mentorshipId
}

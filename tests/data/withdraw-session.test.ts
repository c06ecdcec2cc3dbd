import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { addActionInput } from '#lib/sessions/action-items/input.ts'
import { getAction, listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { addAction, closeAction } from '#lib/sessions/action-items/writes.ts'
import { listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { listContacts, listHeldDays, nextSessions } from '#lib/sessions/contacts/reads.ts'
import { writeSessionNotesInput } from '#lib/sessions/input.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { getWithdrawal } from '#lib/sessions/mistakes/reads.ts'
import { sessionToWithdraw } from '#lib/sessions/mistakes/writes.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { getSession, listSessions } from '#lib/sessions/reads.ts'
import { actionToWithdraw } from '#lib/sessions/withdrawing/writes.ts'
import { getTeamDashboard } from '#lib/views/dashboard/reads.ts'
import { listHalfYear } from '#lib/views/half-year/reads.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { opened, send } from '#tests/support/mending.ts'
import { agree, log, plan, raise, shownAction } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

const bodies = (rows: readonly { body: string }[]) => rows.map((row) => row.body)

const shown = async (ctx: Ctx, sessionId: string) => ({
  sessionId,
  version: (await getSession(ctx, sessionId)).version,
})
const withdraw = async (ctx: Ctx, sessionId: string) =>
  withdrawText(ctx, await shown(ctx, sessionId), sessionToWithdraw)
const putBack = async (ctx: Ctx, sessionId: string) =>
  putBackText(ctx, await shown(ctx, sessionId), sessionToWithdraw)

/** A session with something of everything, and how it stood before it was logged. */
async function mistaken() {
  const world = await makeWorld()
  const { mentor, junior, mentorshipId } = world
  const point = await raise(junior, mentorshipId, 'Pay')
  const action = await agree(junior, mentorshipId, 'Read')
  const { id } = await log(mentor, mentorshipId, {
    minutes: '45',
    notes: 'Ours',
    privateNotes: 'Mine',
    talked: point.id,
    points: [{ body: 'Holidays', talked: 'on' }, { body: 'Next time' }],
    open: [{ id: action.id, version: 1, choice: 'done' }],
    actions: [{ body: 'Ask Ruth', owner: 'mentor' }],
  })
  const { notesVersion } = await getSession(junior, id)
  const notes = { sessionId: id, version: notesVersion, circle: 'From Ada' }
  await writeSessionNotes(junior, writeSessionNotesInput.parse(notes))
  return { ...world, id, point: point.id, action: action.id }
}

/** What everyone around may know of a pair's sessions, and what the search finds. */
async function record({ mentor, junior, lead, mentorshipId, teamId }: Awaited<ReturnType<typeof mistaken>>) {
  const seen = await Promise.all(
    [mentor, junior, lead].map(async (who) => ({
      points: bodies(await listOpenPoints(who, [mentorshipId])).sort(),
      actions: await listOpenActions(who).then(({ yours, waiting }) => bodies([...yours, ...waiting]).sort()),
      contacts: (await listContacts(who, { juniorId: junior.viewer.id })).map(({ lastHeldOn, next }) => [
        lastHeldOn,
        next?.heldOn,
      ]),
      counts: await countTimeline(who, junior.viewer.id, {}),
      drawn: await listHalfYear(who, junior.viewer.id),
      weeks: [...(await listHeldDays(who, '2020-01-01')).values()],
    })),
  )
  const documents = await db
    .select({ title: searchDocuments.title, body: searchDocuments.body, pageId: searchDocuments.pageId })
    .from(searchDocuments)
    .where(eq(searchDocuments.teamId, teamId))
    .orderBy(searchDocuments.recordId)
  return {
    seen,
    documents,
    dashboard: JSON.stringify(await getTeamDashboard(lead, teamId)).replaceAll(/[0-9a-f-]{36}/g, ''),
  }
}

describe('a session logged by mistake', () => {
  test('leaves points and actions as they were before, and no trace in figures, counts and search', async () => {
    const world = await mistaken()
    const { mentor, junior, mentorshipId, id, action } = world
    const before = await makeWorld()
    await raise(before.junior, before.mentorshipId, 'Pay')
    await agree(before.junior, before.mentorshipId, 'Read')
    const titles = async (of: Parameters<typeof record>[0]) => {
      const { documents, ...rest } = await record(of)
      return { ...rest, documents: documents.map(({ title, body }) => [title, body]).sort() }
    }
    const withIt = await record(world)
    await withdraw(mentor, id)
    expect(await titles(world)).toEqual(await titles({ ...before, id, point: '', action }))
    expect(await getAction(junior, action)).toMatchObject({ state: 'open', closedAt: null })
    expect(await getSessionForm(mentor, junior.viewer.id)).toMatchObject({ last: null })
    expect((await listOpenPoints(mentor, [mentorshipId])).map(({ talkedInId }) => talkedInId)).toEqual([null])
    await putBack(mentor, id)
    expect(await record(world)).toEqual(withIt)
    expect((await getSession(junior, id)).closed.map(({ body, state }) => [body, state])).toEqual([
      ['Read', 'done'],
    ])
  })

  test('is still known of, with its own words to who wrote them and to nobody else', async () => {
    const { mentor, junior, lead, strangers, id } = await mistaken()
    await withdraw(mentor, id)
    const notes = async (ctx: Ctx) => bodies((await getSession(ctx, id)).notes)
    expect(await notes(mentor)).toEqual(['Ours', 'Mine'])
    expect(await notes(junior)).toEqual(['From Ada'])
    expect(await notes(lead)).toEqual([])
    for (const who of [mentor, junior, lead]) {
      const seen = await getSession(who, id)
      expect(seen).toMatchObject({ withdrawnAt: mentor.now, minutes: null, points: [], closed: [] })
      expect(seen.agreed.every(({ withdrawnAt }) => withdrawnAt)).toBe(true)
      const item = (await listTimeline(who, junior.viewer.id, { kind: 'sessions' })).items[0]
      expect(item).toMatchObject({ id, withdrawnAt: mentor.now, notes: [], minutes: null })
      expect((await listTimeline(who, junior.viewer.id, { kind: 'private' })).items).toEqual([])
    }
    for (const who of [mentor, junior])
      expect((await listSessions(who)).sessions).toMatchObject([
        { id, withdrawnAt: mentor.now, notes: [], minutes: null },
      ])
    for (const who of strangers) await expect(getSession(who, id)).rejects.toThrow(NotFound)
  })

  test('that was a planned one is planned again, unless another one is', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const date = { heldOn: '2026-11-19', startsAt: '15:00' }
    const planned = await plan(mentor, mentorshipId, date)
    const { id } = await log(mentor, mentorshipId, { plannedId: planned.id, notes: '' })
    expect(await getWithdrawal(mentor, await getSession(mentor, id))).toMatchObject({
      plannedAs: { ...date, agreedZone: 'Asia/Kathmandu' },
      planned: null,
    })
    await withdraw(mentor, id)
    const [again] = await nextSessions(mentor)
    expect(again).toMatchObject({ ...date, agreedZone: 'Asia/Kathmandu' })
    await putBack(mentor, id)
    expect(await nextSessions(mentor)).toEqual([])
    const other = await plan(mentor, mentorshipId)
    expect(await getWithdrawal(mentor, await getSession(mentor, id))).toMatchObject({
      planned: { id: other.id },
    })
    await withdraw(mentor, id)
    expect((await nextSessions(mentor)).map(({ sessionId }) => sessionId)).toEqual([other.id])
    await putBack(mentor, id)
    expect((await nextSessions(mentor)).map(({ sessionId }) => sessionId)).toEqual([other.id])
  })

  test('put back, takes nothing again that has changed meanwhile', async () => {
    const { mentor, junior, mentorshipId, id, point, action } = await mistaken()
    const { agreed } = await getSession(mentor, id)
    await withdraw(mentor, id)
    await closeAction(junior, await shownAction({ actionId: action, state: 'dropped' }))
    const made = await shownAction({ actionId: agreed[0]?.id ?? '' })
    await putBackText(mentor, { id: made.actionId, version: made.version }, actionToWithdraw)
    const later = await log(mentor, mentorshipId, { talked: point, notes: '' })
    await putBack(mentor, id)
    expect(await getAction(junior, action)).toMatchObject({ state: 'dropped' })
    expect(bodies((await getSession(junior, later.id)).points)).toEqual(['Pay'])
    expect(bodies((await getSession(junior, id)).points)).toEqual(['Holidays'])
    expect(bodies((await getSession(junior, id)).agreed)).toEqual(['Ask Ruth'])
  })

  test('a point that its author took back meanwhile stays taken back', async () => {
    const { mentor, junior, mentorshipId, id, point } = await mistaken()
    await withdraw(mentor, id)
    await withdrawAgendaPoint(junior, { pointId: point })
    await putBack(mentor, id)
    expect(bodies((await getSession(junior, id)).points)).toEqual(['Holidays'])
    expect(bodies(await listOpenPoints(junior, [mentorshipId]))).toEqual(['Next time'])
  })

  test('doesn’t take what a later session has taken up', async () => {
    const { mentor, junior, mentorshipId, id } = await mistaken()
    const { agreed } = await getSession(mentor, id)
    const next = (await listOpenPoints(mentor, [mentorshipId])).find(({ body }) => body === 'Next time')
    const later = await log(mentor, mentorshipId, {
      notes: '',
      talked: next?.id,
      open: agreed.map(({ id: actionId }) => ({ id: actionId, version: 1, choice: 'done' })),
    })
    await withdraw(mentor, id)
    const seen = await getSession(junior, later.id)
    expect([bodies(seen.points), bodies(seen.closed)]).toEqual([['Next time'], ['Ask Ruth']])
  })

  test('changes no more until it is put back', async () => {
    const { mentor, junior, mentorshipId, id } = await mistaken()
    const form = await opened(mentor, id)
    await withdraw(mentor, id)
    await expect(send(mentor, form)).rejects.toThrow('This session was withdrawn.')
    const notes = { sessionId: id, version: (await getSession(junior, id)).notesVersion, circle: 'More' }
    await expect(writeSessionNotes(junior, writeSessionNotesInput.parse(notes))).rejects.toThrow(Refused)
    const action = { mentorshipId, sessionId: id, owner: 'junior', body: 'Late' }
    await expect(addAction(mentor, addActionInput.parse(action))).rejects.toThrow(NotFound)
    expect(await getSession(mentor, id)).toMatchObject({
      canChange: false,
      canWriteNotes: false,
      canWithdraw: false,
      canPutBack: true,
    })
    await withdraw(mentor, id)
    await putBack(mentor, id)
    await putBack(mentor, id)
    await send(mentor, { ...(await opened(mentor, id)), minutes: '20' })
  })

  test('is its mentor’s to withdraw, on the version that the page showed', async () => {
    const { mentor, lead, junior, strangers, id, mentorshipId } = await mistaken()
    for (const who of [junior, lead, ...strangers])
      await expect(withdrawText(who, { sessionId: id, version: 1 }, sessionToWithdraw)).rejects.toThrow(
        NotFound,
      )
    const old = await shown(mentor, id)
    await send(mentor, { ...(await opened(mentor, id)), minutes: '20' })
    await expect(withdrawText(mentor, old, sessionToWithdraw)).rejects.toThrow(Stale)
    const planned = await plan(mentor, mentorshipId)
    await expect(withdraw(mentor, planned.id)).rejects.toThrow('Cancel it instead.')
    await expect(getWithdrawal(junior, await getSession(junior, id))).rejects.toThrow(NotFound)
  })
})

import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { actions } from '#db/schema/sessions.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addActionInput, changeActionInput, editActionInput } from '#lib/sessions/action-items/input.ts'
import { getAction, listClosedActions, listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { closeAction, editAction, reopenAction } from '#lib/sessions/action-items/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { action, log } from '#tests/support/sessions.ts'
import { makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
beforeAll(async () => {
  team = await makeTestTeam()
})

const strangers = ['lead', 'otherMentor', 'formerMentor', 'otherJunior', 'outsider', 'admin'] as const

describe('adding an action', () => {
  test('works for both of the pair, and both see it', async () => {
    const { mentor, junior, mentorshipId } = await makeTestTeam()
    await action(mentor, mentorshipId, 'Read', { dueOn: '2026-11-16' })
    await action(junior, mentorshipId, 'Send the talk', { owner: 'mentor' })
    const seen = await listOpenActions(junior)
    expect(seen.yours).toMatchObject([{ body: 'Read', isOverdue: true, visibility: 'pair' }])
    expect(seen.waiting).toMatchObject([{ body: 'Send the talk', isOverdue: false }])
    expect((await listOpenActions(mentor)).yours).toMatchObject([{ body: 'Send the talk' }])
  })
  test('belongs to a session of the same pair, or is not there', async () => {
    const { mentor, junior, mentorshipId } = await makeTestTeam()
    const { id: sessionId } = await log(mentor, mentorshipId)
    const { id } = await action(junior, mentorshipId, 'Forgotten there', { sessionId })
    expect(await getAction(mentor, id)).toMatchObject({ session: { id: sessionId } })
    await expect(action(team.mentor, team.mentorshipId, 'Elsewhere', { sessionId })).rejects.toThrow(NotFound)
  })
  test('is not for anybody else, nor for a mentorship that is over', async () => {
    for (const who of strangers)
      await expect(action(team[who], team.mentorshipId, 'No'), who).rejects.toThrow(NotFound)
    await expect(action(team.junior, team.formerMentorshipId, 'No')).rejects.toThrow(NotFound)
  })
  test('sent twice makes one; another’s id is refused', async () => {
    const id = newId()
    await action(team.mentor, team.mentorshipId, 'Once', { id })
    await action(team.mentor, team.mentorshipId, 'Once', { id })
    await expect(action(team.junior, team.mentorshipId, 'Once', { id })).rejects.toThrow(Refused)
    expect(await db.select({ id: actions.id }).from(actions).where(eq(actions.id, id))).toHaveLength(1)
  })
  test('is read by the pair alone, or by the circle where it was widened', async () => {
    const { id } = await action(team.mentor, team.mentorshipId, 'Ours')
    for (const who of strangers) await expect(getAction(team[who], id), who).rejects.toThrow(NotFound)
    const wide = await action(team.mentor, team.mentorshipId, 'Wide', { visibility: 'circle' })
    expect(await getAction(team.lead, wide.id)).toMatchObject({ body: 'Wide' })
    for (const who of strangers.filter((name) => name !== 'lead'))
      await expect(getAction(team[who], wide.id), who).rejects.toThrow(NotFound)
  })
})

describe('changing an action', () => {
  test('works for its author and its owner, and the search follows', async () => {
    const { id } = await action(team.mentor, team.mentorshipId, 'Raed', { owner: 'junior' })
    await editAction(team.mentor, { actionId: id, version: 1, body: 'Read', dueOn: null })
    await editAction(team.junior, { actionId: id, version: 2, body: 'Read it', dueOn: '2026-12-01' })
    expect(await getAction(team.mentor, id)).toMatchObject({
      body: 'Read it',
      dueOn: '2026-12-01',
      version: 3,
    })
    const [found] = await db
      .select({ title: searchDocuments.title, authorId: searchDocuments.authorId })
      .from(searchDocuments)
      .where(eq(searchDocuments.recordId, id))
    expect(found).toEqual({ title: 'Read it', authorId: team.mentor.viewer.id })
  })
  test('is refused to the other, and where it is closed; not there for strangers', async () => {
    const own = await action(team.mentor, team.mentorshipId, 'Mine', { owner: 'mentor' })
    const change = { actionId: own.id, version: 1, body: 'Yours', dueOn: null }
    await expect(editAction(team.junior, change)).rejects.toThrow(Refused)
    for (const who of strangers) await expect(editAction(team[who], change), who).rejects.toThrow(NotFound)
    await closeAction(team.mentor, { actionId: own.id, state: 'done' })
    await expect(editAction(team.mentor, { ...change, version: 2 })).rejects.toThrow(Refused)
  })
  test('on a version that was saved meanwhile shows both', async () => {
    const { id } = await action(team.mentor, team.mentorshipId, 'First', { dueOn: '2026-12-01' })
    await editAction(team.mentor, { actionId: id, version: 1, body: 'Second', dueOn: null })
    const late = editAction(team.junior, { actionId: id, version: 1, body: 'Third', dueOn: null })
    await expect(late).rejects.toThrow(Stale)
    await expect(late).rejects.toMatchObject({ version: 2, saved: { body: 'Second', dueOn: '' } })
  })
})

describe('closing an action', () => {
  test('is for both of the pair; it can be opened again; twice is once', async () => {
    const { mentor, junior, mentorshipId } = await makeTestTeam()
    const { id } = await action(mentor, mentorshipId, 'Read')
    await closeAction(mentor, { actionId: id, state: 'dropped' })
    await closeAction(junior, { actionId: id, state: 'done' })
    expect(await listClosedActions(junior)).toMatchObject([{ id, state: 'dropped', version: 2 }])
    await reopenAction(junior, { actionId: id })
    await reopenAction(junior, { actionId: id })
    expect(await getAction(mentor, id)).toMatchObject({ state: 'open', closedAt: null, version: 3 })
    await closeAction(junior, { actionId: id, state: 'done' })
    expect(await listClosedActions(mentor)).toMatchObject([{ id, state: 'done' }])
  })
  test('is refused to who may read it only, and not there for others', async () => {
    const { id } = await action(team.mentor, team.mentorshipId, 'Wide', { visibility: 'circle' })
    await expect(closeAction(team.lead, { actionId: id, state: 'done' })).rejects.toThrow(Refused)
    await expect(reopenAction(team.lead, { actionId: id })).rejects.toThrow(Refused)
    for (const who of ['otherMentor', 'formerMentor', 'otherJunior', 'outsider', 'admin'] as const)
      await expect(closeAction(team[who], { actionId: id, state: 'done' }), who).rejects.toThrow(NotFound)
    await expect(closeAction(team.mentor, { actionId: newId(), state: 'done' })).rejects.toThrow(NotFound)
  })
})

test('bad input is told at its field', () => {
  const paths = (
    schema: typeof addActionInput | typeof editActionInput | typeof changeActionInput,
    input: object,
  ) => schema.safeParse(input).error?.issues.map((issue) => issue.path.join('.')) ?? []
  const form = { id: newId(), mentorshipId: newId(), owner: 'junior', body: 'Read' }
  expect(paths(addActionInput, form)).toEqual([])
  expect(paths(addActionInput, { ...form, body: ' ' })).toEqual(['body'])
  expect(paths(addActionInput, { ...form, owner: 'lead' })).toEqual(['owner'])
  expect(paths(addActionInput, { ...form, dueOn: 'soon' })).toEqual(['dueOn'])
  expect(paths(addActionInput, { ...form, mentorshipId: '1' })).toEqual(['mentorshipId'])
  expect(paths(addActionInput, { ...form, visibility: 'private' })).toEqual(['visibility'])
  expect(paths(editActionInput, { actionId: newId(), version: '0', body: 'x' })).toEqual(['version'])
  expect(paths(changeActionInput, {})).toEqual(['done'])
  expect(paths(changeActionInput, { done: 'x' })).toEqual(['done'])
})

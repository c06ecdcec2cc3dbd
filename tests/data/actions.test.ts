import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { actions } from '#db/schema/sessions.ts'
import { NotFound, ReaderChanged, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addActionInput, changeActionInput, editActionInput } from '#lib/sessions/action-items/input.ts'
import { getAction, listClosedActions, listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { closeAction, editAction, reopenAction } from '#lib/sessions/action-items/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { refusedFields } from '#tests/support/refused-fields.ts'
import { agree, log, shownAction } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

describe('adding an action', () => {
  test('works for both of the pair, and both see it', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    await agree(mentor, mentorshipId, 'Read', { dueOn: '2026-11-16', meant: '2026-11-16' })
    await agree(junior, mentorshipId, 'Send the talk', { owner: 'mentor' })
    const seen = await listOpenActions(junior)
    expect(seen.yours).toMatchObject([{ body: 'Read', isOverdue: true, visibility: 'pair' }])
    expect(seen.waiting).toMatchObject([{ body: 'Send the talk', isOverdue: false }])
    expect((await listOpenActions(mentor)).yours).toMatchObject([{ body: 'Send the talk' }])
  })
  test('belongs to a session of the same pair, or is not there', async () => {
    const { mentor, junior, mentorshipId, otherMentor, otherMentorshipId } = await makeWorld()
    const { id: sessionId } = await log(mentor, mentorshipId)
    const { id } = await agree(junior, mentorshipId, 'Forgotten there', { sessionId })
    expect(await getAction(mentor, id)).toMatchObject({ session: { id: sessionId } })
    await expect(agree(otherMentor, otherMentorshipId, 'Elsewhere', { sessionId })).rejects.toThrow(NotFound)
  })
  test('is not for anybody else, nor for a mentorship that is over', async () => {
    const { lead, strangers, mentorshipId, junior, formerMentorshipId } = await makeWorld()
    for (const who of [lead, ...strangers])
      await expect(agree(who, mentorshipId, 'No'), who.viewer.name).rejects.toThrow(NotFound)
    await expect(agree(junior, formerMentorshipId, 'No')).rejects.toThrow(ReaderChanged)
  })
  test('sent twice makes one; the same id of the other person makes theirs', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const formId = newId()
    const { id } = await agree(mentor, mentorshipId, 'Once', { formId })
    expect(await agree(mentor, mentorshipId, 'Once', { formId })).toEqual({ id })
    const theirs = await agree(junior, mentorshipId, 'Once more', { formId })
    const rows = await db
      .select({ id: actions.id })
      .from(actions)
      .where(eq(actions.mentorshipId, mentorshipId))
    expect(rows.map((row) => row.id).sort()).toEqual([id, theirs.id].sort())
  })
  test('that is open already is refused at its words, one that was closed or is another’s to do is not', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'Read  about Retries')
    const twice = { name: 'FieldRefused', field: 'body' }
    await expect(agree(junior, mentorshipId, 'read about retries ')).rejects.toMatchObject(twice)
    await agree(mentor, mentorshipId, 'Read about retries', { owner: 'mentor' })
    const session = { actions: [{ owner: 'junior', body: 'Read about retries' }] }
    const inSession = { name: 'FieldRefused', field: 'actions.0.body' }
    await expect(log(mentor, mentorshipId, session)).rejects.toMatchObject(inSession)
    // What the same form closes isn't open any more.
    const done = [{ id, version: 1, choice: 'done' }]
    await log(mentor, mentorshipId, { ...session, open: done })
    const rows = {
      actions: [...session.actions, { owner: 'mentor', body: 'New' }, { owner: 'mentor', body: 'new' }],
    }
    const third = { name: 'FieldRefused', field: 'actions.2.body' }
    const other = {
      ...rows,
      actions: rows.actions.map((row, index) => (index ? row : { ...row, body: 'Else' })),
    }
    await expect(log(mentor, mentorshipId, other)).rejects.toMatchObject(third)
  })
  test('isn’t made twice by new words, nor by opening a closed one again', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'Read about retries')
    const other = await agree(mentor, mentorshipId, 'Read about queues')
    const edit = (body: string) =>
      editAction(mentor, { formId: newId(), actionId: other.id, version: 1, body, dueOn: null })
    await expect(edit('read about retries')).rejects.toMatchObject({ name: 'FieldRefused', field: 'body' })
    await edit('Read about Queues')
    await closeAction(junior, { actionId: id, version: 1, state: 'done' })
    const again = await agree(junior, mentorshipId, 'Read about retries')
    await expect(reopenAction(junior, { actionId: id, version: 2 })).rejects.toThrow('is open already')
    const reopened = { id, version: 2, was: 'done', choice: 'open' }
    await expect(log(mentor, mentorshipId, { open: [reopened] })).rejects.toThrow('is open already')
    // The same form may close the one and open the other.
    await log(mentor, mentorshipId, { open: [reopened, { id: again.id, version: 1, choice: 'dropped' }] })
    expect(await getAction(mentor, id)).toMatchObject({ state: 'open' })
  })
  test('whose words only its author reads refuses nobody’s', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'Say less')
    await transaction((tx) =>
      tx.update(actions).set({ visibility: 'private', readerId: null }).where(eq(actions.id, id)),
    )
    await agree(junior, mentorshipId, 'Say less')
  })
  test('is read by the pair alone, or by the circle where it was widened', async () => {
    const { mentor, mentorshipId, lead, strangers } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'Ours')
    for (const who of [lead, ...strangers])
      await expect(getAction(who, id), who.viewer.name).rejects.toThrow(NotFound)
    const wide = await agree(mentor, mentorshipId, 'Wide', { visibility: 'circle' })
    expect(await getAction(lead, wide.id)).toMatchObject({ body: 'Wide' })
    for (const who of strangers)
      await expect(getAction(who, wide.id), who.viewer.name).rejects.toThrow(NotFound)
  })
})

describe('changing an action', () => {
  test('works for its author and its owner, and the search follows', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'Raed', { owner: 'junior' })
    await editAction(mentor, { formId: newId(), actionId: id, version: 1, body: 'Read', dueOn: null })
    await editAction(junior, {
      formId: newId(),
      actionId: id,
      version: 2,
      body: 'Read it',
      dueOn: '2026-12-01',
    })
    expect(await getAction(mentor, id)).toMatchObject({
      body: 'Read it',
      dueOn: '2026-12-01',
      version: 3,
    })
    const [found] = await db
      .select({ title: searchDocuments.title, authorId: searchDocuments.authorId })
      .from(searchDocuments)
      .where(eq(searchDocuments.recordId, id))
    expect(found).toEqual({ title: 'Read it', authorId: mentor.viewer.id })
  })
  test('is refused to the other, and where it is closed; not there for strangers', async () => {
    const { mentor, mentorshipId, junior, lead, strangers } = await makeWorld()
    const own = await agree(mentor, mentorshipId, 'Mine', { owner: 'mentor' })
    const change = { formId: newId(), actionId: own.id, version: 1, body: 'Yours', dueOn: null }
    await expect(editAction(junior, change)).rejects.toThrow(Refused)
    for (const who of [lead, ...strangers])
      await expect(editAction(who, change), who.viewer.name).rejects.toThrow(NotFound)
    await closeAction(mentor, await shownAction({ actionId: own.id, state: 'done' }))
    await expect(editAction(mentor, { ...change, version: 2 })).rejects.toThrow(Refused)
  })
  test('on a version that was saved meanwhile shows both', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'First', { dueOn: '2026-12-01' })
    await editAction(mentor, { formId: newId(), actionId: id, version: 1, body: 'Second', dueOn: null })
    const late = editAction(junior, { formId: newId(), actionId: id, version: 1, body: 'Third', dueOn: null })
    await expect(late).rejects.toThrow(Stale)
    await expect(late).rejects.toMatchObject({ version: 2, saved: { body: 'Second', dueOn: '' } })
  })
})

describe('closing an action', () => {
  test('is for both of the pair; it can be opened again; twice is once', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'Read')
    await closeAction(mentor, await shownAction({ actionId: id, state: 'dropped' }))
    await closeAction(mentor, { actionId: id, version: 1, state: 'dropped' })
    expect(await listClosedActions(junior)).toMatchObject([{ id, state: 'dropped', version: 2 }])
    await reopenAction(junior, await shownAction({ actionId: id }))
    await reopenAction(junior, { actionId: id, version: 2 })
    expect(await getAction(mentor, id)).toMatchObject({ state: 'open', closedAt: null, version: 3 })
    await closeAction(junior, await shownAction({ actionId: id, state: 'done' }))
    expect(await listClosedActions(mentor)).toMatchObject([{ id, state: 'done' }])
  })
  test('on a page that showed another version, it is told what happened', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'Read')
    await editAction(mentor, {
      formId: newId(),
      actionId: id,
      version: 1,
      body: 'Read all of it',
      dueOn: null,
    })
    const done = closeAction(junior, { actionId: id, version: 1, state: 'done' })
    await expect(done).rejects.toThrow(Stale)
    await expect(done).rejects.toThrow('Marisol Vega changed this at 17:45.')
    expect(await getAction(mentor, id)).toMatchObject({ state: 'open' })
    await closeAction(mentor, { actionId: id, version: 2, state: 'dropped' })
    const over = closeAction(junior, { actionId: id, version: 2, state: 'done' })
    await expect(over).rejects.toThrow('Marisol Vega dropped this at 17:45.')
    expect(await getAction(mentor, id)).toMatchObject({ state: 'dropped' })
  })
  test('is refused to who may read it only, and not there for others', async () => {
    const { mentor, mentorshipId, lead, strangers } = await makeWorld()
    const { id } = await agree(mentor, mentorshipId, 'Wide', { visibility: 'circle' })
    await expect(closeAction(lead, await shownAction({ actionId: id, state: 'done' }))).rejects.toThrow(
      Refused,
    )
    await expect(reopenAction(lead, await shownAction({ actionId: id }))).rejects.toThrow(Refused)
    for (const who of strangers)
      await expect(
        closeAction(who, await shownAction({ actionId: id, state: 'done' })),
        who.viewer.name,
      ).rejects.toThrow(NotFound)
    await expect(
      closeAction(mentor, await shownAction({ actionId: newId(), state: 'done' })),
    ).rejects.toThrow(NotFound)
  })
})

test('bad input is told at its field', () => {
  const form = { id: newId(), mentorshipId: newId(), owner: 'junior', body: 'Read' }
  expect(refusedFields(addActionInput, form)).toEqual([])
  expect(refusedFields(addActionInput, { ...form, body: ' ' })).toEqual(['body'])
  expect(refusedFields(addActionInput, { ...form, owner: 'lead' })).toEqual(['owner'])
  expect(refusedFields(addActionInput, { ...form, dueOn: 'soon' })).toEqual(['dueOn'])
  expect(refusedFields(addActionInput, { ...form, mentorshipId: '1' })).toEqual(['mentorshipId'])
  expect(refusedFields(addActionInput, { ...form, visibility: 'private' })).toEqual(['visibility'])
  expect(refusedFields(editActionInput, { actionId: newId(), version: '0', body: 'x' })).toEqual(['version'])
  expect(refusedFields(changeActionInput, {})).toEqual(['done'])
  const [id, other] = [newId(), newId()]
  const version = (told: string) => changeActionInput.parse({ done: `${id} 1`, told }).version
  expect([version(''), version(`${other} 3`), version(`${id} 3`)]).toEqual([1, 1, 3])
  expect(refusedFields(changeActionInput, { done: newId() })).toEqual(['done'])
})

import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { textVersions } from '#db/schema/versions.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { editEvidence, evidenceToWithdraw } from '#lib/goals/evidence/editing/writes.ts'
import { editEvidenceInput, habitEntryInput, observationInput } from '#lib/goals/input.ts'
import { listOwnGoals } from '#lib/goals/lists/reads.ts'
import { entryToWithdraw, observationToWithdraw } from '#lib/goals/practice/editing/writes.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { approve } from '#lib/goals/verdicts/writes.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { findingsByTheme, listReviews } from '#lib/reviews/lists/reads.ts'
import { getReview } from '#lib/reviews/reads.ts'
import { reviewToWithdraw } from '#lib/reviews/withdrawing/writes.ts'
import { listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { closeAction } from '#lib/sessions/action-items/writes.ts'
import { writeSessionNotesInput } from '#lib/sessions/input.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { actionToWithdraw, noteToWithdraw } from '#lib/sessions/withdrawing/writes.ts'
import { getLatestFeedback } from '#lib/views/home/feedback/reads.ts'
import { dayFrom } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { goalById } from '#tests/support/stored.ts'
import { approvalOf, goalVersion, makeStartedGoal, makeSubmittedGoal } from '#tests/support/world/goals.ts'
import { makeThemes, reviewEditInput, sendReview } from '#tests/support/world/reviews.ts'
import { agree, log } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

const mendEvidence = (goalId: string, evidenceId: string, note: string, version = 1) =>
  editEvidenceInput.parse({ goalId, formId: newId(), evidenceId, version: String(version), note })

describe('evidence', () => {
  test('mended while it is read: the verdict is told what changed, and nothing is answered', async () => {
    const world = await makeWorld()
    const { junior, mentor } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const answer = await approvalOf(world, goalId, { evidenceId })
    await editEvidence(junior, mendEvidence(goalId, evidenceId, 'Better words'))
    const late = approve(mentor, answer)
    await expect(late).rejects.toThrow(Stale)
    await expect(late).rejects.toThrow('Ada Okonkwo changed version 1 at')
    expect((await goalById(goalId))?.state).toBe('submitted')
    await approve(mentor, { ...answer, formId: newId(), version: await goalVersion(goalId) })
  })
  test('once answered it is neither mended nor withdrawn', async () => {
    const world = await makeWorld()
    const { junior, mentor } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    await approve(mentor, await approvalOf(world, goalId, { evidenceId }))
    await expect(editEvidence(junior, mendEvidence(goalId, evidenceId, 'New'))).rejects.toThrow(Refused)
    const withdrawal = withdrawText(junior, { id: evidenceId, version: 1 }, evidenceToWithdraw)
    await expect(withdrawal).rejects.toThrow('has been answered')
  })
  test('withdrawn, the goal waits no more; put back, it waits again; a stale edit shows what is saved', async () => {
    const world = await makeWorld()
    const { junior, mentor } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    await editEvidence(junior, mendEvidence(goalId, evidenceId, 'Second'))
    const stale = editEvidence(junior, mendEvidence(goalId, evidenceId, 'Third'))
    await expect(stale).rejects.toMatchObject({ version: 2, saved: { note: 'Second' } })
    await withdrawText(junior, { id: evidenceId, version: 2 }, evidenceToWithdraw)
    expect((await goalById(goalId))?.state).toBe('in_progress')
    const seen = await getGoal(mentor, goalId)
    expect([seen.evidence, seen.withdrawn.map(({ number }) => number)]).toEqual([[], [1]])
    await putBackText(junior, { id: evidenceId, version: 3 }, evidenceToWithdraw)
    expect((await goalById(goalId))?.state).toBe('submitted')
    expect((await getGoal(mentor, goalId)).evidence).toMatchObject([{ note: 'Second' }])
  })
})

test('what is withdrawn counts towards no approval, not even for its author', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const behaviour = await makeStartedGoal(world, 'behaviour')
  const habit = await makeStartedGoal(world, 'habit')
  const day = dayFrom(mentor.now, 0)
  const observe = () =>
    addObservation(
      mentor,
      observationInput.parse({ goalId: behaviour, formId: newId(), observedOn: day, body: 'Seen' }),
    )
  await observe()
  const seen = await observe()
  await withdrawText(mentor, { id: seen.id, version: 1 }, observationToWithdraw)
  const approval = await approvalOf(world, behaviour, { rubricStep: '2' }, 'behaviour')
  await expect(approve(mentor, approval)).rejects.toThrow('So far there is one')
  const entry = habitEntryInput.parse({ goalId: habit, formId: newId(), doneOn: day, url: '', body: 'Read' })
  const { id } = await logHabitEntry(junior, entry)
  const before = await getGoal(junior, habit)
  await withdrawText(junior, { id, version: 1 }, entryToWithdraw)
  const after = await getGoal(junior, habit)
  const entries = (goal: typeof after) => goal.periods.find(({ isCurrent }) => isCurrent)?.entries
  expect([entries(before), entries(after), after.entries.length]).toEqual([1, 0, 1])
  const noted = (await listOwnGoals(junior)).map(({ id: goalId, noted: number }) => [goalId, number])
  expect(noted).toEqual(
    expect.arrayContaining([
      [behaviour, 1],
      [habit, 0],
    ]),
  )
})

test('a review note leaves curves, counts, the home and the junior’s list, and comes back as it was', async () => {
  const world = await makeWorld()
  const [themeId] = await makeThemes()
  const { junior, mentor } = world
  const finding = { severity: 'issue', themeId, body: 'A finding' }
  const sent = await sendReview(world, { findings: [finding] })
  await editReview(mentor, reviewEditInput(sent, { summary: 'Other words' }))
  const [kept] = await db.select().from(textVersions).where(eq(textVersions.recordId, sent.id))
  expect(kept?.fields).toMatchObject({ summary: sent.summary, findings: 'issue\nA finding' })
  expect((await getReview(junior, sent.id)).versions).toHaveLength(1)
  await withdrawText(mentor, { id: sent.id, version: 2 }, reviewToWithdraw)
  for (const ctx of [junior, mentor])
    expect((await findingsByTheme(ctx, junior.viewer.id)).themes).toEqual([])
  expect(await getLatestFeedback(junior)).toBeNull()
  expect((await listReviews(junior, { of: 'about', page: 1 })).reviews).toEqual([])
  await expect(getReview(junior, sent.id)).rejects.toThrow(NotFound)
  await putBackText(mentor, { id: sent.id, version: 3 }, reviewToWithdraw)
  expect(await getReview(junior, sent.id)).toMatchObject({ summary: 'Other words', withdrawnAt: null })
})

test('an action leaves both lists, and nobody closes it meanwhile', async () => {
  const { junior, mentor, mentorshipId } = await makeWorld()
  const { id } = await agree(mentor, mentorshipId, 'Do it')
  await withdrawText(mentor, { id, version: 1 }, actionToWithdraw)
  for (const ctx of [junior, mentor])
    expect(await listOpenActions(ctx)).toEqual({ yours: [], waiting: [], left: [] })
  const close = { actionId: id, version: 2, state: 'done' as const }
  await expect(closeAction(junior, close)).rejects.toThrow(NotFound)
  await expect(closeAction(mentor, close)).rejects.toThrow('Put it back first')
  const late = log(mentor, mentorshipId, { open: [{ id, version: 1, choice: 'done' }] })
  await expect(late).rejects.toThrow('You withdrew an action at')
})

test('notes that are emptied are withdrawn; new ones take their place, and the old ones stay apart', async () => {
  const { junior, mentor, mentorshipId } = await makeWorld()
  const { id: sessionId } = await log(mentor, mentorshipId)
  const write = async (pair: string) =>
    writeSessionNotes(
      mentor,
      writeSessionNotesInput.parse({
        sessionId,
        version: (await getSession(mentor, sessionId)).notesVersion,
        pair,
      }),
    )
  await write('')
  const [gone] = (await getSession(mentor, sessionId)).notes
  expect((await getSession(junior, sessionId)).withdrawn).toMatchObject([{ id: gone?.id }])
  await write('Once more')
  expect((await getSession(junior, sessionId)).notes.map(({ body }) => body)).toEqual(['Once more'])
  const back = putBackText(mentor, { id: gone?.id ?? '', version: gone?.version ?? 0 }, noteToWithdraw)
  await expect(back).rejects.toThrow('newer notes')
})

test('withdrawn twice it is withdrawn once; an old page is told that the words have changed', async () => {
  const world = await makeWorld()
  const { junior } = world
  const { goalId, evidenceId } = await makeSubmittedGoal(world)
  await editEvidence(junior, mendEvidence(goalId, evidenceId, 'Other words'))
  const old = withdrawText(junior, { id: evidenceId, version: 1 }, evidenceToWithdraw)
  await expect(old).rejects.toMatchObject({ version: 2, saved: { note: 'Other words' } })
  await withdrawText(junior, { id: evidenceId, version: 2 }, evidenceToWithdraw)
  await withdrawText(junior, { id: evidenceId, version: 2 }, evidenceToWithdraw)
  const [goal] = await db.select({ version: goals.version }).from(goals).where(eq(goals.id, goalId))
  expect(goal?.version).toBe(await goalVersion(goalId))
})

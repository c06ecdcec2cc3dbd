import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { comments, goalCriteria, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { approveInput, requestChangesInput, verdictInput } from '#lib/goals/input.ts'
import { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import { withdrawEvidence } from '#lib/goals/writes.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { goalById } from '#tests/support/stored.ts'
import {
  approvalOf,
  goalVersion,
  makeStartedGoal,
  makeSubmittedGoal,
  stepForm,
} from '#tests/support/world/goals.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

describe('request changes', () => {
  test('with feedback for each criterion, and a note that stays the mentor’s own', async () => {
    const world = await makeWorld()
    const { roadmap, mentor, junior } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const [one = '', two = ''] = roadmap.milestones.skill.criterionIds
    const input = requestChangesInput.parse({
      ...(await stepForm(goalId)),
      evidenceId,
      feedback: 'The payload has card data in it.',
      criteria: [
        { id: one, met: 'met', remark: '' },
        { id: two, met: 'not_yet', remark: 'Which errors can we act on?' },
      ],
      note: 'Ready for a harder one.',
    })
    await requestChanges(mentor, input)
    await requestChanges(mentor, input)
    expect((await goalById(goalId))?.state).toBe('changes_requested')
    const [verdict] = await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))
    expect(verdict).toMatchObject({ visibility: 'pair', readerId: junior.viewer.id, evidenceId })
    const marked = await db
      .select()
      .from(verdictCriteria)
      .where(eq(verdictCriteria.verdictId, verdict?.id ?? ''))
    expect(marked).toHaveLength(2)
    const agreed = await db.select().from(goalCriteria).where(eq(goalCriteria.goalId, goalId))
    expect(agreed.map(({ criterionId, agreedById }) => [criterionId, agreedById])).toEqual([
      [one, mentor.viewer.id],
    ])
    const notes = await db.select().from(comments).where(eq(comments.goalId, goalId))
    expect(notes.map(({ visibility, body }) => [visibility, body])).toEqual([
      ['private', 'Ready for a harder one.'],
    ])
    const documents = await db.select().from(searchDocuments).where(eq(searchDocuments.pageId, goalId))
    expect(documents.map(({ kind, visibility }) => `${kind} ${visibility}`).sort()).toEqual([
      'comment private',
      'evidence circle',
      'verdict pair',
    ])
  })
  test('a remark on a criterion that is left open is not lost: the form asks what it says', () => {
    const given = {
      goalId: newId(),
      version: '3',
      evidenceId: newId(),
      feedback: 'See below',
      decision: 'request_changes',
    }
    const read = (met: string) =>
      verdictInput.safeParse({ ...given, criteria: [{ id: newId(), met, remark: 'The errors' }] })
    expect(read('').error?.issues).toMatchObject([{ path: ['criteria', 0, 'remark'] }])
    expect(read('not_yet').success).toBe(true)
  })
  test('the words are the pair’s; the decision is the circle’s', async () => {
    const world = await makeWorld()
    const { roadmap, junior, lead } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const [, two = ''] = roadmap.milestones.skill.criterionIds
    const criteria = [{ id: two, met: 'not_yet', remark: 'Between us' }]
    const given = {
      ...(await stepForm(goalId)),
      evidenceId,
      feedback: 'Only for Ada',
      criteria,
      note: 'Only for me',
    }
    await requestChanges(world.mentor, requestChangesInput.parse(given))
    const said = async (ctx: typeof world.mentor) => JSON.stringify(await getGoal(ctx, goalId))
    expect(await said(world.mentor)).toMatch(/Only for Ada.*Between us.*Only for me/)
    expect(await said(junior)).toMatch(/Only for Ada.*Between us/)
    expect(await said(junior)).not.toContain('Only for me')
    const forLead = await getGoal(lead, goalId)
    expect(JSON.stringify(forLead)).not.toMatch(/Only for|Between us/)
    expect(forLead.verdicts[0]).toMatchObject({ decision: 'changes_requested', feedback: null })
  })
  test('who wrote them keeps them all when the mentorship is over', async () => {
    const world = await makeWorld()
    const { roadmap, mentor, formerMentor } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const [, two = ''] = roadmap.milestones.skill.criterionIds
    const criteria = [{ id: two, met: 'not_yet', remark: 'Of one criterion' }]
    await requestChanges(
      mentor,
      requestChangesInput.parse({
        ...(await stepForm(goalId)),
        evidenceId,
        feedback: 'Of all',
        criteria,
      }),
    )
    const { texts } = await getKeptTexts(mentor, goalId)
    expect(texts.map(({ body, about }) => [body, about])).toEqual([
      ['Of all', null],
      ['Of one criterion', 'Criterion 2'],
    ])
    await expect(getKeptTexts(formerMentor, goalId)).rejects.toThrow(NotFound)
  })
  test('wider where the mentor wants it', async () => {
    const world = await makeWorld()
    const { mentor, lead } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const given = {
      ...(await stepForm(goalId)),
      evidenceId,
      feedback: 'For all of you',
      visibility: 'circle',
    }
    await requestChanges(mentor, requestChangesInput.parse(given))
    expect((await getGoal(lead, goalId)).verdicts[0]?.feedback).toBe('For all of you')
  })
  test('refused: the junior, a lead beside a mentor, strangers, another version, nothing that waits', async () => {
    const world = await makeWorld()
    const { junior, lead, strangers, mentor, roadmap } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const version = await goalVersion(goalId)
    const input = (more = {}) =>
      requestChangesInput.parse({ goalId, version, evidenceId, feedback: 'x', ...more })
    await expect(requestChanges(junior, input())).rejects.toThrow(Refused)
    await expect(requestChanges(lead, input())).rejects.toThrow('has a mentor here')
    for (const ctx of strangers) await expect(requestChanges(ctx, input())).rejects.toThrow(NotFound)
    await expect(requestChanges(mentor, input({ evidenceId: newId() }))).rejects.toThrow('sent version 1')
    const foreign = [{ id: newId(), met: 'met' }]
    await expect(requestChanges(mentor, input({ criteria: foreign }))).rejects.toThrow(
      'aren’t this goal’s criteria',
    )
    const [one] = roadmap.milestones.skill.criterionIds
    const twice = [one, one].map((id) => ({ id, met: 'met' }))
    expect(requestChangesInput.safeParse({ goalId, version, feedback: 'x', criteria: twice }).success).toBe(
      false,
    )
    expect(await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))).toEqual([])
    await withdrawEvidence(junior, await stepForm(goalId))
    const after = input({ version: await goalVersion(goalId) })
    await expect(requestChanges(mentor, after)).rejects.toThrow('Nothing is waiting')
  })
  test('feedback is asked for, and can’t be the mentor’s own', () => {
    const said = requestChangesInput.safeParse({ goalId: newId(), version: '1', feedback: ' ' })
    expect(said.error?.issues[0]?.message).toBe('Please write what should change.')
    const own = { goalId: newId(), version: '1', feedback: 'x', visibility: 'private' }
    expect(requestChangesInput.safeParse(own).success).toBe(false)
    expect(verdictInput.safeParse({ ...own, visibility: 'pair', decision: 'maybe' }).success).toBe(false)
  })
})

describe('approve', () => {
  test('achieves the goal and agrees to all criteria; sent twice it is one', async () => {
    const world = await makeWorld()
    const { mentor } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const input = await approvalOf(world, goalId, { evidenceId })
    await approve(mentor, input)
    await approve(mentor, input)
    expect((await goalById(goalId))?.state).toBe('achieved')
    const agreed = await db.select().from(goalCriteria).where(eq(goalCriteria.goalId, goalId))
    expect(agreed.every(({ agreedAt }) => agreedAt !== null) && agreed.length).toBe(2)
    expect(await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))).toHaveLength(1)
  })
  test('refused: a criterion not yet met, an approved one, strangers, the junior', async () => {
    const world = await makeWorld()
    const { roadmap, mentor, junior, strangers } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const [one = ''] = roadmap.milestones.skill.criterionIds
    const input = () => approvalOf(world, goalId, { evidenceId })
    const given = await input()
    const notYet = given.criteria.map((row) => ({ ...row, met: row.id !== one }))
    await expect(approve(mentor, { ...given, criteria: notYet })).rejects.toThrow('All criteria')
    for (const criteria of [[], given.criteria.slice(1)])
      await expect(approve(mentor, { ...given, criteria })).rejects.toThrow('for each criterion')
    await expect(approve(junior, await input())).rejects.toThrow(Refused)
    for (const ctx of strangers) await expect(approve(ctx, await input())).rejects.toThrow(NotFound)
    await approve(mentor, await input())
    await expect(approve(mentor, await input())).rejects.toThrow('achieved')
  })
  test('a lead answers where the junior has no mentor', async () => {
    const world = await makeWorld()
    const { mentorshipId, lead, mentor } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    await setMentorshipEnd(mentorshipId, lead.now)
    await expect(approve(mentor, await approvalOf(world, goalId, { evidenceId }))).rejects.toThrow(NotFound)
    await approve(lead, await approvalOf(world, goalId, { evidenceId }))
    await setMentorshipEnd(mentorshipId, null)
    expect((await goalById(goalId))?.state).toBe('achieved')
  })
  test('a behaviour needs two observations and a step of its rubric', async () => {
    const world = await makeWorld()
    const { junior } = world
    const goalId = await makeStartedGoal(world, 'behaviour')
    const input = (step: string) => approvalOf(world, goalId, { rubricStep: step }, 'behaviour')
    const observe = (ctx: typeof world.mentor, observedOn: string) =>
      addObservation(ctx, { goalId, formId: newId(), observedOn, body: 'Explained it well' })
    await expect(approve(world.mentor, await input('3'))).rejects.toThrow('So far there are none')
    await observe(junior, '2026-11-02')
    await expect(approve(world.mentor, await input('3'))).rejects.toThrow('So far there is one')
    await observe(world.mentor, '2026-11-09')
    await expect(approve(world.mentor, await input(''))).rejects.toThrow(FieldRefused)
    await approve(world.mentor, await input('3'))
    expect(await getGoal(junior, goalId)).toMatchObject({ state: 'achieved', rubricStep: 3 })
    expect(approveInput.safeParse({ goalId, version: '2', rubricStep: '5' }).success).toBe(false)
  })
  test('a habit needs its kept periods', async () => {
    const world = await makeWorld()
    const { junior } = world
    const goalId = await makeStartedGoal(world, 'habit')
    const log = (doneOn: string, moment: string) =>
      logHabitEntry(at(junior, moment), { goalId, formId: newId(), doneOn, url: null, body: 'Read PEP 703' })
    const inJanuary = '2027-01-10T10:00:00Z'
    for (const day of ['2026-10-06', '2026-10-20', '2026-11-02', '2026-11-03']) await log(day, inJanuary)
    const mentor = at(world.mentor, inJanuary)
    await expect(approve(mentor, await approvalOf(world, goalId, {}, 'habit'))).rejects.toThrow(
      'kept in 2 of 3',
    )
    await log('2027-01-02', inJanuary)
    await log('2027-01-09', inJanuary)
    await approve(mentor, await approvalOf(world, goalId, {}, 'habit'))
    const goal = await getGoal(mentor, goalId)
    expect(goal.periods.map(({ state }) => state)).toEqual(['kept', 'kept', 'skipped', 'kept'])
    expect(goal).toMatchObject({ state: 'achieved', keptPeriods: 3 })
  })
})

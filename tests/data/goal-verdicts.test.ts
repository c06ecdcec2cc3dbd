import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { comments, goalCriteria, goals, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { mentorships } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment } from '#lib/goals/comments/writes.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import {
  approveInput,
  commentInput,
  evidenceInput,
  requestChangesInput,
  verdictInput,
} from '#lib/goals/input.ts'
import { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import { withdrawEvidence } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { later, makeStartedGoal } from '#tests/support/goals.ts'
import { makeTestRoadmap, makeTestTeam, type TestRoadmap, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let roadmap: TestRoadmap
beforeAll(async () => {
  team = await makeTestTeam()
})
const started = async (milestone: 'skill' | 'behaviour' | 'habit' = 'skill') => {
  roadmap = await makeTestRoadmap()
  return makeStartedGoal(team, roadmap, milestone)
}
const submitted = async () => {
  const goalId = await started()
  const evidenceId = newId()
  await submitEvidence(team.junior, evidenceInput.parse({ goalId, id: evidenceId, note: 'Here' }))
  return { goalId, evidenceId }
}
const stateOf = async (goalId: string) => {
  const [goal] = await db.select({ state: goals.state }).from(goals).where(eq(goals.id, goalId))
  return goal?.state
}
const strangers = () => [team.otherMentor, team.otherJunior, team.formerMentor, team.outsider, team.admin]

describe('request changes', () => {
  test('with feedback for each criterion, and a note that stays the mentor’s own', async () => {
    const { goalId, evidenceId } = await submitted()
    const [one = '', two = ''] = roadmap.milestones.skill.criterionIds
    const input = requestChangesInput.parse({
      goalId,
      id: newId(),
      evidenceId,
      feedback: 'The payload has card data in it.',
      criteria: [
        { id: one, met: 'met', remark: '' },
        { id: two, met: 'not_yet', remark: 'Which errors can we act on?' },
      ],
      note: 'Ready for a harder one.',
    })
    await requestChanges(team.mentor, input)
    await requestChanges(team.mentor, input)
    expect(await stateOf(goalId)).toBe('changes_requested')
    const [verdict] = await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))
    expect(verdict).toMatchObject({ visibility: 'pair', readerId: team.junior.viewer.id, evidenceId })
    const marked = await db.select().from(verdictCriteria).where(eq(verdictCriteria.verdictId, input.id))
    expect(marked).toHaveLength(2)
    const agreed = await db.select().from(goalCriteria).where(eq(goalCriteria.goalId, goalId))
    expect(agreed.map(({ criterionId, agreedById }) => [criterionId, agreedById])).toEqual([
      [one, team.mentor.viewer.id],
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
    const given = { goalId: newId(), evidenceId: newId(), feedback: 'See below', decision: 'request_changes' }
    const read = (met: string) =>
      verdictInput.safeParse({ ...given, criteria: [{ id: newId(), met, remark: 'The errors' }] })
    expect(read('').error?.issues).toMatchObject([{ path: ['criteria', 0, 'remark'] }])
    expect(read('not_yet').success).toBe(true)
  })
  test('the words are the pair’s; the decision is the circle’s', async () => {
    const { goalId, evidenceId } = await submitted()
    const [, two = ''] = roadmap.milestones.skill.criterionIds
    const criteria = [{ id: two, met: 'not_yet', remark: 'Between us' }]
    const given = { goalId, evidenceId, feedback: 'Only for Ada', criteria, note: 'Only for me' }
    await requestChanges(team.mentor, requestChangesInput.parse(given))
    const said = async (ctx: typeof team.mentor) => JSON.stringify(await getGoal(ctx, goalId))
    expect(await said(team.mentor)).toMatch(/Only for Ada.*Between us.*Only for me/)
    expect(await said(team.junior)).toMatch(/Only for Ada.*Between us/)
    expect(await said(team.junior)).not.toContain('Only for me')
    const forLead = await getGoal(team.lead, goalId)
    expect(JSON.stringify(forLead)).not.toMatch(/Only for|Between us/)
    expect(forLead.verdicts[0]).toMatchObject({ decision: 'changes_requested', feedback: null })
  })
  test('who wrote them keeps them all when the mentorship is over', async () => {
    const { goalId, evidenceId } = await submitted()
    const [, two = ''] = roadmap.milestones.skill.criterionIds
    const criteria = [{ id: two, met: 'not_yet', remark: 'Of one criterion' }]
    await requestChanges(
      team.mentor,
      requestChangesInput.parse({ goalId, evidenceId, feedback: 'Of all', criteria }),
    )
    const { texts } = await getKeptTexts(team.mentor, goalId)
    expect(texts.map(({ body, about }) => [body, about])).toEqual([
      ['Of all', null],
      ['Of one criterion', 'Criterion 2'],
    ])
    await expect(getKeptTexts(team.formerMentor, goalId)).rejects.toThrow(NotFound)
  })
  test('wider where the mentor wants it', async () => {
    const { goalId, evidenceId } = await submitted()
    const given = { goalId, evidenceId, feedback: 'For all of you', visibility: 'circle' }
    await requestChanges(team.mentor, requestChangesInput.parse(given))
    expect((await getGoal(team.lead, goalId)).verdicts[0]?.feedback).toBe('For all of you')
  })
  test('refused: the junior, a lead beside a mentor, strangers, another version, nothing that waits', async () => {
    const { goalId, evidenceId } = await submitted()
    const input = (more = {}) => requestChangesInput.parse({ goalId, evidenceId, feedback: 'x', ...more })
    await expect(requestChanges(team.junior, input())).rejects.toThrow(Refused)
    await expect(requestChanges(team.lead, input())).rejects.toThrow('has a mentor here')
    for (const ctx of strangers()) await expect(requestChanges(ctx, input())).rejects.toThrow(NotFound)
    await expect(requestChanges(team.mentor, input({ evidenceId: newId() }))).rejects.toThrow(
      'sent version 1',
    )
    const foreign = [{ id: newId(), met: 'met' }]
    await expect(requestChanges(team.mentor, input({ criteria: foreign }))).rejects.toThrow(
      'aren’t the criteria',
    )
    const taken = newId()
    await addComment(team.junior, commentInput.parse({ goalId, id: taken, body: 'x', visibility: 'private' }))
    await expect(requestChanges(team.mentor, input({ note: 'x', noteId: taken }))).rejects.toThrow(Refused)
    const [one] = roadmap.milestones.skill.criterionIds
    const twice = [one, one].map((id) => ({ id, met: 'met' }))
    expect(requestChangesInput.safeParse({ goalId, feedback: 'x', criteria: twice }).success).toBe(false)
    expect(await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))).toEqual([])
    await withdrawEvidence(team.junior, { goalId, id: newId() })
    await expect(requestChanges(team.mentor, input())).rejects.toThrow('Nothing waits')
  })
  test('feedback is asked for, and can’t be the mentor’s own', () => {
    const said = requestChangesInput.safeParse({ goalId: newId(), feedback: ' ' })
    expect(said.error?.issues[0]?.message).toBe('Please write what should change.')
    const own = { goalId: newId(), feedback: 'x', visibility: 'private' }
    expect(requestChangesInput.safeParse(own).success).toBe(false)
    expect(verdictInput.safeParse({ goalId: newId(), feedback: 'x', decision: 'maybe' }).success).toBe(false)
  })
})

describe('approve', () => {
  test('achieves the goal and agrees to all criteria; sent twice it is one', async () => {
    const { goalId, evidenceId } = await submitted()
    const input = approveInput.parse({ goalId, id: newId(), evidenceId })
    await approve(team.mentor, input)
    await approve(team.mentor, input)
    expect(await stateOf(goalId)).toBe('achieved')
    const agreed = await db.select().from(goalCriteria).where(eq(goalCriteria.goalId, goalId))
    expect(agreed.every(({ agreedAt }) => agreedAt !== null) && agreed.length).toBe(2)
    expect(await db.select().from(verdicts).where(eq(verdicts.goalId, goalId))).toHaveLength(1)
  })
  test('refused: a criterion not yet met, an approved one, strangers, the junior', async () => {
    const { goalId, evidenceId } = await submitted()
    const [one = ''] = roadmap.milestones.skill.criterionIds
    const input = (more = {}) => approveInput.parse({ goalId, evidenceId, ...more })
    const notYet = { criteria: [{ id: one, met: 'not_yet' }] }
    await expect(approve(team.mentor, input(notYet))).rejects.toThrow('all its criteria')
    await expect(approve(team.junior, input())).rejects.toThrow(Refused)
    for (const ctx of strangers()) await expect(approve(ctx, input())).rejects.toThrow(NotFound)
    await approve(team.mentor, input())
    await expect(approve(team.mentor, input())).rejects.toThrow('achieved')
  })
  test('a lead answers where the junior has no mentor', async () => {
    const { goalId, evidenceId } = await submitted()
    const end = (endedAt: Date | null) =>
      transaction((tx) =>
        tx.update(mentorships).set({ endedAt }).where(eq(mentorships.id, team.mentorshipId)),
      )
    await end(team.lead.now)
    await expect(approve(team.mentor, approveInput.parse({ goalId, evidenceId }))).rejects.toThrow(NotFound)
    await approve(team.lead, approveInput.parse({ goalId, evidenceId }))
    await end(null)
    expect(await stateOf(goalId)).toBe('achieved')
  })
  test('a behaviour needs two observations and a step of its rubric', async () => {
    const goalId = await started('behaviour')
    const input = (step: string) => approveInput.parse({ goalId, rubricStep: step })
    const observe = (ctx: typeof team.mentor, observedOn: string) =>
      addObservation(ctx, { goalId, id: newId(), observedOn, body: 'Explained it well' })
    await expect(approve(team.mentor, input('3'))).rejects.toThrow('so far there are none')
    await observe(team.junior, '2026-11-02')
    await expect(approve(team.mentor, input('3'))).rejects.toThrow('so far there is one')
    await observe(team.mentor, '2026-11-09')
    await expect(approve(team.mentor, input(''))).rejects.toThrow(FieldRefused)
    await approve(team.mentor, input('3'))
    expect(await getGoal(team.junior, goalId)).toMatchObject({ state: 'achieved', rubricStep: 3 })
    expect(approveInput.safeParse({ goalId, rubricStep: '5' }).success).toBe(false)
  })
  test('a habit needs its kept periods', async () => {
    const goalId = await started('habit')
    const log = (doneOn: string, at: string) =>
      logHabitEntry(later(team.junior, at), { goalId, id: newId(), doneOn, url: null, body: 'Read PEP 703' })
    const inJanuary = '2027-01-10T10:00:00Z'
    for (const day of ['2026-10-06', '2026-10-20', '2026-11-02', '2026-11-03']) await log(day, inJanuary)
    const mentor = later(team.mentor, inJanuary)
    await expect(approve(mentor, approveInput.parse({ goalId }))).rejects.toThrow('kept in 2 of 3')
    await log('2027-01-02', inJanuary)
    await log('2027-01-09', inJanuary)
    await approve(mentor, approveInput.parse({ goalId }))
    const goal = await getGoal(mentor, goalId)
    expect(goal.periods.map(({ state }) => state)).toEqual(['kept', 'kept', 'skipped', 'kept'])
    expect(goal).toMatchObject({ state: 'achieved', keptPeriods: 3 })
  })
})

import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { evidence, evidenceLinks, goalCriteria } from '#db/schema/goals.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence, tickCriteria } from '#lib/goals/evidence/writes.ts'
import { evidenceInput, tickInput, workInput } from '#lib/goals/input.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { documentsByRecord, goalById } from '#tests/support/stored.ts'
import { makeGoal, makeStartedGoal } from '#tests/support/world/goals.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

const form = (goalId: string, more = {}) =>
  evidenceInput.parse({
    goalId,
    formId: newId(),
    note: 'I moved the handling to the worker.',
    links: [
      { url: 'https://github.com/larkfield/payments/pull/482', title: 'Retry deliveries' },
      { url: '', title: '' },
      { url: 'http://wiki.test/runbook', title: '' },
    ],
    ...more,
  })

describe('submit evidence', () => {
  test('versions are numbered and kept; sent twice it is one', async () => {
    const world = await makeWorld()
    const { junior } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const input = form(goalId)
    const { id } = await submitEvidence(junior, input)
    expect(await submitEvidence(junior, input)).toEqual({ id })
    const goal = await goalById(goalId)
    expect(goal).toMatchObject({ state: 'submitted', submittedAt: junior.now })
    const links = await db
      .select({ url: evidenceLinks.url, title: evidenceLinks.title })
      .from(evidenceLinks)
      .where(eq(evidenceLinks.evidenceId, id))
      .orderBy(asc(evidenceLinks.position))
    expect(links).toEqual([
      { url: 'https://github.com/larkfield/payments/pull/482', title: 'Retry deliveries' },
      { url: 'http://wiki.test/runbook', title: null },
    ])
    const [document] = await documentsByRecord(id)
    expect(document).toMatchObject({ kind: 'evidence', pageId: goalId, visibility: 'circle', readerId: null })
    expect(document?.body).toContain('worker')
  })
  test('a project takes outcome and repository, a skill doesn’t', async () => {
    const world = await makeWorld()
    const { junior } = world
    const project = await makeStartedGoal(world, 'project')
    const more = { outcome: 'It runs', repositoryUrl: 'https://github.com/ada/runs' }
    await submitEvidence(junior, form(project, more))
    const goal = await goalById(project)
    expect(goal).toMatchObject(more)
    const skill = await makeStartedGoal(world, 'skill')
    await submitEvidence(junior, form(skill, more))
    const [version] = await db.select().from(evidence).where(eq(evidence.goalId, skill))
    expect(version).toMatchObject({ outcome: null, repositoryUrl: null })
  })
  test('refused: not started, waiting already, a behaviour, somebody else', async () => {
    const world = await makeWorld()
    const { junior, mentor, strangers } = world
    const planned = await makeGoal(world, 'second')
    await expect(submitEvidence(junior, form(planned))).rejects.toThrow('start this goal first')
    const goalId = await makeStartedGoal(world, 'skill')
    await expect(submitEvidence(mentor, form(goalId))).rejects.toThrow(Refused)
    for (const ctx of strangers) await expect(submitEvidence(ctx, form(goalId))).rejects.toThrow(NotFound)
    await submitEvidence(junior, form(goalId))
    await expect(submitEvidence(junior, form(goalId))).rejects.toThrow('waiting for an answer')
    const behaviour = await makeStartedGoal(world, 'behaviour')
    await expect(submitEvidence(junior, form(behaviour))).rejects.toThrow('not on evidence')
  })
  test('bad input has its message at its field', () => {
    const said = (more: object) => {
      const result = evidenceInput.safeParse({ goalId: newId(), note: 'x', ...more })
      return result.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    }
    expect(said({ note: ' ' })).toEqual([
      'note: Please add a link or write a note: something that shows what you did.',
    ])
    const notAnAddress = 'links.0.url: This isn’t a web address. It should begin with https:// or http://.'
    for (const url of ['javascript:alert(1)', 'ftp://x.test', 'nonsense', 'data:text/html,x'])
      expect(said({ links: [{ url }] }), url).toEqual([notAnAddress])
    expect(said({ links: Array(11).fill({ url: 'https://x.test' }) })).toEqual([
      'links: At most 10 links, please.',
    ])
    expect(said({ note: 'é'.repeat(10_241) })?.[0]).toContain('longer than 20 KB')
  })
})

describe('tick criteria', () => {
  const ticked = async (goalId: string) => {
    const rows = await db.select().from(goalCriteria).where(eq(goalCriteria.goalId, goalId))
    return rows.filter(({ tickedAt }) => tickedAt !== null).map(({ criterionId }) => criterionId)
  }
  test('what was changed is changed; doing it again changes nothing', async () => {
    const world = await makeWorld()
    const { roadmap, junior } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const [one = '', two = ''] = roadmap.milestones.skill.criterionIds
    await tickCriteria(junior, tickInput.parse({ goalId, criteria: one }))
    await tickCriteria(junior, tickInput.parse({ goalId, criteria: [one, one] }))
    expect(await ticked(goalId)).toEqual([one])
    await tickCriteria(junior, tickInput.parse({ goalId, criteria: [two], shown: [one] }))
    expect(await ticked(goalId)).toEqual([two])
    await tickCriteria(junior, tickInput.parse({ goalId, shown: two }))
    expect(await ticked(goalId)).toEqual([])
  })
  test('an older page changes only what was changed on it', async () => {
    const world = await makeWorld()
    const { roadmap, junior } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const [one = '', two = ''] = roadmap.milestones.skill.criterionIds
    await tickCriteria(junior, tickInput.parse({ goalId, criteria: [one] }))
    // Two pages opened with the first one ticked: this one adds the second …
    await tickCriteria(junior, tickInput.parse({ goalId, criteria: [one, two], shown: [one] }))
    // … the other is sent as it was, then with the first one taken away.
    await tickCriteria(junior, tickInput.parse({ goalId, criteria: [one], shown: [one] }))
    expect(await ticked(goalId)).toEqual([one, two])
    await tickCriteria(junior, tickInput.parse({ goalId, criteria: [], shown: [one] }))
    expect(await ticked(goalId)).toEqual([two])
  })
  test('a form with ticks and evidence saves both or neither, once', async () => {
    const world = await makeWorld()
    const { roadmap, junior, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const [one = '', two = ''] = roadmap.milestones.skill.criterionIds
    const [foreign = ''] = roadmap.milestones.project.criterionIds
    const versions = () => db.select({ id: evidence.id }).from(evidence).where(eq(evidence.goalId, goalId))
    await expect(submitEvidence(junior, form(goalId, { criteria: [one, foreign] }))).rejects.toThrow(
      'aren’t this goal’s criteria',
    )
    await expect(submitEvidence(mentor, form(goalId, { criteria: [one] }))).rejects.toThrow(Refused)
    expect([await ticked(goalId), await versions()]).toEqual([[], []])
    await tickCriteria(junior, tickInput.parse({ goalId, criteria: [one] }))
    // Its page was opened before the first one was ticked.
    const input = form(goalId, { criteria: [two] })
    const { id } = await submitEvidence(junior, input)
    expect([await ticked(goalId), await versions()]).toEqual([[one, two], [{ id }]])
    expect(await submitEvidence(junior, input)).toEqual({ id })
  })
  test('the goal’s form asks for something that shows the work, unless it saves the ticks', () => {
    const goalId = newId()
    const issues = (more: object) =>
      workInput
        .safeParse({ goalId, formId: newId(), ...more })
        .error?.issues.map(({ path }) => path.join('.'))
    expect(issues({ decision: 'tick', criteria: newId(), 'links.0.url': 'nonsense' })).toBeUndefined()
    for (const button of [{ decision: 'submit' }, {}]) {
      expect(issues({ ...button, criteria: newId() })).toEqual(['note'])
      expect(issues({ ...button, links: [{ url: 'nonsense' }] })).toEqual(['links.0.url'])
      expect(issues({ ...button, note: 'Here' })).toBeUndefined()
    }
    expect(issues({ decision: 'approve', note: 'Here' })).toEqual(['decision'])
  })
  test('refused: another goal’s criterion, somebody else, a goal that waits', async () => {
    const world = await makeWorld()
    const { roadmap, junior, mentor, strangers } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const input = (criteria: string[]) => tickInput.parse({ goalId, criteria })
    const foreign = roadmap.milestones.project.criterionIds
    await expect(tickCriteria(junior, input(foreign))).rejects.toThrow('aren’t this goal’s criteria')
    await expect(tickCriteria(mentor, input([]))).rejects.toThrow(Refused)
    for (const ctx of strangers) await expect(tickCriteria(ctx, input([]))).rejects.toThrow(NotFound)
    await submitEvidence(junior, form(goalId))
    await expect(tickCriteria(junior, input([]))).rejects.toThrow('waiting for an answer')
    expect(tickInput.safeParse({ goalId, criteria: 'x' }).success).toBe(false)
  })
})

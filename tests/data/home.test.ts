import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { evidenceInput, requestChangesInput } from '#lib/goals/input.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { getJuniorHome, getMentorHome, getOwnAgenda } from '#lib/views/home/reads.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import {
  approvalOf,
  makeComment,
  makeEvidence,
  makeGoal,
  makeSubmittedGoal,
  makeVerdict,
  stepForm,
} from '#tests/support/world/goals.ts'
import { makeReview, makeThemes, reviewInput } from '#tests/support/world/reviews.ts'
import { makeHeldSession, makeOpenAction } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let world: World
let planned: string
let promised: string

beforeAll(async () => {
  world = await makeWorld()
  const { junior, mentor } = world
  await makeGoal(world, 'skill', { state: 'achieved' })
  await makeGoal(world, 'project', {
    state: 'submitted',
    submittedAt: new Date('2026-11-16T08:00:00Z'),
  })
  await makeGoal(world, 'habit', { state: 'in_progress', dueOn: '2026-12-20' })
  await makeGoal(world, 'second', { state: 'in_progress', dueOn: '2026-11-10' })
  await makeGoal(world, 'third', { state: 'planned' })
  const asked = await makeGoal(world, 'behaviour', { state: 'changes_requested' })
  const evidenceId = await makeEvidence(asked, junior, new Date('2026-11-10T09:00:00Z'))
  await makeVerdict(asked, evidenceId, new Date('2026-11-12T09:00:00Z'), {
    author: mentor,
    visibility: 'pair',
    reader: junior,
    feedback: 'One thing is left',
  })
  await makeComment(asked, new Date('2026-11-15T09:00:00Z'), {
    author: mentor,
    visibility: 'private',
    body: 'For my own eyes',
  })
  await makeReview(world, '2026-11-13', {
    author: mentor,
    visibility: 'pair',
    reader: junior,
    title: 'Refunds',
  })
  await makeHeldSession(world, '2026-10-27')
  planned = await makeHeldSession(world, '2026-11-19', [], {
    state: 'planned',
    startsAt: '15:00',
    minutes: null,
  })
  promised = await makeOpenAction(world, mentor, 'Send the talk', '2026-11-15')
  await makeOpenAction(world, junior, 'Read the PEP', '2026-11-20')
})

const mentorHome = async (ctx: Ctx) => getMentorHome(ctx, await getOwnAgenda(ctx))
const juniorHome = async (ctx: Ctx) => getJuniorHome(ctx, await getOwnAgenda(ctx))

test('a mentor sees what needs them, the longest wait first', async () => {
  const { mentor } = world
  const { needing, calm } = await mentorHome(mentor)
  expect(calm).toEqual([])
  expect(needing).toHaveLength(1)
  expect(needing[0]).toMatchObject({
    name: 'Ada Okonkwo',
    next: { sessionId: planned },
    stage: { position: 1 },
  })
  expect(needing[0]?.needs).toMatchObject([
    { kind: 'contact', days: 21, level: 'soon', lastHeldOn: '2026-10-27', nextOn: '2026-11-19' },
    { kind: 'overdue', title: 'Milestone second', days: 7 },
    { kind: 'promise', actionId: promised, days: 2 },
    { kind: 'evidence', title: 'Milestone project', days: 1 },
  ])
})

test('another mentor and a former one see nothing of this junior', async () => {
  const { otherMentor, formerMentor } = world
  for (const viewer of [otherMentor, formerMentor]) {
    const { needing, calm } = await mentorHome(viewer)
    expect([...needing, ...calm].map(({ name }) => name)).not.toContain('Ada Okonkwo')
    expect((await getOwnAgenda(viewer)).sessions).toEqual([])
  }
})

test('each of the pair sees the own open actions and the planned session', async () => {
  const { mentor, junior, lead } = world
  const ofMentor = await getOwnAgenda(mentor)
  expect(ofMentor.actions.map(({ body }) => body)).toEqual(['Send the talk'])
  expect(ofMentor.sessions).toMatchObject([{ sessionId: planned, ownPoints: 0, otherPoints: 0 }])
  const ofJunior = await getOwnAgenda(junior)
  expect(ofJunior.actions.map(({ body }) => body)).toEqual(['Read the PEP'])
  expect(ofJunior.sessions).toMatchObject([{ sessionId: planned }])
  expect(await getOwnAgenda(lead)).toEqual({ sessions: [], actions: [], left: [] })
})

test('a junior’s next steps: answer, catch up, prepare, go on; nothing new while something is under way', async () => {
  const { junior } = world
  const { steps } = await juniorHome(junior)
  expect(steps).toMatchObject([
    { kind: 'answer', title: 'Milestone behaviour', by: { name: 'Marisol Vega' }, days: 5 },
    { kind: 'overdue', title: 'Milestone second', days: 7 },
    { kind: 'agenda', sessionId: planned, day: '2026-11-19', otherPoints: 0 },
    { kind: 'go on', title: 'Milestone habit', of: 'habit' },
  ])
})

test('a junior sees the own progress over the roadmap, and the newest feedback that they may read', async () => {
  const { junior } = world
  const { teams, feedback, mentors } = await juniorHome(junior)
  expect(teams).toHaveLength(1)
  expect(teams[0]?.stages.map(({ achieved, total }) => [achieved, total])).toEqual([
    [1, 4],
    [0, 2],
  ])
  expect(feedback).toMatchObject({
    text: 'Summary of Refunds',
    author: { name: 'Marisol Vega' },
    visibility: 'pair',
  })
  expect(mentors.map(({ mentor }) => mentor.name)).toEqual(['Marisol Vega'])
})

test('the newest review note is the one that was written last, whenever the code was reviewed', async () => {
  const world = await makeWorld()
  const { junior } = world
  const { lead, mentor } = world
  const late = { author: lead, visibility: 'circle', title: 'Written late' } as const
  await makeReview(world, '2026-11-13', { author: mentor, visibility: 'circle', title: 'Written at once' })
  await makeReview(world, '2026-11-02', { ...late, createdAt: new Date('2026-11-14T09:00:00Z') })
  expect((await juniorHome(junior)).feedback).toMatchObject({ text: 'Summary of Written late' })
})

test('an approval without words is told of, and a note without a summary shows its first finding', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const { goalId, evidenceId } = await makeSubmittedGoal(world)
  const early = await stepForm(goalId)
  const asked = requestChangesInput.parse({ ...early, evidenceId, feedback: 'Add a test.' })
  await requestChanges(at(mentor, '2026-11-17T12:01:00Z'), asked)
  const { id: again } = await submitEvidence(junior, evidenceInput.parse({ goalId, note: 'With a test' }))
  const approval = await approvalOf(world, goalId, { evidenceId: again })
  await approve(at(mentor, '2026-11-17T12:02:00Z'), approval)
  const told = {
    what: 'verdict',
    decision: 'approved',
    number: 2,
    text: '',
    author: { name: 'Marisol Vega' },
  }
  expect((await juniorHome(junior)).feedback).toMatchObject(told)
  const [themeId = ''] = await makeThemes()
  const finding = { themeId, severity: 'praise', body: 'A clear name' }
  const note = reviewInput(world, { summary: '', toImprove: '', wentWell: '', findings: [finding] })
  await logReview(at(mentor, '2026-11-17T12:03:00Z'), note)
  expect((await juniorHome(junior)).feedback).toMatchObject({ what: 'review', text: 'A clear name' })
  const { items } = await listTimeline(junior, junior.viewer.id, {})
  expect(items.find(({ kind }) => kind === 'review')).toMatchObject({ body: 'A clear name' })
})

test('another junior has an own home with nothing of this one', async () => {
  const { otherJunior } = world
  const { teams, steps, feedback } = await juniorHome(otherJunior)
  expect(teams[0]?.goals).toEqual([])
  expect(steps).toEqual([])
  expect(feedback).toBeNull()
})

test('a junior with only planned goals is asked to start the first one due', async () => {
  const world = await makeWorld()
  const { lead, junior } = world
  await makeGoal(world, 'second', { dueOn: '2026-12-24' })
  await makeGoal(world, 'skill', { dueOn: '2026-12-01' })
  await makeGoal(world, 'project', {
    blockedAt: lead.now,
    blockedReason: 'Waits',
    dueOn: null,
  })
  const { steps } = await juniorHome(junior)
  expect(steps).toMatchObject([{ kind: 'start', title: 'Milestone skill', dueIn: 14 }])
})

test('once all of a stage is achieved, both homes say what could come next, until it is assigned', async () => {
  const fresh = await makeWorld()
  const { mentor, junior, roadmap } = fresh
  const names = ['skill', 'project', 'behaviour', 'habit'] as const
  for (const name of names.slice(0, 3)) await makeGoal(fresh, name, { state: 'achieved' })
  const last = await makeGoal(fresh, 'habit', { state: 'in_progress' })
  const ofMentor = async () => {
    const { needing, calm } = await mentorHome(mentor)
    return [...needing, ...calm].flatMap(({ needs }) => needs.filter(({ kind }) => kind === 'next stage'))
  }
  const ofJunior = async () => (await juniorHome(junior)).steps.filter(({ kind }) => kind === 'next stage')
  expect(await ofMentor()).toEqual([])
  expect(await ofJunior()).toEqual([])
  await transaction((tx) => tx.update(goals).set({ state: 'achieved' }).where(eq(goals.id, last)))
  const next = { key: 'stage-2', position: 2, title: 'Stage 2' }
  expect(await ofMentor()).toEqual([{ kind: 'next stage', days: 0, done: 'Stage 1', next }])
  expect(await ofJunior()).toMatchObject([{ roadmapId: roadmap.roadmapId, done: 'Stage 1', position: 2 }])
  // Nothing comes from a retired roadmap.
  const retire = (retiredAt: Date | null) =>
    transaction((tx) => tx.update(roadmaps).set({ retiredAt }).where(eq(roadmaps.id, roadmap.roadmapId)))
  await retire(mentor.now)
  expect(await ofMentor()).toEqual([])
  expect(await ofJunior()).toEqual([])
  await retire(null)
  await makeGoal(fresh, 'second')
  expect(await ofMentor()).toEqual([])
  expect(await ofJunior()).toEqual([])
})

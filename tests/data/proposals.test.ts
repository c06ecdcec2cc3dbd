import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { giveGoalInput } from '#lib/assignments/own-goals/input.ts'
import { giveGoal } from '#lib/assignments/own-goals/writes.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Asked, FieldRefused, FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listOwnGoals } from '#lib/goals/lists/reads.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { answerProposal } from '#lib/proposals/answering/writes.ts'
import {
  answerProposalInput,
  editProposalInput,
  proposeInput,
  proposeMilestoneInput,
} from '#lib/proposals/input.ts'
import { findProposalOf, getProposal, listProposalsOf, listWaitingProposals } from '#lib/proposals/reads.ts'
import { MAX_OPEN } from '#lib/proposals/rules.ts'
import { editProposal, proposalToWithdraw, proposeGoal, proposeMilestone } from '#lib/proposals/writes.ts'
import { getHome } from '#lib/views/home/reads.ts'
import { search } from '#lib/views/search/reads.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { dayFrom } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let place: string
beforeEach(async () => {
  world = await makeWorld()
  place = await membershipId(world.junior.viewer.id, world.teamId)
})

const words = {
  kind: 'project',
  title: 'A dashboard for phones',
  why: 'Support needs it',
  outcome: 'A page',
  criteria: [{ text: 'It reads well' }, { text: 'Two have tried it' }],
}
const propose = (fields: object = {}, ctx: Ctx = world.junior) =>
  proposeGoal(ctx, proposeInput.parse({ ...words, formId: newId(), junior: place, ...fields }))
const answer = (proposalId: string, fields: object, ctx: Ctx = world.mentor) =>
  answerProposal(ctx, answerProposalInput.parse({ formId: newId(), proposalId, version: '1', ...fields }))

test('what is agreed to becomes a planned goal with the junior’s words, beyond the roadmap', async () => {
  const { junior, mentor } = world
  const dueOn = dayFrom(junior.now, 30)
  const { id } = await propose({ dueOn })
  const { goalId } = await answer(id, { decision: 'agree', answer: 'Go ahead' })
  const goal = await getGoal(junior, goalId ?? '')
  expect(goal).toMatchObject({
    state: 'planned',
    kind: 'project',
    title: words.title,
    description: words.why,
    expectedOutcome: words.outcome,
    dueOn,
    roadmapId: null,
    listedRoadmapId: null,
    stageTitle: null,
    assignedByName: mentor.viewer.name,
  })
  expect(goal.criteria.map(({ text }) => text)).toEqual(['It reads well', 'Two have tried it'])
  expect(await getProposal(junior, id)).toMatchObject({ state: 'agreed', goalId, answer: 'Go ahead' })
})

test('agreed to with changes, the goal has the mentor’s words and the proposal keeps the junior’s', async () => {
  const { junior } = world
  const { id } = await propose()
  const changed = {
    kind: 'skill',
    title: 'Phones first',
    description: 'For Lisbon',
    criteria: [{ text: 'Three have tried it' }],
  }
  const { goalId } = await answer(id, { decision: 'change', ...changed })
  expect(await getGoal(junior, goalId ?? '')).toMatchObject({
    title: 'Phones first',
    kind: 'skill',
    description: 'For Lisbon',
  })
  expect(await findProposalOf(junior, goalId ?? '')).toMatchObject({ title: words.title, why: words.why })
  expect(() =>
    answerProposalInput.parse({
      proposalId: id,
      version: '1',
      decision: 'change',
      kind: 'skill',
      title: '',
      criteria: [],
    }),
  ).toThrow(/title/)
})

test('saying no takes a reason, and makes no goal', async () => {
  const { junior } = world
  const { id } = await propose()
  expect(() => answerProposalInput.parse({ proposalId: id, version: '1', decision: 'decline' })).toThrow(
    /why not/,
  )
  expect(await answer(id, { decision: 'decline', answer: 'Not now' })).toMatchObject({ goalId: null })
  expect(await listOwnGoals(junior)).toEqual([])
  expect(await listProposalsOf(junior, junior.viewer.id)).toMatchObject([{ state: 'declined' }])
})

test('answered once: again the same, from another page refused', async () => {
  const { mentor, formerMentor } = world
  const { id } = await propose()
  const input = answerProposalInput.parse({
    formId: newId(),
    proposalId: id,
    version: '1',
    decision: 'agree',
  })
  const first = await answerProposal(mentor, input)
  expect(await answerProposal(mentor, input)).toEqual(first)
  await expect(answer(id, { decision: 'decline', answer: 'No' })).rejects.toThrow(Refused)
  await expect(answer(id, { decision: 'agree' }, formerMentor)).rejects.toThrow(NotFound)
})

test('sent twice it’s one; other words with the same form come back', async () => {
  const { junior } = world
  const formId = newId()
  const first = await propose({ formId })
  expect(await propose({ formId })).toEqual(first)
  await expect(propose({ formId, why: 'Other' })).rejects.toThrow(FormUsed)
  expect(await listProposalsOf(junior, junior.viewer.id)).toHaveLength(1)
})

test('only an active mentor answers, or a lead where there is none', async () => {
  const { junior, lead, otherMentor, outsider, admin, mentorshipId } = world
  const { id } = await propose()
  for (const stranger of [otherMentor, outsider, admin])
    await expect(answer(id, { decision: 'agree' }, stranger)).rejects.toThrow(NotFound)
  await expect(answer(id, { decision: 'agree' }, junior)).rejects.toThrow('Your mentor or a lead')
  await expect(answer(id, { decision: 'agree' }, lead)).rejects.toThrow('has a mentor here')
  expect(await listWaitingProposals(lead)).toEqual([])
  await setMentorshipEnd(mentorshipId, junior.now)
  expect(await listWaitingProposals(lead)).toMatchObject([{ id }])
  await answer(id, { decision: 'agree' }, lead)
})

test('an edit keeps the words before; an answer to the old ones shows both', async () => {
  const { junior, mentor } = world
  const { id } = await propose()
  const edited = editProposalInput.parse({
    ...words,
    formId: newId(),
    proposalId: id,
    version: '1',
    title: 'A page for phones',
  })
  await editProposal(junior, edited)
  const stale = await answer(id, { decision: 'agree' }).catch((error) => error)
  expect(stale).toBeInstanceOf(Stale)
  expect(stale.saved).toMatchObject({ title: 'A page for phones', description: words.why })
  expect((await getProposal(mentor, id)).versions).toMatchObject([{ fields: { title: words.title } }])
  await expect(editProposal(junior, { ...edited, formId: newId(), why: 'Else' })).rejects.toThrow(Stale)
  await expect(editProposal(mentor, { ...edited, formId: newId(), version: 2, why: 'Else' })).rejects.toThrow(
    NotFound,
  )
})

test('withdrawn, it’s there for the junior alone, until they put it back', async () => {
  const { junior, mentor } = world
  const { id } = await propose()
  await withdrawText(junior, { id, version: 1 }, proposalToWithdraw)
  await expect(getProposal(mentor, id)).rejects.toThrow(NotFound)
  await expect(answer(id, { decision: 'agree', version: '2' })).rejects.toThrow(NotFound)
  expect(await listWaitingProposals(mentor)).toEqual([])
  expect((await search(mentor, { q: 'dashboard', page: 1 })).hits).toEqual([])
  expect(await getProposal(junior, id)).toMatchObject({ state: 'withdrawn' })
})

test('a milestone is proposed once, in the junior’s version, and agreed to as a goal of the roadmap', async () => {
  const { junior, mentor, roadmap } = world
  const asked = (milestoneKey: string) =>
    proposeMilestoneInput.parse({
      formId: newId(),
      junior: place,
      roadmapId: roadmap.roadmapId,
      milestoneKey,
      why: 'It’s next',
    })
  await makeGoal(world, 'skill')
  await expect(proposeMilestone(junior, asked('skill-milestone'))).rejects.toThrow('already have a goal')
  await expect(proposeMilestone(junior, asked('not-there'))).rejects.toThrow(NotFound)
  const { id } = await proposeMilestone(junior, asked('project-milestone'))
  await expect(proposeMilestone(junior, asked('project-milestone'))).rejects.toThrow('proposed this already')
  const { goalId } = await answer(id, { decision: 'agree' })
  expect(await getGoal(mentor, goalId ?? '')).toMatchObject({
    roadmapId: roadmap.roadmapId,
    kind: 'project',
    state: 'planned',
  })
})

test('a milestone that was assigned meanwhile isn’t assigned twice', async () => {
  const { junior, roadmap } = world
  const asked = {
    formId: newId(),
    junior: place,
    roadmapId: roadmap.roadmapId,
    milestoneKey: 'project-milestone',
    why: 'It’s next',
  }
  const { id } = await proposeMilestone(junior, proposeMilestoneInput.parse(asked))
  await makeGoal(world, 'project')
  await expect(answer(id, { decision: 'agree' })).rejects.toThrow('already has a goal')
})

test('a goal beside a stage is listed there, follows its milestones and doesn’t count', async () => {
  const { junior, mentor, roadmap } = world
  const other = proposeInput.parse({
    ...words,
    formId: newId(),
    junior: place,
    stage: `${roadmap.roadmapId} first`,
  })
  // The junior isn't on the roadmap yet.
  await expect(proposeGoal(junior, other)).rejects.toThrow(FieldRefused)
  const { id: on } = await proposeMilestone(
    junior,
    proposeMilestoneInput.parse({
      formId: newId(),
      junior: place,
      roadmapId: roadmap.roadmapId,
      milestoneKey: 'skill-milestone',
      why: 'Next',
    }),
  )
  await answer(on, { decision: 'agree' })
  const [first] = await listOwnGoals(junior)
  const stage = `${roadmap.roadmapId} ${first?.stageKey}`
  const { id } = await giveGoal(
    mentor,
    giveGoalInput.parse({ ...words, formId: newId(), junior: place, stage }),
  )
  const lines = await listOwnGoals(junior)
  expect(lines.map((line) => [line.title, line.stageKey, line.roadmapId === null])).toEqual([
    [first?.title, first?.stageKey, false],
    [words.title, first?.stageKey, true],
  ])
  const home = await getHome(junior)
  const counted = home.junior?.teams[0]?.stages.find(({ key }) => key === first?.stageKey)
  expect(counted?.total).toBe(first?.stageMilestones)
  expect(home.junior?.teams[0]?.goals.map((goal) => goal.id)).toContain(id)
})

test('it stands in home, queue, search and timeline of those who may read it, and for no one else', async () => {
  const { junior, mentor, lead, otherMentor, formerMentor } = world
  const { id } = await propose()
  const home = await getHome(mentor)
  expect(home.mentor?.needing[0]?.needs).toContainEqual({
    kind: 'proposal',
    proposalId: id,
    title: words.title,
    days: 0,
  })
  const filter = timelineInput.parse({})
  for (const reader of [junior, mentor, lead]) {
    expect((await search(reader, { q: 'dashboard', page: 1 })).hits).toMatchObject([
      { address: `/proposals/${id}` },
    ])
    expect((await listTimeline(reader, junior.viewer.id, filter)).items).toMatchObject([
      { kind: 'proposal', id },
    ])
    expect(await countTimeline(reader, junior.viewer.id, filter)).toMatchObject({ all: 1, goals: 1 })
  }
  for (const stranger of [otherMentor, formerMentor]) {
    expect((await search(stranger, { q: 'dashboard', page: 1 })).hits).toEqual([])
    expect((await listTimeline(stranger, junior.viewer.id, filter)).items).toEqual([])
    expect(await listProposalsOf(stranger, junior.viewer.id)).toEqual([])
  }
})

test('odd days are asked about, also when a mentor changes one', async () => {
  const { junior } = world
  const past = dayFrom(junior.now, -3)
  await expect(propose({ dueOn: past })).rejects.toThrow(Asked)
  const { id } = await propose({ dueOn: past, meant: [past] })
  const changed = {
    decision: 'change',
    kind: 'skill',
    title: 'A',
    criteria: [{ text: 'B' }],
    dueOn: dayFrom(junior.now, 2000),
  }
  await expect(answer(id, changed)).rejects.toThrow(Asked)
  // As the junior proposed it, the day was confirmed already.
  await answer(id, { decision: 'agree' })
})

test('there’s a limit to how many wait, and one that was answered makes room', async () => {
  for (let number = 0; number < MAX_OPEN; number += 1) await propose({ title: `Goal ${number}` })
  await expect(propose()).rejects.toThrow(Refused)
  const [first] = await listWaitingProposals(world.mentor)
  await answer(first?.id ?? '', { decision: 'decline', answer: 'No' })
  await propose()
})

test('someone who isn’t a junior there proposes nothing, and gives nothing to whom they don’t guide', async () => {
  const { mentor, junior, otherMentor, outsider } = world
  await expect(propose({}, mentor)).rejects.toThrow(NotFound)
  const given = () => giveGoalInput.parse({ ...words, formId: newId(), junior: place })
  for (const stranger of [junior, otherMentor, outsider])
    await expect(giveGoal(stranger, given())).rejects.toThrow(NotFound)
  expect(await db.select().from(goalProposals).where(eq(goalProposals.juniorId, junior.viewer.id))).toEqual(
    [],
  )
})

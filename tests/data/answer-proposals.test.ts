import { beforeEach, expect, test } from 'vitest'
import { Asked, FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listOwnGoals } from '#lib/goals/lists/reads.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { answerProposal } from '#lib/proposals/answering/writes.ts'
import { answerProposalInput, proposeMilestoneInput } from '#lib/proposals/input.ts'
import { findProposalOf, getProposal, listProposalsOf, listWaitingProposals } from '#lib/proposals/reads.ts'
import { MAX_OPEN } from '#lib/proposals/rules.ts'
import { proposeMilestone } from '#lib/proposals/writes.ts'
import { dayFrom } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { answerTo, goalWords, propose } from '#tests/support/world/proposals.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let place: string
beforeEach(async () => {
  world = await makeWorld()
  place = await membershipId(world.junior.viewer.id, world.teamId)
})

test('what is agreed to becomes a planned goal with the junior’s goalWords, beyond the roadmap', async () => {
  const { junior, mentor } = world
  const dueOn = dayFrom(junior.now, 30)
  const { id } = await propose(world, { dueOn })
  const { goalId } = await answerTo(world, id, { decision: 'agree', answer: 'Go ahead' })
  const goal = await getGoal(junior, goalId ?? '')
  expect(goal).toMatchObject({
    state: 'planned',
    kind: 'project',
    title: goalWords.title,
    description: goalWords.why,
    expectedOutcome: goalWords.outcome,
    dueOn,
    roadmapId: null,
    listedRoadmapId: null,
    stageTitle: null,
    assignedByName: mentor.viewer.name,
  })
  expect(goal.criteria.map(({ text }) => text)).toEqual(['It reads well', 'Two have tried it'])
  expect(await getProposal(junior, id)).toMatchObject({ state: 'agreed', goalId, answer: 'Go ahead' })
})

test('agreed to with changes, the goal has the mentor’s goalWords and the proposal keeps the junior’s', async () => {
  const { junior } = world
  const { id } = await propose(world)
  const changed = {
    kind: 'skill',
    title: 'Phones first',
    description: 'For Lisbon',
    criteria: [{ text: 'Three have tried it' }],
  }
  const { goalId } = await answerTo(world, id, { decision: 'change', ...changed })
  expect(await getGoal(junior, goalId ?? '')).toMatchObject({
    title: 'Phones first',
    kind: 'skill',
    description: 'For Lisbon',
  })
  expect(await findProposalOf(junior, goalId ?? '')).toMatchObject({
    title: goalWords.title,
    why: goalWords.why,
  })
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

test('without a title or criteria nothing is agreed to, whatever the request says it is', async () => {
  const { id } = await propose(world)
  const bare = { decision: 'change', title: 'Phones first' }
  await expect(answerTo(world, id, bare)).rejects.toThrow(FieldRefused)
  await expect(answerTo(world, id, { ...bare, title: '', criteria: [{ text: 'Tried' }] })).rejects.toThrow(
    FieldRefused,
  )
  expect(await getProposal(world.junior, id)).toMatchObject({ state: 'open', goalId: null })
})

test('saying no takes a reason, and makes no goal', async () => {
  const { junior } = world
  const { id } = await propose(world)
  expect(() => answerProposalInput.parse({ proposalId: id, version: '1', decision: 'decline' })).toThrow(
    /why not/,
  )
  expect(await answerTo(world, id, { decision: 'decline', answer: 'Not now' })).toMatchObject({
    goalId: null,
  })
  expect(await listOwnGoals(junior)).toEqual([])
  expect(await listProposalsOf(junior, junior.viewer.id)).toMatchObject([{ state: 'declined' }])
})

test('answered once: again the same, from another page refused', async () => {
  const { mentor, formerMentor } = world
  const { id } = await propose(world)
  const input = answerProposalInput.parse({
    formId: newId(),
    proposalId: id,
    version: '1',
    decision: 'agree',
  })
  const first = await answerProposal(mentor, input)
  expect(await answerProposal(mentor, input)).toEqual(first)
  await expect(answerTo(world, id, { decision: 'decline', answer: 'No' })).rejects.toThrow(Refused)
  await expect(answerTo(world, id, { decision: 'agree' }, formerMentor)).rejects.toThrow(NotFound)
})

test('only an active mentor answers, or a lead where there is none', async () => {
  const { junior, lead, otherMentor, outsider, admin, mentorshipId } = world
  const { id } = await propose(world)
  for (const stranger of [otherMentor, outsider, admin])
    await expect(answerTo(world, id, { decision: 'agree' }, stranger)).rejects.toThrow(NotFound)
  await expect(answerTo(world, id, { decision: 'agree' }, junior)).rejects.toThrow('Your mentor or a lead')
  await expect(answerTo(world, id, { decision: 'agree' }, lead)).rejects.toThrow('has a mentor here')
  expect(await listWaitingProposals(lead)).toEqual([])
  await setMentorshipEnd(mentorshipId, junior.now)
  expect(await listWaitingProposals(lead)).toMatchObject([{ id }])
  await answerTo(world, id, { decision: 'agree' }, lead)
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
  await expect(answerTo(world, id, { decision: 'agree' })).rejects.toThrow('already has a goal')
})

test('odd days are asked about, also when a mentor changes one', async () => {
  const { junior } = world
  const past = dayFrom(junior.now, -3)
  await expect(propose(world, { dueOn: past })).rejects.toThrow(Asked)
  const { id } = await propose(world, { dueOn: past, meant: [past] })
  const changed = {
    decision: 'change',
    kind: 'skill',
    title: 'A',
    criteria: [{ text: 'B' }],
    dueOn: dayFrom(junior.now, 2000),
  }
  await expect(answerTo(world, id, changed)).rejects.toThrow(Asked)
  // As the junior proposed it, the day was confirmed already.
  await answerTo(world, id, { decision: 'agree' })
})

test('there’s a limit to how many wait, and one that was answered makes room', async () => {
  for (let number = 0; number < MAX_OPEN; number += 1) await propose(world, { title: `Goal ${number}` })
  await expect(propose(world)).rejects.toThrow(Refused)
  const [first] = await listWaitingProposals(world.mentor)
  await answerTo(world, first?.id ?? '', { decision: 'decline', answer: 'No' })
  await propose(world)
})

import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { giveGoalInput } from '#lib/assignments/own-goals/input.ts'
import { giveGoal } from '#lib/assignments/own-goals/writes.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { FieldRefused, FormUsed, NotFound, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listOwnGoals } from '#lib/goals/lists/reads.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { editProposalInput, proposeInput, proposeMilestoneInput } from '#lib/proposals/input.ts'
import { getProposal, listProposalsOf, listWaitingProposals } from '#lib/proposals/reads.ts'
import { editProposal, proposalToWithdraw, proposeGoal, proposeMilestone } from '#lib/proposals/writes.ts'
import { getHome } from '#lib/views/home/reads.ts'
import { search } from '#lib/views/search/reads.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { answerTo, goalWords, propose } from '#tests/support/world/proposals.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let place: string
beforeEach(async () => {
  world = await makeWorld()
  place = await membershipId(world.junior.viewer.id, world.teamId)
})

test('sent twice it’s one; other goalWords with the same form come back', async () => {
  const { junior } = world
  const formId = newId()
  const first = await propose(world, { formId })
  expect(await propose(world, { formId })).toEqual(first)
  await expect(propose(world, { formId, why: 'Other' })).rejects.toThrow(FormUsed)
  expect(await listProposalsOf(junior, junior.viewer.id)).toHaveLength(1)
})

test('an edit keeps the goalWords before; an answer to the old ones shows both', async () => {
  const { junior, mentor } = world
  const { id } = await propose(world)
  const edited = editProposalInput.parse({
    ...goalWords,
    formId: newId(),
    proposalId: id,
    version: '1',
    title: 'A page for phones',
  })
  await editProposal(junior, edited)
  const stale = await answerTo(world, id, { decision: 'agree' }).catch((error) => error)
  expect(stale).toBeInstanceOf(Stale)
  expect(stale.saved).toMatchObject({ title: 'A page for phones', description: goalWords.why })
  expect((await getProposal(mentor, id)).versions).toMatchObject([{ fields: { title: goalWords.title } }])
  await expect(editProposal(junior, { ...edited, formId: newId(), why: 'Else' })).rejects.toThrow(Stale)
  await expect(editProposal(mentor, { ...edited, formId: newId(), version: 2, why: 'Else' })).rejects.toThrow(
    NotFound,
  )
})

test('withdrawn, it’s there for the junior alone, until they put it back', async () => {
  const { junior, mentor } = world
  const { id } = await propose(world)
  await withdrawText(junior, { id, version: 1 }, proposalToWithdraw)
  await expect(getProposal(mentor, id)).rejects.toThrow(NotFound)
  await expect(answerTo(world, id, { decision: 'agree', version: '2' })).rejects.toThrow(NotFound)
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
  const { goalId } = await answerTo(world, id, { decision: 'agree' })
  expect(await getGoal(mentor, goalId ?? '')).toMatchObject({
    roadmapId: roadmap.roadmapId,
    kind: 'project',
    state: 'planned',
  })
})

test('a goal beside a stage is listed there, follows its milestones and doesn’t count', async () => {
  const { junior, mentor, roadmap } = world
  const other = proposeInput.parse({
    ...goalWords,
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
  await answerTo(world, on, { decision: 'agree' })
  const [first] = await listOwnGoals(junior)
  const stage = `${roadmap.roadmapId} ${first?.stageKey}`
  const { id } = await giveGoal(
    mentor,
    giveGoalInput.parse({ ...goalWords, formId: newId(), junior: place, stage }),
  )
  const lines = await listOwnGoals(junior)
  expect(lines.map((line) => [line.title, line.stageKey, line.roadmapId === null])).toEqual([
    [first?.title, first?.stageKey, false],
    [goalWords.title, first?.stageKey, true],
  ])
  const home = await getHome(junior)
  const counted = home.junior?.teams[0]?.stages.find(({ key }) => key === first?.stageKey)
  expect(counted?.total).toBe(first?.stageMilestones)
  expect(home.junior?.teams[0]?.goals.map((goal) => goal.id)).toContain(id)
})

test('it stands in home, queue, search and timeline of those who may read it, and for no one else', async () => {
  const { junior, mentor, lead, otherMentor, formerMentor } = world
  const { id } = await propose(world)
  const home = await getHome(mentor)
  expect(home.mentor?.needing[0]?.needs).toContainEqual({
    kind: 'proposal',
    proposalId: id,
    title: goalWords.title,
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

test('someone who isn’t a junior there proposes nothing, and gives nothing to whom they don’t guide', async () => {
  const { mentor, junior, otherMentor, outsider } = world
  await expect(propose(world, {}, mentor)).rejects.toThrow(NotFound)
  const given = () => giveGoalInput.parse({ ...goalWords, formId: newId(), junior: place })
  for (const stranger of [junior, otherMentor, outsider])
    await expect(giveGoal(stranger, given())).rejects.toThrow(NotFound)
  expect(await db.select().from(goalProposals).where(eq(goalProposals.juniorId, junior.viewer.id))).toEqual(
    [],
  )
})

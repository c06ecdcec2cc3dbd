import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { goals, verdicts } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { requestChangesInput, type StepInput, verdictInput } from '#lib/goals/input.ts'
import { addObservation } from '#lib/goals/practice/writes.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import {
  askForApproval,
  blockGoal,
  dropGoal,
  moveDueDate,
  reopenGoal,
  startGoal,
  takeUpGoal,
  unblockGoal,
  withdrawEvidence,
} from '#lib/goals/writes.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import {
  approvalOf,
  goalVersion,
  makeGoal,
  makeStartedGoal,
  makeSubmittedGoal,
  stepForm,
} from '#tests/support/world/goals.ts'
import { pair } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

// The first decision is Kenji's at 17:50 in the tests' zone, the second is sent from a page opened before.
const first = (ctx: Ctx) => at(ctx, '2026-11-17T12:05:00Z')
const second = (ctx: Ctx) => at(ctx, '2026-11-17T12:10:00Z')
const reason = 'Later'

async function makeTwoMentors(): Promise<World> {
  const world = await makeWorld()
  await pair(world.teamId, world.otherMentor.viewer.id, world.junior.viewer.id)
  return world
}

async function makeSeenBehaviour(world: World): Promise<string> {
  const goalId = await makeStartedGoal(world, 'behaviour')
  for (const observedOn of ['2026-11-02', '2026-11-09'])
    await addObservation(world.mentor, { goalId, formId: newId(), observedOn, body: 'Explained it well' })
  await askForApproval(world.junior, await stepForm(goalId))
  return goalId
}

async function makeAchieved(world: World): Promise<string> {
  const { goalId, evidenceId } = await makeSubmittedGoal(world)
  await approve(world.mentor, await approvalOf(world, goalId, { evidenceId }))
  return goalId
}

const changes = (form: StepInput, evidenceId?: string) =>
  requestChangesInput.parse({ ...form, evidenceId, feedback: 'Add a test.' })

/** Both forms are opened before either is sent. */
async function race(
  goalId: string,
  one: (form: StepInput) => Promise<unknown>,
  other: (form: StepInput) => Promise<unknown>,
  told: string,
) {
  const [early, late] = [await stepForm(goalId), await stepForm(goalId)]
  await one(early)
  const decided = await state(goalId)
  await expect(other(late)).rejects.toThrow(Stale)
  await expect(other({ ...late, formId: newId() })).rejects.toThrow(told)
  expect(await state(goalId)).toEqual(decided)
}

async function state(goalId: string) {
  return {
    goal: await db.select().from(goals).where(eq(goals.id, goalId)),
    verdicts: await db.select().from(verdicts).where(eq(verdicts.goalId, goalId)),
  }
}

describe('two at once: the later is told what the earlier did', () => {
  test('approving and asking for changes, on evidence and on a behaviour', async () => {
    const world = await makeTwoMentors()
    const { otherMentor, mentor } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const approval = await approvalOf(world, goalId, { evidenceId })
    await race(
      goalId,
      (form) => approve(first(otherMentor), { ...approval, ...form }),
      (form) => requestChanges(second(mentor), changes(form, evidenceId)),
      'Kenji Mori approved version 1 at 17:50.',
    )
    const behaviour = await makeSeenBehaviour(world)
    const seen = await approvalOf(world, behaviour, { rubricStep: '3' }, 'behaviour')
    await race(
      behaviour,
      (form) => requestChanges(first(otherMentor), changes(form)),
      (form) => approve(second(mentor), { ...seen, ...form }),
      'Kenji Mori asked for changes at 17:50.',
    )
  })

  test('dropping, taking up again, reopening and moving the due day', async () => {
    const world = await makeTwoMentors()
    const { otherMentor, mentor, lead } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const drop = (ctx: Ctx) => (form: StepInput) => dropGoal(ctx, { ...form, reason })
    const move = (ctx: Ctx, dueOn: string) => (form: StepInput) =>
      moveDueDate(ctx, { ...form, reason, dueOn })
    await race(
      goalId,
      move(first(otherMentor), '2026-12-11'),
      drop(second(mentor)),
      'Kenji Mori changed the due date at 17:50.',
    )
    await race(
      goalId,
      move(first(otherMentor), '2026-12-12'),
      move(second(lead), '2026-12-18'),
      'changed the due date',
    )
    await race(goalId, drop(first(otherMentor)), drop(second(mentor)), 'Kenji Mori dropped this at 17:50.')
    const takeUp = (ctx: Ctx) => (form: StepInput) => takeUpGoal(ctx, form)
    await race(goalId, takeUp(first(otherMentor)), takeUp(second(mentor)), 'took this up again at 17:50.')
    const achieved = await makeAchieved({ ...world, junior: world.otherJunior, mentor: otherMentor })
    const reopen = (ctx: Ctx) => (form: StepInput) => reopenGoal(ctx, { ...form, reason })
    const again = (form: StepInput) => reopen(first(otherMentor))(form)
    await race(achieved, again, drop(second(lead)), 'Kenji Mori reopened this at 17:50.')
  })

  test('a newer block isn’t taken away by a page that showed an older one', async () => {
    const world = await makeTwoMentors()
    const { otherMentor, mentor, junior } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const block = (ctx: Ctx) => (form: StepInput) => blockGoal(ctx, { ...form, reason })
    await race(goalId, block(first(otherMentor)), block(second(junior)), 'marked this as blocked at 17:50.')
    await race(
      goalId,
      async (form) => {
        await unblockGoal(first(otherMentor), form)
        await block(first(otherMentor))(await stepForm(goalId))
      },
      (form) => unblockGoal(second(mentor), form),
      'Kenji Mori marked this as no longer blocked at 17:50. Kenji Mori marked this as blocked at 17:50.',
    )
  })

  test('the junior’s own steps', async () => {
    const world = await makeTwoMentors()
    const { otherMentor, junior } = world
    const move = (dueOn: string) => (form: StepInput) =>
      moveDueDate(first(otherMentor), { ...form, reason, dueOn })
    const planned = await makeGoal(world, 'second')
    await race(planned, move('2026-12-11'), (form) => startGoal(second(junior), form), 'changed the due date')
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    await race(
      goalId,
      (form) => requestChanges(first(otherMentor), changes(form, evidenceId)),
      (form) => withdrawEvidence(second(junior), form),
      'asked for changes to version 1 at 17:50.',
    )
    const behaviour = await makeStartedGoal(world, 'behaviour')
    await race(behaviour, move('2026-12-11'), (form) => askForApproval(second(junior), form), 'due date')
  })

  test('the next try carries the version that was told of', async () => {
    const world = await makeTwoMentors()
    const { otherMentor, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const late = await stepForm(goalId)
    await blockGoal(first(otherMentor), { ...(await stepForm(goalId)), reason })
    const told = await dropGoal(second(mentor), { ...late, reason }).catch((error: Stale) => error)
    expect(told).toMatchObject({ version: await goalVersion(goalId) })
    await dropGoal(second(mentor), { ...late, reason, version: (told as Stale).version as number })
  })
})

describe('what an approval says', () => {
  const said = (decision: string, met: (string | undefined)[], allMet?: 'on') => {
    const criteria = met.map((each) => ({ id: newId(), met: each, remark: '' }))
    const given = {
      goalId: newId(),
      version: '3',
      evidenceId: newId(),
      feedback: 'x',
      criteria,
      decision,
      allMet,
    }
    return verdictInput
      .safeParse(given)
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  }
  test('each criterion is judged, or one tick says that all are met', () => {
    expect(said('approve', ['met', 'met'])).toBeUndefined()
    expect(said('approve', ['met', undefined])).toEqual([
      'criteria.1.met Please say whether criterion 2 is met.',
    ])
    expect(said('approve', ['not_yet', ''])).toEqual([
      'criteria.0.met This is marked “Not yet”. A goal can only be approved once all its criteria are met.',
      'criteria.1.met Please say whether criterion 2 is met.',
    ])
    expect(said('approve', [undefined, 'met'], 'on')).toBeUndefined()
    expect(said('approve', [undefined, 'not_yet'], 'on')).toHaveLength(1)
    expect(said('request_changes', [undefined, 'not_yet'], 'on')).toBeUndefined()
    expect(said('request_changes', [undefined, 'not_yet'])).toBeUndefined()
  })
  test('the tick is kept as such, and marks by hand are not', async () => {
    const world = await makeTwoMentors()
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const form = await approvalOf(world, goalId, { evidenceId })
    await approve(world.mentor, { ...form, criteria: [], allMet: true })
    const other = await makeAchieved({ ...world, junior: world.otherJunior, mentor: world.otherMentor })
    expect((await state(goalId)).verdicts).toMatchObject([{ allMet: true, decision: 'approved' }])
    expect((await state(other)).verdicts).toMatchObject([{ allMet: false, decision: 'approved' }])
  })
})

import { expect, test } from 'vitest'
import { assignInput } from '#lib/assignments/input.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import type { Day } from '#lib/core/days.ts'
import { Asked } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { habitEntryInput, moveDueInput, observationInput } from '#lib/goals/input.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { moveDueDate } from '#lib/goals/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { editActionInput } from '#lib/sessions/action-items/input.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { editAction } from '#lib/sessions/action-items/writes.ts'
import { editSessionInput, moveSessionInput } from '#lib/sessions/input.ts'
import { editSession } from '#lib/sessions/mending/writes.ts'
import { moveSession } from '#lib/sessions/planning/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal, makeStartedGoal } from '#tests/support/world/goals.ts'
import { reviewInput } from '#tests/support/world/reviews.ts'
import { agree, log, plan } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

type Sent = { day: Day; meant?: Day }
type Verb = {
  field: string
  day: Day
  /** Makes what the verb changes, and returns the sending of its form. */
  begin: (world: World) => Promise<(sent: Sent) => Promise<unknown>>
}

const lastYear = '2025-11-12'

// Every form with a day field.
const verbs: Record<string, Verb> = {
  'assign, one day for all': {
    field: 'dueOn',
    day: lastYear,
    begin: async (world) => assigning(world, (day) => ({ due: 'same', dueOn: day })),
  },
  'assign, spread': {
    field: 'lastDue',
    day: '2029-01-01',
    begin: async (world) =>
      assigning(world, (day) => ({ due: 'spread', firstDue: '2026-12-01', lastDue: day })),
  },
  'move a due date': {
    field: 'dueOn',
    day: lastYear,
    begin: async (world) => {
      const goalId = await makeGoal(world, 'skill')
      return ({ day, meant }) =>
        moveDueDate(
          world.mentor,
          moveDueInput.parse({ goalId, id: newId(), version: '1', reason: 'Later', dueOn: day, meant }),
        )
    },
  },
  'add an action': {
    field: 'dueOn',
    day: lastYear,
    begin:
      async ({ mentor, mentorshipId }) =>
      async ({ day, meant }) =>
        agree(mentor, mentorshipId, 'Write it down', { dueOn: day, meant }),
  },
  'edit an action': {
    field: 'dueOn',
    day: lastYear,
    begin: async ({ mentor, mentorshipId }) => {
      const { id: actionId } = await agree(mentor, mentorshipId, 'Write it down')
      return ({ day, meant }) =>
        editAction(
          mentor,
          editActionInput.parse({ actionId, version: '1', body: 'Say it', dueOn: day, meant }),
        )
    },
  },
  'log a session': {
    field: 'heldOn',
    day: lastYear,
    begin:
      async ({ mentor, mentorshipId }) =>
      async ({ day, meant }) =>
        log(mentor, mentorshipId, { heldOn: day, meant }),
  },
  'agree an action in a session': {
    field: 'actions.*.dueOn',
    day: lastYear,
    begin:
      async ({ mentor, mentorshipId }) =>
      async ({ day, meant }) =>
        log(mentor, mentorshipId, { actions: [{ body: 'Write it down', dueOn: day }], meant }),
  },
  'plan the next session': {
    field: 'nextOn',
    day: '2028-01-04',
    begin:
      async ({ mentor, mentorshipId }) =>
      async ({ day, meant }) =>
        log(mentor, mentorshipId, { nextOn: day, meant }),
  },
  'edit a session': {
    field: 'heldOn',
    day: lastYear,
    begin: async ({ mentor, mentorshipId }) => {
      const { id: sessionId } = await log(mentor, mentorshipId)
      return async ({ day, meant }) => {
        const { editVersion: version } = await getSession(mentor, sessionId)
        return editSession(mentor, editSessionInput.parse({ sessionId, version, heldOn: day, meant }))
      }
    },
  },
  'plan a session': {
    field: 'heldOn',
    day: '2026-11-16',
    begin:
      async ({ mentor, mentorshipId }) =>
      async ({ day, meant }) =>
        plan(mentor, mentorshipId, { heldOn: day, meant }),
  },
  'move a session': {
    field: 'heldOn',
    day: '2028-01-04',
    begin: async ({ mentor, mentorshipId }) => {
      const { id: sessionId } = await plan(mentor, mentorshipId)
      return ({ day, meant }) =>
        moveSession(mentor, moveSessionInput.parse({ sessionId, version: '1', heldOn: day, meant }))
    },
  },
  'add an observation': {
    field: 'observedOn',
    day: lastYear,
    begin: async (world) => {
      const goalId = await makeStartedGoal(world, 'behaviour')
      return ({ day, meant }) =>
        addObservation(
          world.mentor,
          observationInput.parse({ goalId, id: newId(), observedOn: day, body: 'Seen', meant }),
        )
    },
  },
  'log a habit entry': {
    field: 'doneOn',
    day: lastYear,
    begin: async (world) => {
      const startedAt = new Date('2025-11-01T08:00:00Z')
      const goalId = await makeGoal(world, 'habit', { state: 'in_progress', startedAt })
      return ({ day, meant }) =>
        logHabitEntry(
          world.junior,
          habitEntryInput.parse({ goalId, id: newId(), doneOn: day, body: 'Read', url: '', meant }),
        )
    },
  },
  'log a review note': {
    field: 'reviewedOn',
    day: lastYear,
    begin:
      async (world) =>
      async ({ day, meant }) =>
        logReview(world.mentor, reviewInput(world, { reviewedOn: day, meant })),
  },
}

async function assigning(world: World, due: (day: Day) => Record<string, string>) {
  const { mentor, junior, teamId, roadmap } = world
  const juniors = await membershipId(junior.viewer.id, teamId)
  const milestones = roadmap.milestones.skill.id
  return ({ day, meant }: Sent) =>
    assignMilestones(
      mentor,
      assignInput.parse({ roadmapId: roadmap.roadmapId, milestones, juniors, ...due(day), meant }),
    )
}

for (const [name, { field, day, begin }] of Object.entries(verbs))
  test(`${name}: an odd day is asked about, and taken once it’s confirmed`, async () => {
    const send = await begin(await makeWorld())
    const error: unknown = await send({ day }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Asked)
    expect((error as Asked).questions).toMatchObject([{ field, day }])
    await expect(send({ day, meant: '2020-01-01' })).rejects.toThrow(Asked)
    await send({ day, meant: day })
  })

test('a day that’s saved already isn’t asked about again', async () => {
  const { mentor, mentorshipId } = await makeWorld()
  const { id: actionId } = await agree(mentor, mentorshipId, 'Write it down', {
    dueOn: lastYear,
    meant: lastYear,
  })
  await editAction(mentor, editActionInput.parse({ actionId, version: '1', body: 'Say it', dueOn: lastYear }))
  expect(await getAction(mentor, actionId)).toMatchObject({ body: 'Say it', dueOn: lastYear })
  const { id: sessionId } = await log(mentor, mentorshipId, { heldOn: lastYear, meant: lastYear })
  const { editVersion: version } = await getSession(mentor, sessionId)
  await editSession(mentor, editSessionInput.parse({ sessionId, version, heldOn: lastYear, minutes: '30' }))
  expect(await getSession(mentor, sessionId)).toMatchObject({ heldOn: lastYear, minutes: 30 })
})

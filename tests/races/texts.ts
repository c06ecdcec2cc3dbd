import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { comments, goals } from '#db/schema/goals.ts'
import { sessions } from '#db/schema/sessions.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment } from '#lib/goals/comments/writes.ts'
import { commentInput } from '#lib/goals/input.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { log, plan } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'
import { allTheSame, oneAndRefused, type Race } from './race.ts'

type Assigning = { ctx: Ctx; form: Parameters<typeof assignMilestones>[1] }

// By the lead and the mentor, from forms of their own.
const oneOpenGoal: Race<Assigning> = {
  prepare: async (count) => {
    const { lead, mentor, junior, teamId, roadmap } = await makeWorld()
    const ada = await membershipId(junior.viewer.id, teamId)
    return Array.from({ length: count }, (_, index) => ({
      ctx: index % 2 ? mentor : lead,
      form: {
        formId: newId(),
        roadmapId: roadmap.roadmapId,
        milestones: [roadmap.milestones.skill.id],
        juniors: [ada],
        choice: { due: 'none' as const },
      } as Assigning['form'],
    }))
  },
  act: ({ ctx, form }) => assignMilestones(ctx, form),
  check: async ([first], outcomes) => {
    const strange = outcomes.find(({ refused }) => refused !== undefined)
    if (strange) return strange.refused
    const made = await db
      .select({ id: goals.id })
      .from(goals)
      .where(eq(goals.roadmapId, first?.form.roadmapId ?? ''))
    return made.length === 1 ? undefined : `${made.length} goals`
  },
}

type Logging = { ctx: Ctx; mentorshipId: string; fields: Record<string, unknown> }

const logging = {
  act: ({ ctx, mentorshipId, fields }: Logging) => log(ctx, mentorshipId, fields),
}

const plannedOnce: Race<Logging> = {
  ...logging,
  prepare: async (count) => {
    const { mentor, mentorshipId } = await makeWorld()
    const { id } = await plan(mentor, mentorshipId)
    return Array.from({ length: count }, () => ({
      ctx: mentor,
      mentorshipId,
      fields: { formId: newId(), plannedId: id, plannedAsked: id },
    }))
  },
  check: async ([first], outcomes) => {
    const held = await heldOf(first?.mentorshipId)
    return held === 1 ? oneAndRefused(outcomes, ['Refused']) : `${held} sessions`
  },
}

const sameFormOnce: Race<Logging> = {
  ...logging,
  prepare: async (count) => {
    const { mentor, mentorshipId } = await makeWorld()
    const fields = { formId: newId() }
    return Array.from({ length: count }, () => ({ ctx: mentor, mentorshipId, fields }))
  },
  check: async ([first], outcomes) => {
    const held = await heldOf(first?.mentorshipId)
    return held === 1 ? allTheSame(outcomes) : `${held} sessions`
  },
}

async function heldOf(mentorshipId = ''): Promise<number> {
  const which = and(eq(sessions.mentorshipId, mentorshipId), eq(sessions.state, 'held'))
  return (await db.select({ id: sessions.id }).from(sessions).where(which)).length
}

type Commenting = { ctx: Ctx; goalId: string; formId: string; body: string }

const commenting = {
  act: ({ ctx, ...fields }: Commenting) =>
    addComment(ctx, commentInput.parse({ ...fields, visibility: 'circle' })),
}

async function commentsOf(goalId = ''): Promise<number> {
  return (await db.select({ id: comments.id }).from(comments).where(eq(comments.goalId, goalId))).length
}

async function makeForm(): Promise<Omit<Commenting, 'body'>> {
  const world = await makeWorld()
  return { ctx: world.mentor, goalId: await makeGoal(world, 'skill'), formId: newId() }
}

const sameWords: Race<Commenting> = {
  ...commenting,
  prepare: async (count) => {
    const asked = { ...(await makeForm()), body: 'The same words' }
    return Array.from({ length: count }, () => asked)
  },
  check: async ([first], outcomes) => {
    const made = await commentsOf(first?.goalId)
    return made === 1 ? allTheSame(outcomes) : `${made} comments`
  },
}

const otherWords: Race<Commenting> = {
  ...commenting,
  prepare: async (count) => {
    const asked = await makeForm()
    return Array.from({ length: count }, (_, index) => ({ ...asked, body: `Words of ${index}` }))
  },
  check: async ([first], outcomes) => {
    const made = await commentsOf(first?.goalId)
    return made === 1 ? oneAndRefused(outcomes, ['FormUsed']) : `${made} comments`
  },
}

export const texts: Record<string, Race> = {
  'one open goal for a milestone': oneOpenGoal,
  'a planned session is logged once': plannedOnce,
  'a session sent twice is logged once': sameFormOnce,
  'a form sent twice makes one record': sameWords,
  'a form used for other words makes one record': otherWords,
}

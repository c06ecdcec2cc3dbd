import { beforeAll, expect, test } from 'vitest'
import { widenText } from '#lib/audience/widening/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { ReaderChanged } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, commentToWiden } from '#lib/goals/comments/writes.ts'
import { commentInput, widenCommentInput } from '#lib/goals/input.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { widenActionInput } from '#lib/sessions/action-items/input.ts'
import { widenAgendaPointInput } from '#lib/sessions/agenda/input.ts'
import { widenSessionNoteInput } from '#lib/sessions/input.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { actionToWiden, noteToWiden, pointToWiden } from '#lib/sessions/widening/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { snapshot } from '#tests/support/snapshot.ts'
import { makeStartedGoal } from '#tests/support/world/goals.ts'
import { pair } from '#tests/support/world/people.ts'
import { makeThemes, reviewEditInput, sendReview } from '#tests/support/world/reviews.ts'
import { agree, log, raise } from '#tests/support/world/sessions.ts'
import { circleOnPage } from '#tests/support/world/texts.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

// Shared more widely, a text reaches the circle that the page named.

openTestDatabase()

beforeAll(async () => {
  await makeThemes()
})

type Widen = (ctx: Ctx, id: string, form: Record<string, unknown>) => Promise<unknown>
const ways: Record<string, { add: (world: World) => Promise<string>; widen: Widen }> = {
  'a comment': {
    add: async (world) => {
      const goalId = await makeStartedGoal(world, 'skill')
      const form = { goalId, formId: newId(), body: 'Words', readerId: world.junior.viewer.id }
      const { id } = await addComment(world.mentor, commentInput.parse(form))
      return `${goalId} ${id}`
    },
    widen: (ctx, id, form) => {
      const [goalId, commentId] = id.split(' ')
      return widenText(ctx, widenCommentInput.parse({ goalId, commentId, ...form }), commentToWiden)
    },
  },
  'an action': {
    add: async ({ mentor, mentorshipId }) => (await agree(mentor, mentorshipId, 'Words')).id,
    widen: (ctx, actionId, form) =>
      widenText(ctx, widenActionInput.parse({ actionId, ...form }), actionToWiden),
  },
  'a point': {
    add: async ({ mentor, mentorshipId }) => (await raise(mentor, mentorshipId, 'Words')).id,
    widen: (ctx, pointId, form) =>
      widenText(ctx, widenAgendaPointInput.parse({ pointId, ...form }), pointToWiden),
  },
  'a session note': {
    add: async ({ mentor, mentorshipId }) => {
      const { id } = await log(mentor, mentorshipId)
      const [note] = (await getSession(mentor, id)).notes
      return `${id} ${note?.id}`
    },
    widen: (ctx, id, form) => {
      const [sessionId, noteId] = id.split(' ')
      return widenText(ctx, widenSessionNoteInput.parse({ sessionId, noteId, ...form }), noteToWiden)
    },
  },
  'a review note': {
    add: async (world) => JSON.stringify(await sendReview(world)),
    widen: (ctx, id, form) => editReview(ctx, reviewEditInput(JSON.parse(id), form)),
  },
}
test.each(Object.entries(ways))(
  '%s: someone whom the page didn’t name doesn’t get it unasked',
  async (_, { add, widen }) => {
    const world = await makeWorld()
    const { mentor, teamId, otherMentor, junior } = world
    const id = await add(world)
    const form = { version: '1', visibility: 'circle', confirmed: 'yes' }
    const circle = await circleOnPage(world)
    await pair(teamId, otherMentor.viewer.id, junior.viewer.id)
    const before = await snapshot()
    const late = widen(mentor, id, { ...form, circle })
    await expect(late).rejects.toThrow(ReaderChanged)
    await expect(late).rejects.toMatchObject({
      field: 'visibility',
      message: expect.stringContaining('Kenji Mori could now read this too.'),
    })
    await expect(widen(mentor, id, form)).rejects.toThrow(ReaderChanged)
    expect(await snapshot()).toBe(before)
    await widen(mentor, id, { ...form, circle: await circleOnPage(world) })
    expect(await snapshot()).not.toBe(before)
  },
)

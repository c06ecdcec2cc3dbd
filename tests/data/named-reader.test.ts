import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { comments, verdicts } from '#db/schema/goals.ts'
import { reviews } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes } from '#db/schema/sessions.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, ReaderChanged, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, commentToWiden, editComment } from '#lib/goals/comments/writes.ts'
import { commentInput, requestChangesInput, widenCommentInput } from '#lib/goals/input.ts'
import { requestChanges } from '#lib/goals/verdicts/writes.ts'
import { endMentorship } from '#lib/mentorships/writes.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { writeSessionNotesInput } from '#lib/sessions/input.ts'
import { decideLeft } from '#lib/sessions/left/writes.ts'
import { writeSessionNotes } from '#lib/sessions/notes/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { snapshot } from '#tests/support/snapshot.ts'
import { makeStartedGoal, makeSubmittedGoal, stepForm } from '#tests/support/world/goals.ts'
import { pair } from '#tests/support/world/people.ts'
import { makeThemes, reviewEditInput, reviewInput, sendReview } from '#tests/support/world/reviews.ts'
import { agree, log, raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

// A page is opened, the pair changes, the form is sent: it reaches the reader whom the page named, or nobody.

openTestDatabase()

beforeAll(async () => {
  await makeThemes()
})

/** The former pair ends, and the junior gets another mentor. */
async function changePair({ lead, teamId, mentorshipId, otherMentor, junior }: World): Promise<void> {
  await pair(teamId, otherMentor.viewer.id, junior.viewer.id)
  await endMentorship(lead, { mentorshipId, version: 1 })
}

type Sent = {
  send: () => Promise<{ id: string }>
  reader: (id: string) => Promise<string | null | undefined>
  to: Ctx
}
type Kind = (world: World) => Promise<Sent>

const readerIn = async (table: typeof comments | typeof actions | typeof agendaPoints, id: string) =>
  (await db.select({ readerId: table.readerId }).from(table).where(eq(table.id, id)))[0]?.readerId

const noteReader = async (sessionId: string) =>
  (await db.select().from(sessionNotes).where(eq(sessionNotes.sessionId, sessionId)))[0]?.readerId
const reviewReader = async (id: string) =>
  (await db.select().from(reviews).where(eq(reviews.id, id)))[0]?.readerId

// Each opens its page: what it returns sends the form, reads who got the text, and says whom the page named.
const kinds: Record<string, Kind> = {
  'a junior’s comment': async (world) => {
    const { junior, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const form = { goalId, id: newId(), body: 'Words', readerId: mentor.viewer.id }
    return {
      send: () => addComment(junior, commentInput.parse(form)),
      reader: (id) => readerIn(comments, id),
      to: mentor,
    }
  },
  'a mentor’s comment': async (world) => {
    const { junior, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const form = { goalId, id: newId(), body: 'Words', readerId: junior.viewer.id }
    return {
      send: () => addComment(mentor, commentInput.parse(form)),
      reader: (id) => readerIn(comments, id),
      to: junior,
    }
  },
  'an edit of a comment': async (world) => {
    const { junior, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const form = { goalId, formId: newId(), body: 'Words', readerId: mentor.viewer.id }
    const { id } = await addComment(junior, commentInput.parse(form))
    const edit = { goalId, formId: newId(), commentId: id, version: 1, body: 'Later words' }
    return {
      send: () => editComment(junior, edit),
      reader: (id) => readerIn(comments, id),
      to: mentor,
    }
  },
  'a widened comment': async (world) => {
    const { junior, mentor } = world
    const goalId = await makeStartedGoal(world, 'skill')
    const kept = { goalId, formId: newId(), body: 'Words', visibility: 'private' }
    const { id: commentId } = await addComment(junior, commentInput.parse(kept))
    const form = { goalId, commentId, version: '1', visibility: 'pair', confirmed: 'yes' }
    const input = widenCommentInput.parse({ ...form, readerId: mentor.viewer.id })
    return {
      send: async () => {
        await widenText(junior, input, commentToWiden)
        return { id: commentId }
      },
      reader: (id) => readerIn(comments, id),
      to: mentor,
    }
  },
  'a verdict': async (world) => {
    const { junior, mentor } = world
    const { goalId, evidenceId } = await makeSubmittedGoal(world)
    const form = { ...(await stepForm(goalId)), evidenceId, feedback: 'Words' }
    const input = requestChangesInput.parse({ ...form, readerId: junior.viewer.id })
    return {
      send: async () => {
        await requestChanges(mentor, input)
        return { id: goalId }
      },
      reader: async (id) => (await db.select().from(verdicts).where(eq(verdicts.goalId, id)))[0]?.readerId,
      to: junior,
    }
  },
  'a session note': async (world) => {
    const { junior, mentor, mentorshipId } = world
    return {
      send: () => log(mentor, mentorshipId, { notes: 'Words' }),
      reader: noteReader,
      to: junior,
    }
  },
  'a junior’s own notes of a session': async (world) => {
    const { junior, mentor, mentorshipId } = world
    const { id } = await log(mentor, mentorshipId, { notes: '' })
    const input = writeSessionNotesInput.parse({ sessionId: id, version: '', pair: 'Words' })
    return {
      send: () => writeSessionNotes(junior, input),
      reader: noteReader,
      to: mentor,
    }
  },
  'an action': async (world) => {
    const { junior, mentor, mentorshipId } = world
    return {
      send: () => agree(junior, mentorshipId, 'Words'),
      reader: (id) => readerIn(actions, id),
      to: mentor,
    }
  },
  'a point of the agenda': async (world) => {
    const { junior, mentor, mentorshipId } = world
    return {
      send: () => raise(junior, mentorshipId, 'Words'),
      reader: (id) => readerIn(agendaPoints, id),
      to: mentor,
    }
  },
  'a review note': async (world) => {
    const { junior, mentor } = world
    const input = reviewInput(world)
    return {
      send: () => logReview(mentor, input),
      reader: reviewReader,
      to: junior,
    }
  },
  'an edit of a review note': async (world) => {
    const { junior, mentor } = world
    const input = await sendReview(world)
    return {
      send: () => editReview(mentor, reviewEditInput(input, { summary: 'Later words' })),
      reader: reviewReader,
      to: junior,
    }
  },
}

describe.each(Object.entries(kinds))('%s', (_, open) => {
  test('reaches the reader that the page named', async () => {
    const { send, reader, to } = await open(await makeWorld())
    const { id } = await send()
    expect(await reader(id)).toBe(to.viewer.id)
  })
  test('is refused and stored nowhere once the pair has changed', async () => {
    const world = await makeWorld()
    const { send } = await open(world)
    await changePair(world)
    const before = await snapshot()
    const error = await send().catch((caught: unknown) => caught)
    expect([ReaderChanged, NotFound, Refused].some((refusal) => error instanceof refusal)).toBe(true)
    expect(await snapshot()).toBe(before)
  })
})

test('the sentence names the mentor of the page, at the box', async () => {
  const world = await makeWorld()
  const { junior, mentor, mentorshipId, formerMentor, admin } = world
  const goalId = await makeStartedGoal(world, 'skill')
  const say = (readerId: string) =>
    addComment(junior, commentInput.parse({ goalId, id: newId(), body: 'Words', readerId }))
  const left = await agree(mentor, mentorshipId, 'Open')
  await changePair(world)
  await expect(say(mentor.viewer.id)).rejects.toMatchObject({
    field: 'visibility',
    message: 'Marisol Vega isn’t your mentor any more, so this wasn’t sent.',
  })
  await expect(say(formerMentor.viewer.id)).rejects.toThrow('Olga Petrova isn’t your mentor')
  await expect(agree(junior, mentorshipId, 'Words')).rejects.toMatchObject({
    field: 'body',
    message: 'Marisol Vega isn’t your mentor any more, so this wasn’t sent.',
  })
  await expect(log(mentor, mentorshipId)).rejects.toMatchObject({
    field: 'visibility',
    message: 'You aren’t Ada Okonkwo’s mentor any more, so this wasn’t saved.',
  })
  const keep = { subject: 'action' as const, subjectId: left.id, version: 1, choice: mentorshipId }
  await expect(decideLeft(junior, { ...keep, formId: newId() })).rejects.toThrow(
    'Marisol Vega isn’t your mentor any more',
  )
  // A form may carry anyone's id, and learns no name by it.
  for (const stranger of [admin, world.outsider])
    await expect(say(stranger.viewer.id)).rejects.toThrow(
      'You can no longer write to the person this was for',
    )
})

test('without a mentor the page names a lead; with one by then, the words go to neither', async () => {
  const world = await makeWorld()
  const { junior, lead, mentorshipId, teamId, otherMentor } = world
  const goalId = await makeStartedGoal(world, 'skill')
  await endMentorship(lead, { mentorshipId, version: 1 })
  const form = { goalId, body: 'Words', readerId: lead.viewer.id }
  await addComment(junior, commentInput.parse({ ...form, id: newId() }))
  await pair(teamId, otherMentor.viewer.id, junior.viewer.id)
  const late = addComment(junior, commentInput.parse({ ...form, id: newId() }))
  await expect(late).rejects.toThrow('You have a mentor here now')
  const unnamed = addComment(junior, commentInput.parse({ ...form, readerId: '', id: newId() }))
  await expect(unnamed).rejects.toMatchObject({ field: 'readerId' })
})

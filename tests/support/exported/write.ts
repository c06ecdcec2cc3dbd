import { type Transaction, transaction } from '#db/client.ts'
import { drafts } from '#db/schema/drafts.ts'
import { auditEvents } from '#db/schema/people.ts'
import { findings, reviews, themes } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes } from '#db/schema/sessions.ts'
import { newId } from '#lib/core/ids.ts'
import { dayFrom } from '#tests/support/context.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { makeHeldSession } from '#tests/support/world/sessions.ts'
import { audienceColumns, type Text } from '#tests/support/world/texts.ts'
import type { World } from '#tests/support/world/world.ts'
import { writeOnGoal } from './goals.ts'
import { at, circle, ids, type Planned, pair, text } from './texts.ts'

/** One text of each kind and audience, each with its own words. */
export async function writeTexts(world: World): Promise<void> {
  const goalId = await makeGoal(world, 'skill', {
    blockedAt: at,
    blockedReason: text('blocked reason', ...circle).words,
  })
  const sessionId = await makeHeldSession(world, dayFrom(at, -3))
  const withdrawnId = await makeHeldSession(world, dayFrom(at, -3), [], { withdrawnAt: at })
  await transaction(async (tx) => {
    await writeOnGoal(tx, world, goalId)
    await writeInSessions(tx, world, sessionId, withdrawnId)
    await writeReviews(tx, world)
    await writeDraft(tx, world, goalId)
    const events = [
      ['comment.added', ids.get('comment private')],
      ['comment.added', ids.get('comment pair')],
      ['review.logged', ids.get('review private')],
      // What was done until it was widened was done to a private text.
      ['comment.added', ids.get('comment circle')],
      ['comment.widened', ids.get('comment circle'), 'private to circle'],
      ['comment.edited', ids.get('comment circle')],
      // Each may have been about a private note.
      ['session.notes-written', sessionId],
      ['session.note-widened', sessionId, 'private to pair'],
      ['session.edited', sessionId],
      ['sign-in.started', newId()],
    ] as [string, string, string?][]
    await tx.insert(auditEvents).values(
      events.map(([event, subjectId, detail]) => ({
        id: newId(),
        at,
        actorId: world.mentor.viewer.id,
        teamId: world.teamId,
        event,
        subjectId,
        detail,
      })),
    )
  })
}

async function writeInSessions(
  tx: Transaction,
  { mentor, junior, teamId, mentorshipId }: World,
  ofSession: string,
  ofWithdrawn: string,
): Promise<void> {
  const ofMentor = (visibility: Text['visibility']) =>
    audienceColumns({ author: mentor, visibility, reader: junior })
  const ofJunior = (visibility: Text['visibility']) =>
    audienceColumns({ author: junior, visibility, reader: mentor })
  const note = async (
    { id, words: body }: Planned,
    sessionId: string,
    audience: ReturnType<typeof ofMentor>,
  ) => tx.insert(sessionNotes).values({ id, sessionId, ...audience, body, createdAt: at, updatedAt: at })
  await note(text('note private', 'mentor'), ofSession, ofMentor('private'))
  await note(text('note pair', ...pair), ofSession, ofMentor('pair'))
  await note(text('note circle', ...circle), ofSession, ofMentor('circle'))
  await note(text('note of a withdrawn session', 'junior'), ofWithdrawn, ofJunior('pair'))

  const point = async ({ id, words: body }: Planned, withdrawnAt: Date | null) =>
    tx
      .insert(agendaPoints)
      .values({ id, mentorshipId, ...ofJunior('pair'), body, createdAt: at, withdrawnAt })
  await point(text('point pair', ...pair), null)
  await point(text('point withdrawn', 'junior'), at)

  const action = async ({ id, words: body }: Planned, audience: ReturnType<typeof ofMentor>) => {
    const juniorId = junior.viewer.id
    await tx.insert(actions).values({
      id,
      teamId,
      mentorshipId,
      juniorId,
      ownerId: juniorId,
      ...audience,
      body,
      state: 'open',
      createdAt: at,
    })
  }
  await action(text('action pair', ...pair), ofMentor('pair'))
  await action(text('action private', 'junior'), ofJunior('private'))
}

async function writeReviews(tx: Transaction, { mentor, junior, teamId }: World): Promise<void> {
  const themeId = newId()
  await tx.insert(themes).values({ id: themeId, key: 'naming', name: 'Naming', position: 1 })
  const review = async (
    written: Planned,
    finding: Planned,
    visibility: Text['visibility'],
    withdrawnAt: Date | null = null,
  ) => {
    await tx.insert(reviews).values({
      id: written.id,
      teamId,
      juniorId: junior.viewer.id,
      ...audienceColumns({ author: mentor, visibility, reader: junior }),
      url: 'https://example.org/1',
      title: 'A change',
      reviewedOn: dayFrom(at, -3),
      summary: written.words,
      wentWell: '',
      toImprove: '',
      createdAt: at,
      updatedAt: at,
      withdrawnAt,
    })
    const { id, words: body } = finding
    await tx
      .insert(findings)
      .values({ id, reviewId: written.id, position: 1, themeId, severity: 'praise', body })
  }
  await review(text('review pair', ...pair), text('finding pair', ...pair), 'pair')
  await review(text('review private', 'mentor'), text('finding private', 'mentor'), 'private')
  await review(text('review withdrawn', 'mentor'), text('finding withdrawn', 'mentor'), 'circle', at)
}

async function writeDraft(tx: Transaction, { junior }: World, goalId: string): Promise<void> {
  const { id, words } = text('draft', 'junior')
  await tx.insert(drafts).values({
    id,
    authorId: junior.viewer.id,
    formId: newId(),
    verb: 'comment',
    subjectId: goalId,
    address: `/goals/${goalId}`,
    fields: { body: words },
    pageId: newId(),
    turn: 1,
    createdAt: at,
    updatedAt: at,
    seenAt: at,
  })
}

import { transaction } from '#db/client.ts'
import { comments, evidence, goalEvents, goals, verdicts } from '#db/schema/goals.ts'
import { reviews } from '#db/schema/reviews.ts'
import { actions, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { daysBefore, testNow } from './context.ts'
import type { TestTeam } from './team.ts'

// Rows as the verbs leave them, for the reads' tests: dates can lie anywhere, and no verb has to be gone through.

type Text = { author: Ctx; visibility: Visibility; reader?: Ctx }

const audience = ({ author, visibility, reader }: Text) => ({
  authorId: author.viewer.id,
  visibility,
  readerId: visibility === 'pair' ? (reader?.viewer.id ?? null) : null,
})

/** A session of the team's pair, held on a day, with notes; answers its id. */
export async function heldSession(
  team: TestTeam,
  heldOn: string,
  notes: (Text & { body: string })[] = [],
  fields: Partial<typeof sessions.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  const at = new Date(`${heldOn}T10:00:00Z`)
  await transaction(async (tx) => {
    await tx.insert(sessions).values({
      id,
      teamId: team.teamId,
      mentorshipId: team.mentorshipId,
      mentorId: team.mentor.viewer.id,
      juniorId: team.junior.viewer.id,
      state: 'held',
      heldOn,
      minutes: 50,
      createdAt: at,
      updatedAt: at,
      ...fields,
    })
    for (const note of notes)
      await tx.insert(sessionNotes).values({
        id: newId(),
        sessionId: id,
        ...audience(note),
        body: note.body,
        createdAt: at,
        updatedAt: at,
      })
  })
  return id
}

/** A review note on the team's junior; answers its id. */
export async function reviewNote(
  team: TestTeam,
  reviewedOn: string,
  text: Text & { title: string; createdAt?: Date },
): Promise<string> {
  const id = newId()
  const at = text.createdAt ?? new Date(`${reviewedOn}T11:00:00Z`)
  await transaction((tx) =>
    tx.insert(reviews).values({
      id,
      teamId: team.teamId,
      juniorId: team.junior.viewer.id,
      ...audience(text),
      url: 'https://example.org/pull/1',
      title: text.title,
      reviewedOn,
      summary: `Summary of ${text.title}`,
      wentWell: '',
      toImprove: '',
      createdAt: at,
      updatedAt: at,
    }),
  )
  return id
}

/** A comment on a goal; answers its id. */
export async function commentOn(goalId: string, at: Date, text: Text & { body: string }): Promise<string> {
  const id = newId()
  await transaction((tx) =>
    tx.insert(comments).values({ id, goalId, ...audience(text), body: text.body, createdAt: at }),
  )
  return id
}

/** A version of evidence with the step that submitted it; answers its id. */
export async function submittedEvidence(goalId: string, author: Ctx, at: Date, number = 1): Promise<string> {
  const id = newId()
  await transaction(async (tx) => {
    await tx
      .insert(evidence)
      .values({ id, goalId, number, authorId: author.viewer.id, note: `Version ${number}`, createdAt: at })
    await tx
      .insert(goalEvents)
      .values({ id: newId(), goalId, actorId: author.viewer.id, kind: 'submitted', at, evidenceId: id })
  })
  return id
}

/** A verdict on a version of evidence; answers its id. */
export async function verdictOn(
  goalId: string,
  evidenceId: string,
  at: Date,
  text: Text & { feedback: string; decision?: 'approved' | 'changes_requested' },
): Promise<string> {
  const id = newId()
  const decision = text.decision ?? 'changes_requested'
  await transaction(async (tx) => {
    await tx
      .insert(verdicts)
      .values({ id, goalId, evidenceId, ...audience(text), decision, feedback: text.feedback, createdAt: at })
    await tx.insert(goalEvents).values({
      id: newId(),
      goalId,
      actorId: text.author.viewer.id,
      kind: decision,
      at,
      evidenceId,
      verdictId: id,
    })
  })
  return id
}

/** An open action of the team's pair; answers its id. */
export async function openAction(
  team: TestTeam,
  owner: Ctx,
  body: string,
  dueOn: string | null = null,
): Promise<string> {
  const id = newId()
  const author = team.mentor
  await transaction((tx) =>
    tx.insert(actions).values({
      id,
      teamId: team.teamId,
      juniorId: team.junior.viewer.id,
      mentorshipId: team.mentorshipId,
      ownerId: owner.viewer.id,
      ...audience({ author, visibility: 'pair', reader: team.junior }),
      body,
      dueOn,
      state: 'open',
      createdAt: daysBefore(author.now, 16, 10),
    }),
  )
  return id
}

/** Another goal row of any person, beside `makeGoal`'s for the team's junior; answers its id. */
export async function goalOf(values: {
  teamId: string
  juniorId: string
  assignedById: string
  roadmapId: string
  milestone: { id: string; key: string }
  state: (typeof goals.$inferInsert)['state']
  fields?: Partial<typeof goals.$inferInsert>
}): Promise<string> {
  const id = newId()
  const at = daysBefore(testNow, 47, 8)
  const { milestone, fields, ...rest } = values
  await transaction((tx) =>
    tx.insert(goals).values({
      id,
      ...rest,
      milestoneId: milestone.id,
      milestoneKey: milestone.key,
      createdAt: at,
      updatedAt: at,
      ...fields,
    }),
  )
  return id
}

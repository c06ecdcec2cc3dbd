import type { Transaction } from '#db/client.ts'
import { comments, evidence, goalEvents, verdictCriteria, verdicts } from '#db/schema/goals.ts'
import { observations } from '#db/schema/practice.ts'
import { textVersions } from '#db/schema/versions.ts'
import { dayFrom } from '#tests/support/context.ts'
import { audienceColumns, type Text } from '#tests/support/world/texts.ts'
import type { World } from '#tests/support/world/world.ts'
import { at, circle, ids, type Planned, pair, text } from './texts.ts'

/** Texts of each kind and audience on a goal of the junior. */
export async function writeOnGoal(tx: Transaction, world: World, goalId: string): Promise<void> {
  await writeComments(tx, world, goalId)
  await writeVersions(tx, world)
  const { junior, formerMentor } = world
  const sent = async ({ id, words: note }: Planned, number: number, withdrawnAt: Date | null) =>
    tx
      .insert(evidence)
      .values({ id, goalId, number, authorId: junior.viewer.id, note, createdAt: at, withdrawnAt })
  await sent(text('evidence', ...circle), 1, null)
  await sent(text('evidence withdrawn', 'junior'), 2, at)
  await writeVerdicts(tx, world, goalId)
  const observed = text('observation of a former mentor', ...circle, 'formerMentor')
  await tx.insert(observations).values({
    id: observed.id,
    goalId,
    authorId: formerMentor.viewer.id,
    observedOn: dayFrom(at, -3),
    body: observed.words,
    createdAt: at,
  })
  const { id, words: reason } = text('reason of a former mentor', ...circle, 'formerMentor')
  const actorId = formerMentor.viewer.id
  await tx
    .insert(goalEvents)
    .values({ id, goalId, actorId, kind: 'due_moved', at, reason, dueTo: dayFrom(at, 9) })
}

async function writeComments(
  tx: Transaction,
  { mentor, junior, formerMentor }: World,
  goalId: string,
): Promise<void> {
  const comment = async (
    { id, words: body }: Planned,
    visibility: Text['visibility'],
    fields: { withdrawnAt?: Date; editedAt?: Date } = {},
    author = mentor,
  ) =>
    tx.insert(comments).values({
      id,
      goalId,
      ...audienceColumns({ author, visibility, reader: junior }),
      body,
      createdAt: at,
      ...fields,
    })
  await comment(text('comment private', 'mentor'), 'private', { editedAt: at })
  await comment(text('comment pair', ...pair), 'pair')
  await comment(text('comment circle', ...circle), 'circle', { editedAt: at })
  const former = text('comment of a former mentor', 'formerMentor', 'junior', 'record')
  await comment(former, 'pair', {}, formerMentor)
  await comment(text('comment withdrawn', 'mentor'), 'pair', { withdrawnAt: at, editedAt: at })
  await comment(text('comment private withdrawn', 'mentor'), 'private', { withdrawnAt: at })
}

async function writeVersions(tx: Transaction, { mentor, junior, teamId }: World): Promise<void> {
  const version = async (
    of: string,
    number: number,
    visibility: Text['visibility'],
    { id, words }: Planned,
  ) =>
    tx.insert(textVersions).values({
      id,
      kind: 'comment',
      recordId: ids.get(of) ?? '',
      number,
      ...audienceColumns({ author: mentor, visibility, reader: junior }),
      teamId,
      juniorId: junior.viewer.id,
      fields: { body: words },
      replacedAt: at,
    })
  await version('comment circle', 1, 'private', text('version private', 'mentor'))
  await version('comment circle', 2, 'pair', text('version pair', ...pair))
  await version('comment private', 1, 'private', text('version of a private text', 'mentor'))
  await version('comment withdrawn', 1, 'pair', text('version of a withdrawn text', 'mentor'))
}

async function writeVerdicts(
  tx: Transaction,
  { mentor, junior, formerMentor, roadmap }: World,
  goalId: string,
): Promise<void> {
  const [criterionId = ''] = roadmap.milestones.skill.criterionIds
  const answered = async (feedback: Planned, remark: Planned, audience: Text) => {
    await tx.insert(verdicts).values({
      id: feedback.id,
      goalId,
      ...audienceColumns(audience),
      decision: 'approved',
      feedback: feedback.words,
      createdAt: at,
    })
    await tx
      .insert(verdictCriteria)
      .values({ id: remark.id, verdictId: feedback.id, criterionId, met: true, remark: remark.words })
  }
  await answered(text('feedback pair', ...pair), text('remark pair', ...pair), {
    author: mentor,
    visibility: 'pair',
    reader: junior,
  })
  await answered(text('feedback private', 'mentor'), text('remark private', 'mentor'), {
    author: mentor,
    visibility: 'private',
  })
  const former = ['formerMentor', 'junior', 'record'] as const
  await answered(
    text('feedback of a former mentor', ...former),
    text('remark of a former mentor', ...former),
    { author: formerMentor, visibility: 'pair', reader: junior },
  )
}

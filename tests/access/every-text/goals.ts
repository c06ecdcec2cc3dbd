import { widenText } from '#lib/audience/widening/writes.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, commentToWiden, commentToWithdraw, editComment } from '#lib/goals/comments/writes.ts'
import { evidenceToWithdraw } from '#lib/goals/evidence/editing/writes.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import {
  commentInput,
  editCommentInput,
  evidenceInput,
  habitEntryInput,
  observationInput,
  requestChangesInput,
  widenCommentInput,
} from '#lib/goals/input.ts'
import { entryToWithdraw, observationToWithdraw } from '#lib/goals/practice/editing/writes.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import { blockGoal, dropGoal, startGoal } from '#lib/goals/writes.ts'
import { at } from '#tests/support/context.ts'
import { approvalOf, makeGoal, stepForm } from '#tests/support/world/goals.ts'
import type { Roadmap } from '#tests/support/world/roadmap.ts'
import type { World } from '#tests/support/world/world.ts'
import { type TextName, text } from '../texts.ts'

type Around = {
  otherRoadmap: Roadmap
  gopher: { teamId: string; juniorId: string; mentorId: string }
  today: string
  /** As a page names the circle. */
  around: string
}

const day = 86_400_000

/** Goals of the junior in every state, and one each of the other junior and of a gopher, with their texts. */
export async function writeGoals(world: World, { otherRoadmap, gopher, today, around }: Around) {
  const { mentor, junior, lead, formerMentor, otherJunior, otherMentor, outsider, roadmap } = world
  const start = async (goalId: string, ctx: Ctx = junior) => {
    await startGoal(ctx, await stepForm(goalId))
    return goalId
  }
  const submit = async (goalId: string, ctx: Ctx, fields: Record<string, unknown>) => {
    return (await submitEvidence(ctx, evidenceInput.parse({ goalId, ...fields }))).id
  }
  const say = async (goalId: string, ctx: Ctx, name: TextName, visibility: string, readerId = '') => {
    const input = commentInput.parse({ goalId, body: text(name), visibility, readerId })
    return (await addComment(ctx, input)).id
  }

  const talk = await start(await makeGoal(world, 'skill', { dueOn: addDays(today, -3) }))
  const first = await submit(talk, junior, { note: 'A first try' })
  await requestChanges(
    mentor,
    requestChangesInput.parse({
      ...(await stepForm(talk)),
      evidenceId: first,
      feedback: text('verdict-mentor-pair'),
      criteria: [
        { id: roadmap.milestones.skill.criterionIds[0], met: 'not_yet', remark: text('remark-mentor-pair') },
      ],
      visibility: 'pair',
      note: text('note-beside-verdict'),
    }),
  )
  // Five days ago, so it has waited too long and is in the lead's attention list.
  const fiveDaysAgo = at(junior, new Date(junior.now.getTime() - 5 * day))
  const waiting = await submit(talk, fiveDaysAgo, {
    note: text('evidence-note'),
    links: [{ id: newId(), url: 'https://example.org/pull/7', title: text('evidence-link') }],
  })
  const comments: Partial<Record<TextName, string>> = {}
  const turns: [Ctx, TextName, string, string?][] = [
    [mentor, 'comment-mentor-private', 'private'],
    [mentor, 'comment-mentor-pair', 'pair'],
    [mentor, 'comment-mentor-circle', 'circle'],
    [junior, 'comment-junior-private', 'private'],
    [junior, 'comment-junior-pair', 'pair', mentor.viewer.id],
    [junior, 'comment-junior-pair-to-former', 'pair', formerMentor.viewer.id],
    [junior, 'comment-junior-circle', 'circle'],
    [lead, 'comment-lead-private', 'private'],
    [lead, 'comment-lead-pair', 'pair'],
    [lead, 'comment-lead-circle', 'circle'],
    [formerMentor, 'comment-former-private', 'private'],
    [formerMentor, 'comment-former-pair', 'pair'],
    [formerMentor, 'comment-former-circle', 'circle'],
  ]
  for (const [ctx, name, visibility, readerId] of turns)
    comments[name] = await say(talk, ctx, name, visibility, readerId)
  const mended = await say(talk, mentor, 'comment-mentor-earlier', 'private')
  const form = { goalId: talk, commentId: mended, version: '1' }
  await editComment(mentor, editCommentInput.parse({ ...form, body: text('comment-mentor-mended') }))
  const shared = { ...form, version: '2', visibility: 'circle', confirmed: 'yes', circle: around }
  await widenText(mentor, widenCommentInput.parse(shared), commentToWiden)
  comments['comment-mentor-mended'] = mended
  const withdrawn: Partial<Record<TextName, string>> = {}
  for (const [ctx, name] of [
    [mentor, 'comment-mentor-withdrawn'],
    [formerMentor, 'comment-former-withdrawn'],
  ] as const) {
    const id = await say(talk, ctx, name, 'circle')
    await withdrawText(ctx, { id, version: 1 }, commentToWithdraw)
    withdrawn[name] = id
  }

  const project = await start(await makeGoal(world, 'project'))
  const demonstrated = await submit(project, junior, { note: 'It runs', outcome: text('evidence-outcome') })
  await requestChanges(
    mentor,
    requestChangesInput.parse({
      ...(await stepForm(project)),
      evidenceId: demonstrated,
      feedback: text('verdict-mentor-circle'),
      visibility: 'circle',
    }),
  )
  const blocked = await start(await makeGoal(world, 'second'))
  await blockGoal(junior, { ...(await stepForm(blocked)), reason: text('blocked-reason') })

  const tried = await submit(blocked, junior, { note: text('evidence-withdrawn') })
  await withdrawText(junior, { id: tried, version: 1 }, evidenceToWithdraw)
  withdrawn['evidence-withdrawn'] = tried

  const behaviour = await start(await makeGoal(world, 'behaviour'))
  const observe = (ctx: Ctx, name: TextName) =>
    addObservation(
      ctx,
      observationInput.parse({ goalId: behaviour, formId: newId(), observedOn: today, body: text(name) }),
    )
  const observations = {
    junior: (await observe(junior, 'observation-junior')).id,
    mentor: (await observe(mentor, 'observation-mentor')).id,
  }
  const unseen = await observe(mentor, 'observation-mentor-withdrawn')
  await withdrawText(mentor, { id: unseen.id, version: 1 }, observationToWithdraw)
  withdrawn['observation-mentor-withdrawn'] = unseen.id
  const habit = await start(await makeGoal(world, 'habit'))
  const keep = (name: TextName) =>
    logHabitEntry(
      junior,
      habitEntryInput.parse({ goalId: habit, formId: newId(), doneOn: today, body: text(name) }),
    )
  const entry = await keep('habit-entry')
  const unread = await keep('habit-entry-withdrawn')
  await withdrawText(junior, { id: unread.id, version: 1 }, entryToWithdraw)
  withdrawn['habit-entry-withdrawn'] = unread.id

  const dropped = await makeGoal(world, 'third')
  await dropGoal(mentor, { ...(await stepForm(dropped)), reason: text('dropped-reason') })
  const planned = await makeGoal({ ...world, roadmap: otherRoadmap }, 'second')
  const achieved = await start(await makeGoal({ ...world, roadmap: otherRoadmap }, 'skill'))
  const proof = await submit(achieved, junior, { note: 'Done' })
  await approve(
    mentor,
    await approvalOf({ ...world, roadmap: otherRoadmap }, achieved, { evidenceId: proof }),
  )

  const ofOther = await makeGoal(world, 'skill', {
    juniorId: otherJunior.viewer.id,
    assignedById: otherMentor.viewer.id,
  })
  await start(ofOther, otherJunior)
  await submit(ofOther, otherJunior, { note: text('evidence-of-other') })
  await say(ofOther, otherMentor, 'comment-other-pair', 'pair')
  const { teamId, juniorId, mentorId: assignedById } = gopher
  const ofGopher = await makeGoal(world, 'skill', { teamId, juniorId, assignedById })
  const reason = text('reason-in-gophers')
  await blockGoal(outsider, { goalId: ofGopher, formId: newId(), version: 1, reason })
  return {
    talk,
    waiting,
    comments: comments as Record<TextName, string>,
    withdrawn: withdrawn as Record<TextName, string>,
    observations,
    entry: entry.id,
    first,
    project,
    blocked,
    behaviour,
    habit,
    dropped,
    planned,
    achieved,
    ofOther,
    ofGopher,
  }
}

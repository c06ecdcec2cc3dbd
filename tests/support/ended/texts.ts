import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, commentToWithdraw } from '#lib/goals/comments/writes.ts'
import { commentInput, habitEntryInput, observationInput } from '#lib/goals/input.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { blockGoal } from '#lib/goals/writes.ts'
import { createInvite } from '#lib/invites/writes.ts'
import { confirmLevel } from '#lib/levels/writes.ts'
import { listItems } from '#lib/plans/reads.ts'
import { proposeMilestone } from '#lib/proposals/writes.ts'
import { uploadRoadmap } from '#lib/roadmaps/imports/writes.ts'
import { suggestChange } from '#lib/roadmaps/suggestions/writes.ts'
import { seenOf } from '#lib/roadmaps/working-copies/rules.ts'
import { closeAction } from '#lib/sessions/action-items/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { dayFrom } from '../context.ts'
import { membershipId } from '../stored.ts'
import { makeGoal, makeStartedGoal, makeSubmittedGoal, stepForm } from '../world/goals.ts'
import { noteIt } from '../world/jots.ts'
import { fullPlan } from '../world/plans.ts'
import { propose } from '../world/proposals.ts'
import { type SentReview, sendReview } from '../world/reviews.ts'
import { agree, log, plan, raise } from '../world/sessions.ts'
import { circleOnPage } from '../world/texts.ts'
import { writeVersions } from '../world/versions.ts'
import type { World } from '../world/world.ts'
import { addLevel, copyOf, publish, start } from '../world/writing.ts'

/** Ids of what the mentor, the junior and the lead have written and what is open between them. */
export type Written = Awaited<ReturnType<typeof writeAround>>

/** Writes a text of each kind by everyone around the junior, for the verbs of `everyVerb()`. */
export async function writeAround(world: World) {
  // Before there are goals of these milestones.
  const proposals = await beginProposals(world)
  const { mentor, junior, lead, mentorshipId, teamId } = world
  const goal = await makeStartedGoal(world, 'second')
  const behaviour = await makeStartedGoal(world, 'behaviour')
  const habit = await makeStartedGoal(world, 'habit')
  const { goalId: waitingGoal, evidenceId: evidence } = await makeSubmittedGoal(world)
  const plannedGoal = await makeGoal(world, 'third')
  const blockedGoal = habit
  await blockGoal(junior, { ...(await stepForm(blockedGoal)), reason: 'No access' })
  const held = await log(mentor, mentorshipId, { visibility: 'pair' })
  const [note] = (await getSession(mentor, held.id)).notes
  const circleAction = await agree(mentor, mentorshipId, 'Wide', { visibility: 'circle' })
  const pairAction = await agree(mentor, mentorshipId, 'Between us', { owner: 'mentor' })
  const closedAction = await agree(mentor, mentorshipId, 'Done with')
  await closeAction(mentor, { actionId: closedAction.id, version: 1, state: 'done' })
  const planned = await plan(mentor, mentorshipId)
  const comments: Record<string, string> = {}
  const privateComments: Record<string, string> = {}
  const withdrawnComments: Record<string, string> = {}
  const reviews: Record<string, SentReview> = {}
  const points: Record<string, string> = {}
  const observed: Record<string, string> = {}
  for (const ctx of [mentor, junior]) {
    const form = { goalId: behaviour, formId: newId(), observedOn: dayFrom(mentor.now, 0), body: 'Seen' }
    observed[ctx.viewer.id] = (await addObservation(ctx, observationInput.parse(form))).id
  }
  const entryForm = { goalId: habit, formId: newId(), doneOn: dayFrom(mentor.now, 0), url: '', body: 'Read' }
  const entry = await logHabitEntry(junior, habitEntryInput.parse(entryForm))
  const say = async (ctx: Ctx, visibility: string) => {
    const form = { goalId: goal, formId: newId(), body: 'Words', visibility }
    return (await addComment(ctx, commentInput.parse(form))).id
  }
  for (const ctx of [mentor, junior, lead]) {
    comments[ctx.viewer.id] = await say(ctx, 'circle')
    privateComments[ctx.viewer.id] = await say(ctx, 'private')
    const commentId = await say(ctx, 'circle')
    await withdrawText(ctx, { id: commentId, version: 1 }, commentToWithdraw)
    withdrawnComments[ctx.viewer.id] = commentId
    if (ctx !== junior) reviews[ctx.viewer.id] = await sendReview(world, { visibility: 'circle' }, ctx)
    if (ctx !== lead) points[ctx.viewer.id] = (await raise(ctx, mentorshipId, 'When?')).id
  }
  const wins: Record<string, string> = {}
  for (const ctx of [mentor, junior]) wins[ctx.viewer.id] = (await noteIt(world, ctx)).id
  const versions = await writeVersions(world)
  const writing = await beginWriting(world)
  const teamPlan = await beginPlan(world)
  const levels = await beginLevels(world, versions.movedPlaceId)
  const invite = newId()
  await createInvite(lead, { id: invite, teamId, email: `${invite}@test.cairn`, role: 'junior' })
  return {
    goal,
    behaviour,
    habit,
    waitingGoal,
    evidence,
    plannedGoal,
    blockedGoal,
    // With a key of its own, so that no other goal is in its way.
    droppedGoal: await makeGoal(world, 'project', { state: 'dropped', milestoneKey: 'dropped' }),
    achievedGoal: await makeGoal(world, 'project', { state: 'achieved', achievedAt: mentor.now }),
    held: held.id,
    note: note?.id ?? '',
    planned: planned.id,
    circleAction: circleAction.id,
    pairAction: pairAction.id,
    closedAction: closedAction.id,
    comments,
    privateComments,
    withdrawnComments,
    observations: observed,
    entry: entry.id,
    reviews,
    points,
    wins,
    versions,
    writing,
    teamPlan,
    proposals,
    levels,
    invite,
    circle: await circleOnPage(world),
    juniorMembership: await membershipId(junior.viewer.id, teamId),
  }
}

/** A published roadmap, a working copy, and an uploaded file, all the lead's, and a change that the mentor suggested. */
async function beginWriting({ lead, mentor, teamId, roadmap }: World) {
  const publishedId = await start(lead, teamId, 'Published', roadmap.roadmapId)
  await publish(lead, publishedId)
  const roadmapId = await start(lead, teamId, 'Being written', roadmap.roadmapId)
  const levelKey = await addLevel(lead, roadmapId, 'First', [])
  const { copy } = await copyOf(lead, roadmapId)
  const file = { name: 'ladder.csv', bytes: new TextEncoder().encode('Stage,Milestone,Criterion\nA,B,C') }
  const { id: importId } = await uploadRoadmap(lead, { formId: newId(), teamId, file })
  const { id: suggestionId } = await suggestChange(mentor, {
    formId: newId(),
    roadmapId: publishedId,
    milestoneKey: 'skill-milestone',
    body: 'Shorter',
  })
  return {
    publishedId,
    roadmapId,
    copyId: copy.id,
    copyVersion: copy.version,
    levelKey,
    seen: seenOf(copy),
    teamId,
    importId,
    suggestionId,
  }
}

/** A plan of the team, with a milestone and an own goal. */
async function beginPlan(world: World) {
  const planId = await fullPlan(world)
  const items = await listItems(planId)
  const idOf = (isOwn: boolean) =>
    items.find(({ milestoneKey }) => (milestoneKey === null) === isOwn)?.id ?? ''
  return { planId, milestoneId: idOf(false), ownId: idOf(true) }
}

/** Two that wait for an answer: a goal of the junior's own, and a milestone. */
async function beginProposals(world: World) {
  const { junior, teamId, roadmap } = world
  const { id: own } = await propose(world)
  const { id: ofMilestone } = await proposeMilestone(junior, {
    formId: newId(),
    junior: await membershipId(junior.viewer.id, teamId),
    roadmapId: roadmap.roadmapId,
    milestoneKey: roadmap.milestones.third.key,
    why: 'It’s next',
    dueOn: null,
  })
  return { own, ofMilestone }
}

/** A level that the mentor has confirmed, and the lead hasn't. */
async function beginLevels({ mentor }: World, placeId: string) {
  const form = { formId: newId(), placeId, levelKey: 'first', version: 'none', body: 'Asks early' }
  return { half: (await confirmLevel(mentor, form)).id }
}

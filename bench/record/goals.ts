import {
  comments,
  evidence,
  evidenceLinks,
  goalCriteria,
  goalEvents,
  goals,
  verdicts,
} from '#db/schema/goals.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import type { Days, GoalPlan, Insert, SearchRow } from '../fill.ts'
import { idAt } from './ids.ts'
import type { Junior } from './people.ts'
import { passage, pullRequest, sentence } from './texts.ts'

type Event = typeof goalEvents.$inferInsert

export function makeGoal(
  insert: Insert,
  junior: Junior,
  leadId: string,
  { milestone, roadmapId, state, begun, ended, number }: GoalPlan,
  { moment, day }: Days,
): { id: string; found: SearchRow[] } {
  const { id: juniorId, mentorId, teamId } = junior
  const id = idAt(moment(begun))
  const isOver = state === 'achieved' || state === 'dropped'
  const withEvidence = milestone.kind === 'skill' || milestone.kind === 'project'
  const isBlocked = state === 'in_progress' && junior.number % 10 === 3
  const started = Math.max(begun - 5, 0)
  const handedIn = Math.max(ended + 6, 0)
  const hasStarted = state !== 'planned'
  const submitted = withEvidence && ['submitted', 'changes_requested', 'achieved'].includes(state)
  const events: Event[] = []
  const step = (kind: Event['kind'], actorId: string, ago: number, more: Partial<Event> = {}) =>
    events.push({
      id: idAt(moment(ago)),
      goalId: id,
      actorId,
      kind,
      at: moment(ago),
      reason: more.reason ?? null,
      evidenceId: more.evidenceId ?? null,
      verdictId: more.verdictId ?? null,
    })
  insert(goals, [
    {
      id,
      teamId,
      juniorId,
      milestoneId: milestone.id,
      roadmapId,
      milestoneKey: milestone.key,
      assignedById: mentorId,
      state,
      dueOn: day(isOver ? ended : ended - 12),
      blockedAt: isBlocked ? moment(3) : null,
      blockedReason: isBlocked ? sentence(number) : null,
      blockedById: isBlocked ? juniorId : null,
      rubricStep: state === 'achieved' && milestone.kind === 'behaviour' ? 3 : null,
      outcome: null,
      repositoryUrl: null,
      version: 4,
      createdAt: moment(begun),
      startedAt: hasStarted ? moment(started) : null,
      submittedAt: submitted ? moment(handedIn) : null,
      achievedAt: state === 'achieved' ? moment(ended) : null,
      updatedAt: moment(isOver ? ended : 2),
    },
  ])
  step('assigned', mentorId, begun)
  if (hasStarted) step('started', juniorId, started)
  if (isBlocked) step('blocked', juniorId, 3, { reason: sentence(number) })
  if (hasStarted)
    insert(
      goalCriteria,
      milestone.criterionIds.map((criterionId) => ({
        id: idAt(moment(started)),
        goalId: id,
        criterionId,
        tickedAt: moment(started),
        agreedAt: state === 'achieved' ? moment(ended) : null,
        agreedById: state === 'achieved' ? mentorId : null,
      })),
    )
  const found: SearchRow[] = []
  const index = (
    recordId: string,
    kind: SearchRow['kind'],
    authorId: string,
    body: string,
    at: Date,
    isPair = false,
  ) =>
    found.push({
      recordId,
      kind,
      pageId: id,
      teamId,
      juniorId,
      authorId,
      visibility: isPair ? 'pair' : 'circle',
      readerId: isPair ? juniorId : null,
      title: milestone.title,
      body,
      at,
    })
  const answer = (decision: 'approved' | 'changes_requested', evidenceId: string | null, ago: number) => {
    const verdictId = idAt(moment(ago))
    const feedback = passage(number + 3, 2)
    const isPair = decision === 'changes_requested'
    insert(verdicts, [
      {
        id: verdictId,
        goalId: id,
        evidenceId,
        authorId: mentorId,
        visibility: isPair ? 'pair' : 'circle',
        readerId: isPair ? juniorId : null,
        decision,
        feedback,
        rubricStep: null,
        createdAt: moment(ago),
      },
    ])
    step(decision, mentorId, ago, { evidenceId, verdictId })
    index(verdictId, 'verdict', mentorId, feedback, moment(ago), isPair)
  }
  const versions = submitted ? (number % 3 === 0 || state === 'changes_requested' ? 2 : 1) : 0
  for (let version = 1; version <= versions; version++) {
    const ago = handedIn + (versions - version) * 5
    const evidenceId = idAt(moment(ago))
    const note = passage(number + version, 5)
    insert(evidence, [
      { id: evidenceId, goalId: id, number: version, authorId: juniorId, note, createdAt: moment(ago) },
    ])
    insert(
      evidenceLinks,
      [1, 2].map((position) => ({
        id: idAt(moment(ago)),
        evidenceId,
        position,
        url: pullRequest(number * 3 + position),
        title: null,
      })),
    )
    step('submitted', juniorId, ago, { evidenceId })
    index(evidenceId, 'evidence', juniorId, note, moment(ago))
    const isLast = version === versions
    if (!isLast || state === 'changes_requested') answer('changes_requested', evidenceId, ago - 2)
    else if (state === 'achieved') answer('approved', evidenceId, ended)
  }
  if (state === 'achieved' && !withEvidence) answer('approved', null, ended)
  if (state === 'dropped') step('dropped', mentorId, ended, { reason: sentence(number) })
  const practised = hasStarted && !withEvidence ? 4 : 0
  for (let time = 0; time < practised; time++) {
    const ago = Math.max(Math.round(started - ((started - ended) * (time + 1)) / (practised + 1)), 0)
    const recordId = idAt(moment(ago))
    const body = passage(number + time, 2)
    const common = {
      id: recordId,
      goalId: id,
      authorId: time % 2 ? mentorId : juniorId,
      body,
      createdAt: moment(ago),
    }
    if (milestone.kind === 'behaviour') insert(observations, [{ ...common, observedOn: day(ago) }])
    else insert(habitEntries, [{ ...common, authorId: juniorId, doneOn: day(ago), url: pullRequest(number) }])
    index(
      recordId,
      milestone.kind === 'behaviour' ? 'observation' : 'habit_entry',
      common.authorId,
      body,
      moment(ago),
    )
  }
  const talk = hasStarted ? 3 : 0
  for (let turn = 0; turn < talk; turn++) {
    const authorId = [juniorId, mentorId, leadId][(turn + number) % 3] ?? juniorId
    const ago = Math.max(started - turn * 2, ended, 0)
    const commentId = idAt(moment(ago))
    const body = passage(number + turn * 2, 2)
    const isPair = authorId === mentorId
    insert(comments, [
      {
        id: commentId,
        goalId: id,
        authorId,
        visibility: isPair ? 'pair' : 'circle',
        readerId: isPair ? juniorId : null,
        body,
        createdAt: moment(ago),
      },
    ])
    index(commentId, 'comment', authorId, body, moment(ago), isPair)
  }
  insert(goalEvents, events)
  return { id, found }
}

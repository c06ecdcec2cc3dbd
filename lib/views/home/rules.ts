import type { GoalState, MilestoneKind } from '#db/words.ts'
import { type Day, daysBetween } from '#lib/core/days.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import type { Named } from '#lib/core/named.ts'
import { contactWeeks, type Week } from '#lib/sessions/contacts/rules.ts'
import type { ContactState } from '#lib/sessions/rules.ts'
import {
  byWait,
  longestWait,
  type Need,
  needOfContact,
  needOfPromise,
  needsOfGoal,
} from '#lib/views/needs/rules.ts'
import {
  currentStage,
  type GoalStanding,
  progressOver,
  roadmapInUse,
  type StageProgress,
} from '#lib/views/progress/rules.ts'

type Pair = {
  mentorshipId: string
  teamId: string
  mentor: Named
  junior: Named & { zones: KeptZones }
  state: ContactState
  daysSince: number
  startedOn: Day
  lastHeldOn: Day | null
  next: NextDate | null
}
type NextDate = { sessionId: string; day: Day; at: Date | null; zones: readonly string[] }
type Goal = {
  id: string
  teamId: string
  juniorId: string
  title: string
  state: GoalState
  dueOn: Day | null
  blockedAt: Date | null
  blockedReason?: string | null
  blockedById?: string | null
  blockedByName?: string | null
  submittedAt: Date | null
}
type Stage = {
  roadmapId: string
  position: number
  key: string
  title: string
  milestones: { key: string; title: string; kind: MilestoneKind }[]
}
type Action = {
  id: string
  version: number
  body: string
  dueOn: Day | null
  state: 'open' | 'done' | 'dropped'
  mentorshipId: string
}

export type JuniorOfMine = Named & {
  mentorshipId: string
  teamId: string
  stages: StageProgress[]
  /** Undefined without goals. */
  stage: StageProgress | undefined
  roadmapId: string | undefined
  needs: Need[]
  startedOn: Day
  lastHeldOn: Day | null
  next: NextDate | null
  contact: { week: Day; state: Week }[]
}

type Standing = { roadmapId: string; goals: readonly GoalStanding[] }

/** Over the roadmap that most of the junior's goals in this team belong to. */
export function progressInTeam(
  stages: readonly Stage[],
  standings: readonly Standing[],
): { roadmapId: string | undefined; stages: StageProgress[]; stage: StageProgress | undefined } {
  const all = standings.flatMap(({ roadmapId, goals }) => goals.map(({ state }) => ({ roadmapId, state })))
  const roadmapId = roadmapInUse(all) ?? stages[0]?.roadmapId
  const progress = progressOver(
    stages.filter((stage) => stage.roadmapId === roadmapId),
    standings.filter((standing) => standing.roadmapId === roadmapId).flatMap(({ goals }) => goals),
  )
  return { roadmapId, stages: progress, stage: progress[currentStage(progress)] }
}

export function goalStandings(
  goals: readonly { roadmapId: string; milestoneKey: string; state: GoalState; blockedAt: Date | null }[],
): Standing[] {
  return [...Map.groupBy(goals, ({ roadmapId }) => roadmapId)].map(([roadmapId, rows]) => ({
    roadmapId,
    goals: rows.map(({ milestoneKey, state, blockedAt }) => ({
      milestoneKey,
      state,
      isBlocked: blockedAt !== null,
    })),
  }))
}

/** `needing` comes longest wait first, `calm` in the order of `rows.pairs`. */
export function mentorHome(
  now: Date,
  rows: {
    pairs: readonly Pair[]
    standings: readonly (Standing & { juniorId: string; teamId: string })[]
    goals: readonly Goal[]
    stages: readonly Stage[]
    actions: readonly Action[]
    /** Their Mondays. */
    weeks: readonly Day[]
    /** Days of sessions, by mentorship. */
    held: ReadonlyMap<string, readonly Day[]>
  },
): { needing: JuniorOfMine[]; calm: JuniorOfMine[] } {
  const juniors = rows.pairs.map((pair): JuniorOfMine => {
    const { mentorshipId, teamId, startedOn, lastHeldOn, next } = pair
    const { id, name, zones } = pair.junior
    const isTheirs = (row: { juniorId: string; teamId: string }) =>
      row.juniorId === id && row.teamId === teamId
    const goals = rows.goals.filter(isTheirs)
    // A mentor's own list ignores the team's limit: all waiting evidence counts.
    const needs = goals.flatMap((goal) => needsOfGoal(goal, now, zones, 0))
    const contact = needOfContact(pair)
    if (contact) needs.push(contact)
    for (const action of rows.actions) {
      const promise = action.mentorshipId === mentorshipId ? needOfPromise(action, now, zones) : null
      if (promise) needs.push(promise)
    }
    const standings = rows.standings.filter(isTheirs)
    const hasGoals = standings.some((standing) => standing.goals.length > 0)
    if (!hasGoals) needs.push({ kind: 'no goal', days: daysBetween(startedOn, personDay(now, zones)) })
    const { roadmapId, stages, stage } = progressInTeam(rows.stages, standings)
    return {
      id,
      name,
      teamId,
      mentorshipId,
      stages,
      stage: hasGoals ? stage : undefined,
      roadmapId,
      needs: needs.sort(byWait),
      startedOn,
      lastHeldOn,
      next,
      contact: contactWeeks(rows.weeks, rows.held.get(mentorshipId) ?? [], startedOn).map((state, place) => ({
        week: rows.weeks[place] ?? '',
        state,
      })),
    }
  })
  return {
    needing: juniors
      .filter((junior) => junior.needs.length > 0)
      .sort((a, b) => longestWait(b.needs) - longestWait(a.needs)),
    calm: juniors.filter((junior) => junior.needs.length === 0),
  }
}

export type NextStep =
  | { kind: 'answer'; goalId: string; title: string; by: Named | null; days: number | null; left: number }
  | { kind: 'overdue'; goalId: string; title: string; days: number }
  | { kind: 'agenda'; sessionId: string; mentor: Named; day: Day; otherPoints: number }
  | {
      kind: 'go on'
      goalId: string
      title: string
      dueIn: number | null
      of: MilestoneKind
      ticked: number
      criteria: number
      noted: number
    }
  /** `isAlone`: nothing else is under way, not even blocked or waiting for an answer. */
  | { kind: 'start'; goalId: string; title: string; dueIn: number | null; isAlone: boolean }

type OwnGoal = Goal & {
  kind: MilestoneKind
  noted: number

  ticked: number
  criteria: number
  answeredAt: Date | null
  answeredById: string | null
  answeredByName: string | null
}

const MAX_STEPS = 4
/** In days: how long before a session the junior is asked for points. */
const agendaSoonDays = 7

/**
 * Most pressing first: answer feedback, catch up, add points for a session soon, continue. A planned goal is suggested
 * only if no other goal is under way. Blocked goals are left out. `zones` is the junior's.
 */
export function nextSteps(
  now: Date,
  zones: KeptZones,
  rows: {
    goals: readonly OwnGoal[]
    planned: readonly {
      sessionId: string
      day: Day
      mentor: Named
      ownPoints: number
      otherPoints: number
    }[]
  },
): NextStep[] {
  const today = personDay(now, zones)
  const dueIn = (goal: OwnGoal) => (goal.dueOn ? daysBetween(today, goal.dueOn) : null)
  const free = rows.goals
    .filter((goal) => !goal.blockedAt)
    .toSorted((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : a.dueOn === b.dueOn ? 0 : 1))
  const steps: NextStep[] = []
  for (const goal of free) {
    if (goal.state !== 'changes_requested') continue
    const { id: goalId, title, answeredAt, answeredById, answeredByName } = goal
    const by = answeredById && answeredByName ? { id: answeredById, name: answeredByName } : null
    const days = answeredAt && daysBetween(personDay(answeredAt, zones), today)
    steps.push({ kind: 'answer', goalId, title, by, days, left: goal.criteria - goal.ticked })
  }
  const begun = free.filter((goal) => goal.state === 'in_progress')
  const late = free.filter(
    (goal) => (goal.state === 'in_progress' || goal.state === 'planned') && (dueIn(goal) ?? 0) < 0,
  )
  for (const goal of late)
    steps.push({ kind: 'overdue', goalId: goal.id, title: goal.title, days: -(dueIn(goal) ?? 0) })
  const next = rows.planned.find(({ day }) => day >= today)
  if (next && next.ownPoints === 0 && daysBetween(today, next.day) <= agendaSoonDays)
    steps.push({
      kind: 'agenda',
      sessionId: next.sessionId,
      mentor: next.mentor,
      day: next.day,
      otherPoints: next.otherPoints,
    })
  for (const goal of begun) {
    if (late.includes(goal)) continue
    const { id: goalId, title, kind: of, ticked, criteria, noted } = goal
    steps.push({ kind: 'go on', goalId, title, dueIn: dueIn(goal), of, ticked, criteria, noted })
  }
  const isIdle = begun.length === 0 && !free.some((goal) => goal.state === 'changes_requested')
  const first = free.find((goal) => goal.state === 'planned' && !late.includes(goal))
  if (isIdle && first) {
    const isAlone = rows.goals.every(({ state }) => ['planned', 'achieved', 'dropped'].includes(state))
    steps.push({ kind: 'start', goalId: first.id, title: first.title, dueIn: dueIn(first), isAlone })
  }
  return steps.slice(0, MAX_STEPS)
}

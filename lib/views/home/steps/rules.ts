import type { MilestoneKind } from '#db/words.ts'
import { type Day, daysBetween } from '#lib/core/days.ts'
import { type KeptZones, personDay } from '#lib/core/kept-zones.ts'
import type { Named } from '#lib/core/named.ts'
import type { HomeGoal } from '#lib/views/home/rules.ts'

export type NextStep =
  | { kind: 'answer'; goalId: string; title: string; by: Named | null; days: number | null; left: number }
  | { kind: 'reopened'; goalId: string; title: string; days: number; dueIn: number | null }
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
  /** All of a stage, `done`, is achieved, and nothing of the next one is assigned. */
  | { kind: 'next stage'; roadmapId: string; done: string; position: number; title: string }

type OwnGoal = HomeGoal & {
  kind: MilestoneKind
  noted: number
  ticked: number
  criteria: number
  answeredAt: Date | null
  answeredById: string | null
  answeredByName: string | null
  reopenedAt: Date | null
}

type StageToCome = { done: { title: string }; next: { position: number; title: string } }

const MAX_STEPS = 4
/** In days: how long before a session the junior is asked for points. */
const agendaSoonDays = 7

/**
 * Most pressing first: answer feedback, go back to what was reopened, catch up, add points for a session soon, continue. A planned goal is suggested
 * only if no other goal is under way. Blocked goals are left out. Stages that could come next follow, however many other
 * steps there are. `zones` is the junior's.
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
    /** Of each team. */
    stages?: readonly { roadmapId: string | undefined; whatNext: StageToCome | null }[]
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
  for (const goal of begun) {
    if (!goal.reopenedAt) continue
    const days = daysBetween(personDay(goal.reopenedAt, zones), today)
    steps.push({ kind: 'reopened', goalId: goal.id, title: goal.title, days, dueIn: dueIn(goal) })
  }
  const late = free.filter(
    (goal) =>
      (goal.state === 'in_progress' || goal.state === 'planned') &&
      !goal.reopenedAt &&
      (dueIn(goal) ?? 0) < 0,
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
    if (goal.reopenedAt || late.includes(goal)) continue
    const { id: goalId, title, kind: of, ticked, criteria, noted } = goal
    steps.push({ kind: 'go on', goalId, title, dueIn: dueIn(goal), of, ticked, criteria, noted })
  }
  const isIdle = begun.length === 0 && !free.some((goal) => goal.state === 'changes_requested')
  const first = free.find((goal) => goal.state === 'planned' && !late.includes(goal))
  if (isIdle && first) {
    const isAlone = rows.goals.every(({ state }) => ['planned', 'achieved', 'dropped'].includes(state))
    steps.push({ kind: 'start', goalId: first.id, title: first.title, dueIn: dueIn(first), isAlone })
  }
  const toCome = (rows.stages ?? []).flatMap(({ roadmapId, whatNext }): NextStep[] => {
    if (!roadmapId || !whatNext) return []
    const { done, next } = whatNext
    return [{ kind: 'next stage', roadmapId, done: done.title, position: next.position, title: next.title }]
  })
  return [...steps.slice(0, MAX_STEPS), ...toCome]
}

import type { GoalState } from '#db/words.ts'
import type { Day } from '#lib/core/days.ts'

type Line = {
  id: string
  title: string
  state: GoalState
  dueOn: Day | null
  planStart: { id: string; planId: string; title: string; startsOn: Day } | null
}

/** `next` is the open goal that is due first; dropped goals don't count. */
export type RunningPlan = {
  id: string
  planId: string
  title: string
  startsOn: Day
  goals: number
  achieved: number
  next: { id: string; title: string; dueOn: Day | null }
}

/** Of one junior: plans of which something is still open, by their start. */
export function runningPlans(lines: readonly Line[]): RunningPlan[] {
  const byStart = Map.groupBy(
    lines.filter(({ state }) => state !== 'dropped'),
    ({ planStart }) => planStart?.id,
  )
  return [...byStart]
    .flatMap(([id, ofStart]): RunningPlan[] => {
      const start = ofStart[0]?.planStart
      const [next] = ofStart.filter(({ state }) => state !== 'achieved').sort(byDueDay)
      if (id === undefined || !start || !next) return []
      return [
        {
          id,
          planId: start.planId,
          title: start.title,
          startsOn: start.startsOn,
          goals: ofStart.length,
          achieved: ofStart.filter(({ state }) => state === 'achieved').length,
          next: { id: next.id, title: next.title, dueOn: next.dueOn },
        },
      ]
    })
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : a.id < b.id ? -1 : 1))
}

// Those without a date come last.
const byDueDay = (a: Line, b: Line) => {
  const [one, other] = [a.dueOn ?? '9', b.dueOn ?? '9']
  return one < other ? -1 : one > other ? 1 : 0
}

import { carriedOver, matchCriteria, type Ticked, type VersionMilestone } from '../rules.ts'

/** What is known of a goal since it was moved from `before` to `after`. */
export type GoalSince = {
  movedAt: Date
  before: VersionMilestone
  after: VersionMilestone
  /** Where it is now. */
  milestoneId: string
  updatedAt: Date
  /** Of its history, besides the move itself. */
  steps: readonly unknown[]
  /** Observations and entries. */
  notes: number
  /** Of criteria of any version. */
  said: readonly Ticked[]
}

/** Whether taking the move back would undo more than the move. */
export function hasNewsSince(goal: GoalSince, moveAt: Date): boolean {
  const { before, after, movedAt, said } = goal
  if (goal.milestoneId !== after.id || goal.steps.length > 0 || goal.notes > 0) return true
  if (movedAt.getTime() !== moveAt.getTime() || goal.updatedAt.getTime() !== moveAt.getTime()) return true
  const ids = new Set(after.criteria.map(({ id }) => id))
  const now = said.filter(({ criterionId }) => ids.has(criterionId))
  const carried = carriedOver(matchCriteria(before.criteria, after.criteria), said)
  return inWords(now) !== inWords(carried)
}

const inWords = (rows: readonly Ticked[]) =>
  rows
    .map(({ criterionId, tickedAt, agreedAt, agreedById }) =>
      [criterionId, tickedAt?.getTime(), agreedAt?.getTime(), agreedById].join(' '),
    )
    .sort()
    .join('\n')

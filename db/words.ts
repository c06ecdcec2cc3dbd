// The words of every enumeration, once: the schema's CHECKs, the forms' schemas, rules and pages all take them from here.

/** What a person is in a team, in the order in which roles are listed. */
export const roles = ['lead', 'mentor', 'junior'] as const
export type Role = (typeof roles)[number]

/** Who reads a text, from the narrowest to the widest: its author, the pair, the junior's circle in the team. */
export const visibilities = ['private', 'pair', 'circle'] as const
export type Visibility = (typeof visibilities)[number]

export const milestoneKinds = ['skill', 'project', 'behaviour', 'habit'] as const
export type MilestoneKind = (typeof milestoneKinds)[number]

/** How often a habit recurs. */
export const periods = ['week', 'month', 'quarter'] as const
export type Period = (typeof periods)[number]

export const resourceKinds = ['docs', 'book', 'article', 'course', 'tool'] as const

/** The states in which a goal is still to be reached. */
export const openGoalStates = ['planned', 'in_progress', 'submitted', 'changes_requested'] as const
export const goalStates = [...openGoalStates, 'achieved', 'dropped'] as const
export type GoalState = (typeof goalStates)[number]

export const goalEventKinds = [
  'assigned',
  'started',
  'submitted',
  'withdrawn',
  'changes_requested',
  'approved',
  'reopened',
  'blocked',
  'unblocked',
  'dropped',
  'taken_up',
  'due_moved',
] as const

export const decisions = ['approved', 'changes_requested'] as const

export const sessionStates = ['planned', 'held', 'cancelled'] as const

export const actionStates = ['open', 'done', 'dropped'] as const

export const severities = ['praise', 'suggestion', 'issue'] as const
export type Severity = (typeof severities)[number]

/** What the search finds. */
export const documentKinds = [
  'goal',
  'evidence',
  'verdict',
  'comment',
  'observation',
  'habit_entry',
  'session',
  'action',
  'agenda_point',
  'review',
] as const

// The schema's CHECKs, the forms, the rules and the pages all take their enumerations from here.

/** In the order in which they're listed. */
export const roles = ['lead', 'mentor', 'junior'] as const
export type Role = (typeof roles)[number]

/** From the narrowest to the widest. */
export const visibilities = ['private', 'pair', 'circle'] as const
export type Visibility = (typeof visibilities)[number]

export const milestoneKinds = ['skill', 'project', 'behaviour', 'habit'] as const
export type MilestoneKind = (typeof milestoneKinds)[number]

export const periods = ['week', 'month', 'quarter'] as const
export type Period = (typeof periods)[number]

export const resourceKinds = ['docs', 'book', 'article', 'course', 'tool'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** What a milestone may ask for on top of evidence. */
export const showings = ['alone', 'explained_live'] as const
export type Showing = (typeof showings)[number]

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
  'moved_on',
  'moved_back',
] as const
export type GoalEventKind = (typeof goalEventKinds)[number]

/** Of a goal that is no roadmap's milestone. */
export const ownGoalKinds = ['skill', 'project'] as const
export type OwnGoalKind = (typeof ownGoalKinds)[number]

/** Of a goal that a junior proposes. */
export const proposalStates = ['open', 'agreed', 'declined', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** As what someone confirms a junior's level. */
export const confirmingRoles = ['mentor', 'lead'] as const
export type ConfirmingRole = (typeof confirmingRoles)[number]

/** Of a change to a roadmap that a mentor suggests. */
export const suggestionStates = ['open', 'taken_over', 'answered'] as const

export const decisions = ['approved', 'changes_requested'] as const

export const sessionStates = ['planned', 'held', 'cancelled'] as const

export const actionStates = ['open', 'done', 'dropped'] as const

/** Under which heading of an agenda a point stands, if its author said so. */
export const agendaParts = ['talk', 'decide'] as const
export type AgendaPart = (typeof agendaParts)[number]

export const jotStates = ['open', 'done', 'let_go'] as const

/** What a jot can become. */
export const jotOutcomes = ['agenda_point', 'action', 'observation', 'finding', 'win', 'note'] as const
export type JotOutcome = (typeof jotOutcomes)[number]

/** How useful a junior found a session, from the best to the worst. */
export const usefulness = ['very', 'partly', 'hardly'] as const
export type Usefulness = (typeof usefulness)[number]

export const severities = ['praise', 'suggestion', 'issue'] as const
export type Severity = (typeof severities)[number]

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
  'proposal',
  'level',
  'jot',
  'win',
  'opinion',
] as const

/** Texts that their author can edit, and withdraw. A session is only withdrawn: its texts have versions of their own. */
export const textKinds = [
  'comment',
  'evidence',
  'observation',
  'habit_entry',
  'session',
  'session_note',
  'action',
  'agenda_point',
  'review',
  'proposal',
  'win',
] as const
export type TextKind = (typeof textKinds)[number]

/** The forms whose words are kept until they are sent. */
export const draftVerbs = [
  'comment',
  'comment_edit',
  'evidence',
  'evidence_edit',
  'verdict',
  'observation',
  'observation_edit',
  'habit_entry',
  'habit_entry_edit',
  'block',
  'drop',
  'reopen',
  'move_due',
  'session',
  'session_edit',
  'session_notes',
  'review',
  'review_edit',
  'roadmap',
  'stage',
  'milestone',
  'publication',
  'suggestion',
  'suggestion_answer',
  'own_goal',
  'proposal',
  'proposal_edit',
  'proposal_answer',
  'level',
  'level_taken_back',
  'plan',
  'plan_item',
  'session_template',
  'opinion',
] as const
export type DraftVerb = (typeof draftVerbs)[number]

/** What is done for the database from time to time. */
export const upkeepTaskKinds = ['backup', 'check'] as const
export type UpkeepTaskKind = (typeof upkeepTaskKinds)[number]

/**
 * What `cairn export` leaves out of both kinds of files, by table and by the column's name in the schema, and why. A column
 * of the schema that is neither exported nor listed here fails a test.
 */
export const leftOut: Record<string, string | Record<string, string>> = {
  forms: 'Which forms were sent, as hashes: only so that one isn’t taken twice.',
  health_checks: 'A number that /up counts.',
  last_reads: 'Which page someone read last: nobody is shown it.',
  password_resets: 'Hashes of secrets; that a link was made is among the events.',
  search_documents: 'Copies of texts, made for search.',
  setup_tokens: 'A hash of a secret.',
  sign_in_failures: 'Tries of a quarter of an hour, by strangers too.',
  upkeep_tasks: 'When a backup was made.',
  working_copies: { version: 'For forms.' },
  working_milestones: { version: 'For forms.' },
  working_stages: { version: 'For forms.' },
  plans: { version: 'For forms.' },
  session_templates: { version: 'For forms.' },
  plan_items: { version: 'For forms.' },
  actions: { version: 'For forms.' },
  agenda_points: {
    version: 'For forms.',
    place: 'It counts points of any reader; rows are in the order of ids.',
  },
  calendar_feeds: { secretHash: 'A hash of a secret.' },
  comments: { version: 'For forms.' },
  drafts: {
    authorId: 'Their reader’s own.',
    formId: 'For forms.',
    pageId: 'For forms.',
    readerId: 'An id that a browser named; who it is may be unknown to them now.',
    subjectId: 'An id that a browser named, also in the address.',
    seenAt: 'For tidying.',
    turn: 'For forms.',
    version: 'For forms.',
  },
  evidence: { version: 'For forms.' },
  goal_proposals: { version: 'For forms.' },
  jots: { authorId: 'Their reader’s own.', version: 'For forms.' },
  wins: { readerId: 'None is for one reader.', version: 'For forms.' },
  goals: { updatedAt: 'Moves with what not every reader may see.', version: 'For forms.' },
  habit_entries: { version: 'For forms.' },
  invites: { tokenHash: 'A hash of a secret.' },
  mentorships: { version: 'For forms.' },
  observations: { version: 'For forms.' },
  people: {
    hasShortcuts: 'A setting of the keyboard.',
    passwordHash: 'A secret.',
    searchKey: 'Made of the name and the address.',
    sortKey: 'Made of the name.',
    version: 'For forms.',
  },
  reviews: { updatedAt: 'The same as when it was edited or withdrawn.', version: 'For forms.' },
  roadmap_imports: 'Files that their author has; kept for 30 days.',
  roadmap_suggestions: { version: 'For forms.' },
  roadmap_versions: { contentHash: 'Made of the content.' },
  roadmaps: {
    createdAt: 'The first version says when it was published.',
    id: 'In each of its versions.',
  },
  session_notes: {
    updatedAt: 'The same as when it was edited or withdrawn.',
    version: 'For forms.',
  },
  sessions: {
    editedAt: 'Moves with what not every reader may see.',
    plannedAs: 'For putting a withdrawn session back.',
    undone: 'For putting a withdrawn session back; names private texts.',
    updatedAt: 'Moves with what not every reader may see.',
    version: 'For forms.',
  },
  sign_ins: {
    endedAt: 'Only open ones are shown.',
    expiresAt: 'Moves on with each visit.',
    personId: 'Their reader’s own.',
  },
  teams: { sortKey: 'Made of the name.', version: 'For forms.' },
  text_versions: {
    juniorId: 'As of the text.',
    number: 'Counts the private ones too.',
    teamId: 'As of the text.',
  },
}

/** What only a person’s own file has. */
export const leftOutOfRecord: Record<string, string | Record<string, string>> = {
  session_opinions: { useful: 'Only the junior who said it reads it.' },
  drafts: 'Their author’s alone.',
  jots: 'Their author’s alone.',
  sign_ins: 'A sign-in’s id is what its cookie carries.',
  goals: {
    outcome: 'The same as in evidence, also of evidence that was withdrawn.',
    repositoryUrl: 'The same as in evidence, also of evidence that was withdrawn.',
  },
}

/** What only the record has, since no page shows it to anybody or only to some. */
export const leftOutOfPersons: Record<string, string | Record<string, string>> = {
  actions: { closedById: 'No page says who closed it.' },
  invites: {
    acceptedAt: 'Their file has open ones.',
    acceptedById: 'No page says it.',
    takenBackAt: 'Their file has open ones.',
  },
  mentorships: { endedById: 'No page says it.' },
  people: { createdAt: 'No page says it.' },
  sessions: { createdAt: 'No page says it.', plannedInId: 'No page says it.' },
  teams: { createdAt: 'No page says it.' },
}

/**
 * How a canary word is planted in a text column: on a line of its own, in the line, at the end of an address, or in
 * front of an e-mail address, or in the longest of a form's fields. A `fact` is no one's words: a state, a day, a hash.
 */
export type Planted = 'text' | 'line' | 'link' | 'email' | 'fields'
type Column = Planted | 'fact'

/** Every text column of the schema that isn't an id. The test fails for one that is missing here. */
export const columns: Record<string, Record<string, Column>> = {
  actions: { visibility: 'fact', body: 'line', due_on: 'fact', state: 'fact' },
  agenda_points: { visibility: 'fact', body: 'line' },
  audit_events: { event: 'fact', detail: 'fact' },
  comments: { visibility: 'fact', body: 'text' },
  criteria: { text: 'line' },
  drafts: { verb: 'fact', address: 'fact', fields: 'fields' },
  evidence: { note: 'text', outcome: 'text', repository_url: 'link' },
  evidence_links: { url: 'link', title: 'line' },
  findings: { severity: 'fact', body: 'text', file: 'line', snippet: 'text' },
  forms: { verb: 'fact', input_hash: 'fact' },
  goal_events: { kind: 'fact', reason: 'line', due_from: 'fact', due_to: 'fact' },
  goals: {
    milestone_key: 'fact',
    state: 'fact',
    due_on: 'fact',
    blocked_reason: 'line',
    outcome: 'text',
    repository_url: 'link',
  },
  habit_entries: { done_on: 'fact', url: 'link', body: 'text' },
  invites: { token_hash: 'fact', email: 'email', role: 'fact' },
  memberships: { role: 'fact' },
  milestones: {
    key: 'fact',
    kind: 'fact',
    title: 'line',
    description: 'text',
    outcome: 'text',
    rubric: 'fact',
    period: 'fact',
  },
  observations: { observed_on: 'fact', body: 'text' },
  password_resets: { token_hash: 'fact' },
  people: {
    email: 'email',
    name: 'line',
    // Made of the name.
    sort_key: 'fact',
    search_key: 'fact',
    short_name: 'line',
    time_zone: 'fact',
    password_hash: 'fact',
  },
  person_time_zones: { zone: 'fact' },
  resources: { kind: 'fact', title: 'line', url: 'link' },
  reviews: {
    visibility: 'fact',
    url: 'link',
    title: 'line',
    reviewed_on: 'fact',
    summary: 'text',
    went_well: 'text',
    to_improve: 'text',
  },
  roadmap_versions: { title: 'line', summary: 'text', content_hash: 'fact' },
  roadmaps: { key: 'fact' },
  // Copies of other texts, which get the words of their records.
  search_documents: {
    kind: 'fact',
    visibility: 'fact',
    title: 'fact',
    body: 'fact',
    folded_title: 'fact',
    folded_body: 'fact',
    readers: 'fact',
    title_words: 'fact',
    body_words: 'fact',
  },
  session_notes: { visibility: 'fact', body: 'text' },
  sessions: {
    state: 'fact',
    held_on: 'fact',
    starts_at: 'fact',
    agreed_zone: 'fact',
    planned_as: 'fact',
    undone: 'fact',
  },
  setup_tokens: { token_hash: 'fact' },
  sign_in_failures: { email: 'email', address: 'line' },
  sign_ins: { user_agent: 'line' },
  stages: { key: 'fact', title: 'line', summary: 'text' },
  teams: { name: 'line', sort_key: 'fact' },
  text_versions: { kind: 'fact', visibility: 'fact', fields: 'fields' },
  themes: { key: 'fact', name: 'line' },
  upkeep_tasks: { kind: 'fact' },
  verdict_criteria: { remark: 'line' },
  verdicts: { visibility: 'fact', decision: 'fact', feedback: 'text' },
}

/** SHA-256 of tokens and argon2id of passwords: no page may show even these. */
export const secrets: readonly (readonly [table: string, column: string])[] = [
  ['people', 'password_hash'],
  ['invites', 'token_hash'],
  ['password_resets', 'token_hash'],
]

import type { DraftVerb } from '#db/words.ts'

export type DraftFields = Record<string, string | string[]>

/** Per person. A form of which more is kept than fits is a sign of something other than writing. */
export const MAX_DRAFTS = 100
/** In characters, of all fields together. */
export const MAX_DRAFT_LENGTH = 400_000
/** A draft that nobody has looked at for so long is deleted. */
export const DRAFT_DAYS = 90

/** What a person types, by the form's field; 'links.url' is the `url` of each row in `links`. */
const texts: Record<DraftVerb, readonly string[]> = {
  comment: ['body'],
  comment_edit: ['body'],
  evidence: ['note', 'outcome', 'repositoryUrl', 'links.url', 'links.title'],
  evidence_edit: ['note', 'outcome', 'repositoryUrl', 'links.url', 'links.title'],
  verdict: ['feedback', 'criteria.remark', 'note'],
  observation: ['body'],
  observation_edit: ['body'],
  habit_entry: ['body', 'url'],
  habit_entry_edit: ['body', 'url'],
  block: ['reason'],
  drop: ['reason'],
  reopen: ['reason'],
  move_due: ['reason'],
  session: ['notes', 'points.body', 'actions.body', 'privateNotes', 'minutes'],
  session_edit: ['pair', 'circle', 'private', 'points.body', 'actions.body', 'minutes'],
  session_notes: ['pair', 'circle', 'private'],
  review: reviewTexts(),
  review_edit: reviewTexts(),
  roadmap: ['title', 'summary'],
  stage: ['title', 'summary'],
  milestone: [
    'title',
    'description',
    'criteria.text',
    'outcome',
    'steps.title',
    'steps.text',
    'resources.title',
    'resources.url',
  ],
  publication: ['note'],
  suggestion: ['body'],
  suggestion_answer: ['answer'],
  own_goal: ['title', 'description', 'outcome', 'criteria.text'],
  proposal: ['why', 'title', 'outcome', 'criteria.text'],
  proposal_edit: ['why', 'title', 'outcome', 'criteria.text'],
  proposal_answer: ['answer', 'title', 'description', 'outcome', 'criteria.text'],
  level: ['body'],
  level_taken_back: ['reason'],
  plan: ['title', 'summary'],
  plan_item: ['title', 'description', 'outcome', 'criteria.text'],
  session_template: ['title', 'questions'],
  opinion: ['body'],
}

function reviewTexts(): string[] {
  const own = ['summary', 'wentWell', 'toImprove', 'title', 'url']
  return [...own, 'findings.body', 'findings.snippet', 'findings.where']
}

/** Forms that change a record, whose row ids are those of saved rows. */
const edits: readonly DraftVerb[] = [
  'comment_edit',
  'evidence_edit',
  'observation_edit',
  'habit_entry_edit',
  'session_edit',
  'session_notes',
  'review_edit',
  'roadmap',
  'stage',
  'milestone',
  'publication',
  'proposal_edit',
  'plan',
]

/** What was typed, most telling first. */
export function draftTexts(verb: DraftVerb, fields: DraftFields): string[] {
  return texts[verb].flatMap((text) =>
    Object.entries(fields).flatMap(([name, value]) => {
      if (name.replace(/\.\d+\./, '.') !== text) return []
      return [value].flat().filter((words) => words.trim() !== '')
    }),
  )
}

export function isEmptyDraft(verb: DraftVerb, fields: DraftFields): boolean {
  return draftTexts(verb, fields).length === 0
}

export function hasSameFields(one: DraftFields, other: DraftFields): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
  )
}

type Kept = { id: string; version: number; pageId: string; turn: number; fields: DraftFields }
/** The draft and the version of it that the page was opened on or told of. */
type Page = { draftId: string | null; version: number; pageId: string }
/** `turn` counts what the page has sent; null without a script. */
type Sent = Page & { turn: number | null; fields: DraftFields }

/**
 * What to do with words that arrive. `beside`: another page has kept other words meanwhile, and both stay. `late`: this
 * page's later words are here already, or the same words are.
 */
export function howToKeep(kept: Kept | undefined, sent: Sent): 'insert' | 'update' | 'late' | 'beside' {
  if (!kept) return 'insert'
  if (kept.pageId === sent.pageId) return sent.turn === null || sent.turn > kept.turn ? 'update' : 'late'
  if (isOfPage(kept, sent)) return 'update'
  return hasSameFields(kept.fields, sent.fields) ? 'late' : 'beside'
}

/** Whether a draft is what a page has kept or was opened on, so that the page may replace it and let go of it. */
export function isOfPage(kept: Pick<Kept, 'id' | 'version' | 'pageId'>, page: Page): boolean {
  return kept.pageId === page.pageId || (kept.id === page.draftId && kept.version === page.version)
}

/**
 * Ids of what the form will create, by field. Two drafts of one form become two records, so the second one's ids are
 * new.
 */
export function createdIds(verb: DraftVerb, fields: DraftFields): Record<string, string> {
  if (edits.includes(verb)) return {}
  const created = /^(id|noteId|(points|actions|findings|links)\.\d+\.id)$/
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      created.test(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}

/** Whether it's worth noting that its author has it on a page again: at most once a day. */
export function isSeenAgain(draft: { seenAt: Date }, now: Date): boolean {
  return now.getTime() - draft.seenAt.getTime() > 86_400_000
}

/** Whether the draft was written for someone whom the form, as it is now, doesn't reach. */
export function isForAnother(
  draft: { readerId: string | null; fields: DraftFields },
  readerIds: readonly string[],
): boolean {
  if (draft.readerId === null) return false
  const { visibility = 'pair' } = draft.fields
  return visibility === 'pair' && !readerIds.includes(draft.readerId)
}

/** The words without the reader that was chosen for them. */
export function withoutReader(fields: DraftFields, readerId: string | null): DraftFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== readerId))
}

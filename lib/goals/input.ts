import { z } from 'zod'
import { readerField } from '#lib/audience/naming/input.ts'
import { wideningFields } from '#lib/audience/widening/input.ts'
import {
  dayField,
  filledRows,
  formId,
  line,
  listField,
  markdown,
  meantDays,
  optionalDay,
  optionalLine,
  optionalRecordId,
  recordId,
  requiredMarkdown,
  rowsField,
  versionField,
  visibilityField,
} from '#lib/core/fields.ts'
import { linkProblem, pastedLink } from '#lib/text/links/rules.ts'
import { MAX_LINKS } from './rules.ts'

const goalId = recordId()
const reason = () => line('a reason', 500)

const linkField = () =>
  z
    .string()
    .optional()
    .transform((text) => pastedLink(text ?? '') || null)
    .superRefine((text, context) => {
      const problem = text === null ? undefined : linkProblem(text)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    })

/** `version` is the goal's as the page showed it. */
export const stepInput = z.object({ goalId, formId: formId(), version: versionField() })
export const reasonInput = stepInput.extend({ reason: reason() })
/** `dueOn` is null to remove the date. */
export const moveDueInput = reasonInput.extend({ dueOn: optionalDay(), meant: meantDays() })

/** `criteria` are ticked in the form, `shown` were ticked on the page. The difference is what the junior changed. */
const ticks = { criteria: listField(recordId(), 20), shown: listField(recordId(), 20) }
export const tickInput = z.object({ goalId, ...ticks })

const linkRow = z.object({ url: linkField(), title: optionalLine(200) })

const evidence = z.object({
  goalId,
  formId: formId(),
  ...ticks,
  note: markdown(),
  links: rowsField(linkRow, MAX_LINKS, `At most ${MAX_LINKS} links, please.`),
  outcome: markdown(),
  repositoryUrl: linkField(),
})
type SentEvidence = Pick<z.output<typeof evidence>, 'note' | 'outcome' | 'repositoryUrl'> & {
  links: z.output<typeof linkRow>[]
}
const withFilledLinks = <Sent extends SentEvidence>({ links, ...rest }: Sent) => ({
  ...rest,
  links: filledRows(links, 'url'),
})
const showsSomething = ({ links, note, outcome, repositoryUrl }: SentEvidence) =>
  links.length > 0 || Boolean(note || outcome || repositoryUrl)
const nothingShown = {
  path: ['note'],
  message: 'Please add a link or write a note: something that shows what you did.',
}

/** Needs a link or a text. `outcome` and `repositoryUrl` are for projects. */
export const evidenceInput = evidence.transform(withFilledLinks).refine(showsSomething, nothingShown)
/** One form sends ticks and evidence; its button for the ticks alone sends `decision`. */
export const workInput = z.discriminatedUnion(
  'decision',
  [
    tickInput.extend({ decision: z.literal('tick') }),
    evidence
      .extend({ decision: z.literal('submit').optional() })
      .transform(withFilledLinks)
      .refine(showsSomething, nothingShown),
  ],
  'Please choose whether to save the ticks or send a version.',
)

const criterionRow = z.object({
  id: recordId(),
  met: z
    .enum(['met', 'not_yet', ''])
    .optional()
    .transform((value) => (value ? value === 'met' : null)),
  remark: optionalLine(1000),
})
type Judged = { criteria: z.output<typeof criterionRow>[] }
type Issues = { addIssue: (issue: { code: 'custom'; path: PropertyKey[]; message: string }) => void }

/** Adds an issue at each row for which `problem` has a sentence. */
const eachCriterion =
  (field: 'met' | 'remark', problem: (row: Judged['criteria'][number], number: number) => string | false) =>
  ({ criteria }: Judged, issues: Issues) => {
    for (const [index, row] of criteria.entries()) {
      const message = problem(row, index + 1)
      if (message) issues.addIssue({ code: 'custom', path: ['criteria', index, field], message })
    }
  }

const notMet = 'This is marked “Not yet”. A goal can only be approved once all its criteria are met.'
const everyOneIsMet = eachCriterion('met', ({ met }, number) => {
  if (met === null) return `Please say whether criterion ${number} is met.`
  return !met && notMet
})
const noneIsMissing = eachCriterion('met', ({ met }) => met === false && notMet)
// A remark is saved with its criterion's answer, and would be lost without one.
const remarksHaveAnswers = eachCriterion(
  'remark',
  ({ met, remark }) => met === null && remark !== null && 'Please say whether this one is met too.',
)

const verdict = {
  goalId,
  formId: formId(),
  version: versionField(),
  /** The version that was read; null for behaviours and habits. */
  evidenceId: optionalRecordId(),
  criteria: rowsField(criterionRow, 20, 'Please open this form again.').refine(
    (rows) => new Set(rows.map(({ id }) => id)).size === rows.length,
    'Please open this form again.',
  ),
  visibility: z.enum(['pair', 'circle'], 'Please choose who can read this.').default('pair'),
  readerId: readerField(),
  note: markdown(),
}
const rubricStep = z
  .string()
  .optional()
  .transform((text) => (text ? Number(text) : null))
  .pipe(z.number().int().min(1).max(4).nullable())

const approval = z.object({ ...verdict, feedback: markdown(), rubricStep })
const request = z.object({ ...verdict, feedback: requiredMarkdown('what should change') })
/** One tick says that all criteria are met, besides what is said of single ones. */
const allMet = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')
/** Each criterion is judged as met. */
export const approveInput = approval.superRefine(everyOneIsMet)
export const requestChangesInput = request.superRefine(remarksHaveAnswers)
/** One form sends all verdicts; its buttons send `decision`. */
export const verdictInput = z.discriminatedUnion(
  'decision',
  [
    approval
      .extend({ decision: z.literal('approve'), allMet })
      .superRefine((sent, issues) => (sent.allMet ? noneIsMissing : everyOneIsMet)(sent, issues)),
    request
      .extend({ decision: z.literal('request_changes'), allMet })
      .transform(({ allMet, criteria, ...sent }) => ({
        ...sent,
        criteria: allMet ? criteria.map((row) => ({ ...row, met: row.met ?? true })) : criteria,
      }))
      .superRefine(remarksHaveAnswers),
  ],
  'Please choose whether to approve or request changes.',
)

export const commentInput = z.object({
  goalId,
  formId: formId(),
  body: requiredMarkdown('something'),
  visibility: visibilityField().default('pair'),
  readerId: readerField(),
})
export const editCommentInput = z.object({
  goalId,
  formId: formId(),
  commentId: recordId(),
  version: versionField(),
  body: requiredMarkdown('something'),
})
export const widenCommentInput = z.object({
  goalId,
  commentId: recordId(),
  readerId: readerField(),
  ...wideningFields('pair', 'circle'),
})

export const observationInput = z.object({
  goalId,
  formId: formId(),
  observedOn: dayField(),
  meant: meantDays(),
  body: requiredMarkdown('what you saw'),
  /** The jot that it's made from. */
  jotId: optionalRecordId().optional(),
})
export const habitEntryInput = z.object({
  goalId,
  formId: formId(),
  doneOn: dayField(),
  meant: meantDays(),
  url: linkField(),
  body: requiredMarkdown('what you took from it'),
})

// `goalId` is where to go then: a text is found by its own id.
const mended = { goalId, formId: formId(), version: versionField() }
export const editObservationInput = z.object({
  ...mended,
  observationId: recordId(),
  observedOn: dayField(),
  meant: meantDays(),
  body: requiredMarkdown('what you saw'),
})
export const editHabitEntryInput = z.object({
  ...mended,
  entryId: recordId(),
  doneOn: dayField(),
  meant: meantDays(),
  url: linkField(),
  body: requiredMarkdown('what you took from it'),
})
/** As `evidenceInput`, for a version that isn't answered yet. */
export const editEvidenceInput = evidence
  .omit({ criteria: true, shown: true })
  .extend({ ...mended, evidenceId: recordId() })
  .transform(withFilledLinks)
  .refine(showsSomething, nothingShown)

export type StepInput = z.output<typeof stepInput>
export type ReasonInput = z.output<typeof reasonInput>
export type MoveDueInput = z.output<typeof moveDueInput>
export type TickInput = z.output<typeof tickInput>
export type Ticks = Pick<TickInput, 'criteria' | 'shown'>
export type EvidenceInput = z.output<typeof evidenceInput>
/** `allMet`: one tick said that all criteria are met, judged or not. */
export type ApproveInput = z.output<typeof approveInput> & { allMet?: boolean }
export type RequestChangesInput = z.output<typeof requestChangesInput>
export type CommentInput = z.output<typeof commentInput>
export type EditCommentInput = z.output<typeof editCommentInput>
export type WidenCommentInput = z.output<typeof widenCommentInput>
export type EditObservationInput = Omit<z.output<typeof editObservationInput>, 'goalId'>
export type EditHabitEntryInput = Omit<z.output<typeof editHabitEntryInput>, 'goalId'>
export type EditEvidenceInput = Omit<z.output<typeof editEvidenceInput>, 'goalId'>
export type ObservationInput = z.output<typeof observationInput>
export type HabitEntryInput = z.output<typeof habitEntryInput>

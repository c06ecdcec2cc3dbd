import { z } from 'zod'
import { wideningFields } from '#lib/audience/widening/input.ts'
import {
  dayField,
  filledRows,
  formId,
  line,
  listField,
  markdown,
  optionalDay,
  optionalLine,
  optionalRecordId,
  recordId,
  requiredMarkdown,
  rowsField,
  versionField,
  visibilityField,
} from '#lib/core/fields.ts'
import { LINK_MAX, linkProblem } from '#lib/text/links/rules.ts'
import { MAX_LINKS } from './rules.ts'

const goalId = recordId()
const reason = () => line('a reason', 500)

const linkField = () =>
  optionalLine(LINK_MAX).superRefine((text, context) => {
    const problem = text === null ? undefined : linkProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })

export const stepInput = z.object({ goalId, formId: formId() })
export const reasonInput = stepInput.extend({ reason: reason() })
export const blockInput = reasonInput.extend({ version: versionField() })
/** `dueOn` is null to remove the date. */
export const moveDueInput = blockInput.extend({ dueOn: optionalDay() })

/** `criteria` are the ones that are met; all others aren't. */
export const tickInput = z.object({ goalId, criteria: listField(recordId(), 20) })

const linkRow = z.object({ url: linkField(), title: optionalLine(200) })

/** Needs a link or a text. `outcome` and `repositoryUrl` are for projects. */
export const evidenceInput = z
  .object({
    goalId,
    formId: formId(),
    note: markdown(),
    links: rowsField(linkRow, MAX_LINKS, `At most ${MAX_LINKS} links, please.`),
    outcome: markdown(),
    repositoryUrl: linkField(),
  })
  .transform(({ links, ...rest }) => ({ ...rest, links: filledRows(links, 'url') }))
  .refine(({ links, note, outcome, repositoryUrl }) => links.length > 0 || note || outcome || repositoryUrl, {
    path: ['note'],
    message: 'Please add a link or write a note: something that shows what you did.',
  })

const criterionRow = z
  .object({
    id: recordId(),
    met: z
      .enum(['met', 'not_yet', ''])
      .optional()
      .transform((value) => (value ? value === 'met' : null)),
    remark: optionalLine(1000),
  })
  // A remark is saved with its criterion's answer, and would be lost without one.
  .refine(({ met, remark }) => met !== null || !remark, {
    path: ['remark'],
    message: 'Please say whether this one is met, too.',
  })

const verdict = {
  goalId,
  formId: formId(),
  /** The version that was read; null for behaviours and habits. */
  evidenceId: optionalRecordId(),
  criteria: rowsField(criterionRow, 20, 'Please open this form again.').refine(
    (rows) => new Set(rows.map(({ id }) => id)).size === rows.length,
    'Please open this form again.',
  ),
  visibility: z.enum(['pair', 'circle'], 'Please choose who can read this.').default('pair'),
  note: markdown(),
}
const rubricStep = z
  .string()
  .optional()
  .transform((text) => (text ? Number(text) : null))
  .pipe(z.number().int().min(1).max(4).nullable())

export const approveInput = z.object({ ...verdict, feedback: markdown(), rubricStep })
export const requestChangesInput = z.object({ ...verdict, feedback: requiredMarkdown('what should change') })
/** One form sends both verdicts; its buttons send `decision`. */
export const verdictInput = z.discriminatedUnion(
  'decision',
  [
    approveInput.extend({ decision: z.literal('approve') }),
    requestChangesInput.extend({ decision: z.literal('request_changes') }),
  ],
  'Please choose: approve, or request changes.',
)

export const commentInput = z.object({
  goalId,
  formId: formId(),
  body: requiredMarkdown('something'),
  visibility: visibilityField().default('pair'),
  readerId: optionalRecordId(),
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
  readerId: optionalRecordId(),
  ...wideningFields('pair', 'circle'),
})

export const observationInput = z.object({
  goalId,
  formId: formId(),
  observedOn: dayField(),
  body: requiredMarkdown('what you saw'),
})
export const habitEntryInput = z.object({
  goalId,
  formId: formId(),
  doneOn: dayField(),
  url: linkField(),
  body: requiredMarkdown('what you took from it'),
})

export type StepInput = z.output<typeof stepInput>
export type ReasonInput = z.output<typeof reasonInput>
export type BlockInput = z.output<typeof blockInput>
export type MoveDueInput = z.output<typeof moveDueInput>
export type TickInput = z.output<typeof tickInput>
export type EvidenceInput = z.output<typeof evidenceInput>
export type ApproveInput = z.output<typeof approveInput>
export type RequestChangesInput = z.output<typeof requestChangesInput>
export type CommentInput = z.output<typeof commentInput>
export type EditCommentInput = z.output<typeof editCommentInput>
export type WidenCommentInput = z.output<typeof widenCommentInput>
export type ObservationInput = z.output<typeof observationInput>
export type HabitEntryInput = z.output<typeof habitEntryInput>

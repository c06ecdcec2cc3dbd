import { z } from 'zod'
import {
  boundedLine,
  boundedMarkdown,
  filledRows,
  formId,
  meantDays,
  optionalDay,
  recordId,
  rowsField,
  versionField,
} from '#lib/core/fields.ts'
import { hasCriteria, ownGoalFields, stageField, withoutEmpty } from '#lib/goals/own/input.ts'
import {
  MAX_CRITERION,
  MAX_DESCRIPTION,
  MAX_KEY,
  MAX_OUTCOME,
  MAX_TITLE,
} from '#lib/roadmaps/limits/rules.ts'
import { MAX_ANSWER } from './rules.ts'

const why = () =>
  boundedMarkdown(MAX_DESCRIPTION).refine(
    (text) => text.length > 0,
    'Please write why: what it’s for, in a sentence or two.',
  )

const own = { ...ownGoalFields, why: why(), stage: stageField(), dueOn: optionalDay(), meant: meantDays() }

/** `junior` is the viewer's own membership, which gives the team. */
export const proposeInput = z
  .object({ formId: formId(), junior: recordId(), ...own })
  .transform(withoutEmpty)
  .superRefine(hasCriteria)
export type Propose = z.output<typeof proposeInput>

const milestone = { why: why(), dueOn: optionalDay(), meant: meantDays() }

/** A milestone that isn't assigned yet. */
export const proposeMilestoneInput = z.object({
  formId: formId(),
  junior: recordId(),
  roadmapId: recordId(),
  milestoneKey: z.string('Please choose a milestone.').min(1, 'Please choose a milestone.').max(MAX_KEY),
  ...milestone,
})
export type ProposeMilestone = z.output<typeof proposeMilestoneInput>

const edited = { formId: formId(), proposalId: recordId(), version: versionField() }

export const editProposalInput = z
  .object({ ...edited, ...own })
  .transform(withoutEmpty)
  .superRefine(hasCriteria)
export type EditProposal = z.output<typeof editProposalInput>

export const editMilestoneProposalInput = z.object({ ...edited, ...milestone })
export type EditMilestoneProposal = z.output<typeof editMilestoneProposalInput>

/** What the mentor changes is asked for only if that's what they chose. */
export const answerProposalInput = z
  .object({
    ...edited,
    decision: z.enum(['agree', 'change', 'decline'], 'Please choose your answer.'),
    answer: boundedMarkdown(MAX_ANSWER),
    kind: ownGoalFields.kind.optional(),
    title: boundedLine(MAX_TITLE),
    description: boundedMarkdown(MAX_DESCRIPTION),
    outcome: boundedLine(MAX_OUTCOME),
    criteria: rowsField(z.object({ text: boundedLine(MAX_CRITERION) })),
    stage: stageField(),
    dueOn: optionalDay(),
    meant: meantDays(),
  })
  .transform(({ criteria, ...rest }) => ({
    ...rest,
    criteria: filledRows(criteria, 'text').map(({ text }) => text),
  }))
  .superRefine((value, issues) => {
    const complain = (path: string, message: string) =>
      issues.addIssue({ code: 'custom', path: [path], message })
    if (value.decision === 'decline' && !value.answer)
      complain('answer', 'Please write why not, so that it can be talked about.')
    // Of a milestone, only the day can be changed.
    if (value.decision !== 'change' || !value.kind) return
    if (!value.title) complain('title', 'Please write a title.')
    hasCriteria(value, issues)
  })
export type AnswerProposal = z.output<typeof answerProposalInput>

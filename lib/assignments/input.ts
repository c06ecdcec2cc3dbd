import { z } from 'zod'
import { formId, listField, meantDays, optionalDay, recordId } from '#lib/core/fields.ts'
import type { DueChoice } from './rules.ts'

/** `juniors` are ids of memberships, which also give the goal's team. */
export const assignInput = z
  .object({
    formId: formId(),
    roadmapId: recordId(),
    milestones: listField(recordId(), 100).refine((list) => list.length > 0, 'Tick at least one milestone.'),
    juniors: listField(recordId(), 50).refine((list) => list.length > 0, 'Tick at least one junior.'),
    due: z.enum(['none', 'same', 'spread'], 'Please choose how the milestones are due.'),
    dueOn: optionalDay(),
    firstDue: optionalDay(),
    lastDue: optionalDay(),
    meant: meantDays(),
  })
  .superRefine((value, issues) => {
    const problem = (path: string, message: string) =>
      issues.addIssue({ code: 'custom', path: [path], message })
    if (value.due === 'same' && !value.dueOn) problem('dueOn', 'Please choose a day.')
    if (value.due !== 'spread') return
    if (!value.firstDue) problem('firstDue', 'Please choose the first day.')
    if (!value.lastDue) problem('lastDue', 'Please choose the last day.')
    if (value.firstDue && value.lastDue && value.lastDue < value.firstDue)
      problem('lastDue', 'The last day can’t be before the first.')
  })
  .transform(({ due, dueOn, firstDue, lastDue, ...rest }) => ({
    ...rest,
    choice: choiceOf(due, dueOn, firstDue, lastDue),
  }))

export type AssignInput = z.output<typeof assignInput>

function choiceOf(
  due: string,
  dueOn: string | null,
  firstDue: string | null,
  lastDue: string | null,
): DueChoice {
  if (due === 'same' && dueOn) return { due: 'same', dueOn }
  if (due === 'spread' && firstDue && lastDue) return { due: 'spread', firstDue, lastDue }
  return { due: 'none' }
}

import { z } from 'zod'
import { boundedMarkdown, formId, meantDays, optionalDay, recordId } from '#lib/core/fields.ts'
import { hasCriteria, ownGoalFields, stageField, withoutEmpty } from '#lib/goals/own/input.ts'
import { MAX_DESCRIPTION } from '#lib/roadmaps/limits/rules.ts'

/** `junior` is the membership's id, which also gives the team. */
export const giveGoalInput = z
  .object({
    formId: formId(),
    junior: recordId(),
    ...ownGoalFields,
    description: boundedMarkdown(MAX_DESCRIPTION),
    stage: stageField(),
    dueOn: optionalDay(),
    meant: meantDays(),
  })
  .transform(withoutEmpty)
  .superRefine(hasCriteria)
export type GiveGoal = z.output<typeof giveGoalInput>

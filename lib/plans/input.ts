import { z } from 'zod'
import { boundedMarkdown, formId, line, listField, recordId, versionField } from '#lib/core/fields.ts'
import { hasCriteria, ownGoalFields, withoutEmpty } from '#lib/goals/own/input.ts'
import { MAX_DESCRIPTION, MAX_KEY, MAX_SUMMARY, MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'
import { MAX_DAY, MAX_ITEMS } from './rules.ts'

const wholeDays = z
  .string()
  .regex(/^\d{1,4}$/, 'Please write a whole number of days, such as 30.')
  .transform(Number)
  .pipe(z.number().max(MAX_DAY, `At most ${MAX_DAY} days after the start, please.`))

const dayNumber = () =>
  z
    .string('Please write a day, such as 30.')
    .transform((typed) => typed.trim())
    .pipe(wholeDays)

const optionalDayNumber = () =>
  z
    .string()
    .optional()
    .transform((typed) => typed?.trim() || null)
    .pipe(wholeDays.nullable())

export const newPlanInput = z.object({
  formId: formId(),
  teamId: recordId(),
  title: line('a title', MAX_TITLE),
})
export type NewPlan = z.output<typeof newPlanInput>

export const planInput = z.object({
  formId: formId(),
  planId: recordId(),
  version: versionField(),
  title: line('a title', MAX_TITLE),
  summary: boundedMarkdown(MAX_SUMMARY),
})
export type EditPlan = z.output<typeof planInput>

export const retirePlanInput = z.object({
  formId: formId(),
  planId: recordId(),
  decision: z.enum(['retire', 'bring_back'], 'Please open this page again.'),
})
export type RetirePlan = z.output<typeof retirePlanInput>

/** `lastDay` spreads them evenly from `day` on. */
export const addMilestonesInput = z
  .object({
    formId: formId(),
    planId: recordId(),
    roadmapId: recordId(),
    milestones: listField(z.string().min(1).max(MAX_KEY), MAX_ITEMS).refine(
      (list) => list.length > 0,
      'Tick at least one milestone.',
    ),
    day: dayNumber(),
    lastDay: optionalDayNumber(),
  })
  .superRefine(({ day, lastDay }, issues) => {
    if (lastDay !== null && lastDay < day)
      issues.addIssue({
        code: 'custom',
        path: ['lastDay'],
        message: 'The last day can’t be before the first.',
      })
  })
export type AddMilestones = z.output<typeof addMilestonesInput>

const words = { ...ownGoalFields, description: boundedMarkdown(MAX_DESCRIPTION), day: dayNumber() }

export const newItemInput = z
  .object({ formId: formId(), planId: recordId(), ...words })
  .transform(withoutEmpty)
  .superRefine(hasCriteria)
export type NewItem = z.output<typeof newItemInput>

const edited = { formId: formId(), planId: recordId(), itemId: recordId(), version: versionField() }

export const itemInput = z
  .object({ ...edited, ...words })
  .transform(withoutEmpty)
  .superRefine(hasCriteria)
export type EditItem = z.output<typeof itemInput>

/** For a milestone, whose words are its roadmap's. */
export const itemDayInput = z.object({ ...edited, day: dayNumber() })
export type EditItemDay = z.output<typeof itemDayInput>

/** A press: what is done, to which item, and where the page showed it, so that a press that comes twice moves it once. */
export const arrangeInput = z.object({
  formId: formId(),
  planId: recordId(),
  do: z
    .string('Please press a button.')
    .max(80)
    .transform((press) => {
      const [what, id = '', at = '0'] = press.split(' ')
      return { what, id, at: Number(at) }
    })
    .pipe(
      z.object({
        what: z.enum(['up', 'down', 'remove', 'restore'], 'Please open this page again.'),
        id: recordId(),
        at: z.number().int().min(0).max(1_000_000),
      }),
    ),
})
export type ArrangePlan = z.output<typeof arrangeInput>

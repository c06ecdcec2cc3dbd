import { z } from 'zod'
import { ownGoalKinds } from '#db/words.ts'
import {
  filledRows,
  formId,
  line,
  listField,
  markdown,
  recordId,
  rowsField,
  versionField,
} from '#lib/core/fields.ts'
import {
  MAX_CRITERIA,
  MAX_CRITERION,
  MAX_DESCRIPTION,
  MAX_KEY,
  MAX_OUTCOME,
  MAX_SUMMARY,
  MAX_TITLE,
} from '#lib/roadmaps/limits/rules.ts'
import { cleanLine } from '#lib/text/typed.ts'
import { MAX_DAY, MAX_ITEMS } from './rules.ts'

const longText = (most: number) =>
  markdown().pipe(z.string().max(most, `At most ${most} characters, please.`))

const text = (most: number) =>
  z
    .string()
    .optional()
    .transform((typed) => cleanLine(typed ?? ''))
    .pipe(z.string().max(most, `At most ${most} characters, please.`))

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
  summary: longText(MAX_SUMMARY),
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

const ownGoal = {
  kind: z.enum(ownGoalKinds, 'Please choose a kind.'),
  title: line('a title', MAX_TITLE),
  description: longText(MAX_DESCRIPTION),
  outcome: text(MAX_OUTCOME),
  criteria: rowsField(z.object({ text: text(MAX_CRITERION) }))
    .transform((rows) => filledRows(rows, 'text').map((row) => row.text))
    .refine((list) => list.length > 0, 'Please write at least one criterion.')
    .refine((list) => list.length <= MAX_CRITERIA, `At most ${MAX_CRITERIA} criteria, please.`),
}

export const newItemInput = z.object({
  formId: formId(),
  planId: recordId(),
  day: dayNumber(),
  ...ownGoal,
})
export type NewItem = z.output<typeof newItemInput>

const edited = { formId: formId(), planId: recordId(), itemId: recordId(), version: versionField() }

export const itemInput = z.object({ ...edited, day: dayNumber(), ...ownGoal })
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

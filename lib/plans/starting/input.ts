import { z } from 'zod'
import {
  checkbox,
  dayField,
  formId,
  meantDays,
  optionalDay,
  recordId,
  rowsField,
  versionField,
} from '#lib/core/fields.ts'
import { MAX_ITEMS } from '../rules.ts'

/** `junior` is the id of a membership. An item carries the version that the page showed, and its row's number in the form. */
export const startPlanInput = z
  .object({
    formId: formId(),
    planId: recordId(),
    junior: recordId(),
    startsOn: dayField(),
    items: rowsField(
      z.object({
        id: recordId(),
        version: versionField(),
        row: z.coerce.number('Please open this page again.').int().min(0).max(1000),
        chosen: checkbox(),
        dueOn: optionalDay(),
      }),
      MAX_ITEMS,
    ),
    meant: meantDays(),
  })
  .refine(({ items }) => items.some(({ chosen }) => chosen), {
    path: ['items'],
    message: 'Tick at least one goal.',
  })
export type StartPlan = z.output<typeof startPlanInput>

import { z } from 'zod'
import { formId, listField, recordId, rowsField } from '#lib/core/fields.ts'
import { cleanText } from '#lib/text/typed.ts'
import { readPairs } from './rules.ts'

// A pair for each milestone of the largest roadmap fits.
const MAX_LIST = 100_000

/**
 * `people` are ids of `roadmap_people`. `map` is what was chosen for single milestones, over what the list says; `shown`
 * is the map that the form's preview was made with, as `pairsInWords` writes it.
 */
export const moveOnInput = z
  .object({
    formId: formId(),
    roadmapId: recordId(),
    to: z.coerce.number('Please open this page again.').int().min(1).max(1_000_000),
    people: listField(recordId(), 200).refine((list) => list.length > 0, 'Tick at least one person.'),
    pairs: rowsField(z.object({ from: z.string().max(200), to: z.string().max(200).default('') }), 500),
    list: z
      .string()
      .optional()
      .transform((text) => cleanText(text ?? ''))
      .pipe(z.string().max(MAX_LIST, 'This list is longer than 100,000 characters. Please shorten it.')),
    shown: z.string().max(MAX_LIST).default(''),
  })
  .transform(({ pairs, list, ...rest }, context) => {
    const { map, problems } = readPairs(list)
    for (const message of problems.slice(0, 20)) context.addIssue({ code: 'custom', path: ['list'], message })
    const chosen = pairs.filter(({ to }) => to !== '').map(({ from, to }) => [from, to] as const)
    return { ...rest, map: Object.fromEntries([...Object.entries(map), ...chosen]) }
  })
export type MoveOnInput = Omit<z.output<typeof moveOnInput>, 'shown'>

export const moveBackInput = z.object({ formId: formId(), moveId: recordId() })
export type MoveBackInput = z.output<typeof moveBackInput>

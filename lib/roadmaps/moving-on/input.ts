import { z } from 'zod'
import {
  checkbox,
  fileField,
  formId,
  listField,
  recordId,
  rowsField,
  type SentFile,
} from '#lib/core/fields.ts'
import { UnreadableFile } from '#lib/roadmaps/files/building/rules.ts'
import { decodeText } from '#lib/roadmaps/files/text/rules.ts'
import { cleanText } from '#lib/text/typed.ts'
import { type KeyMap, readPairs, readPairsFile } from './rules.ts'

// A pair for each milestone of the largest roadmap fits.
const MAX_LIST = 100_000
const MAX_SENTENCES = 5

/**
 * `people` are ids of `roadmap_people`. `map` is what was chosen for single milestones, over what the list says, and what
 * a file says over both: it was given last. `shown` is the map that the form's preview was made with, as `pairsInWords`
 * writes it; `look` asks for the preview only.
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
    file: fileField(MAX_LIST, 'This file is larger than 100 KB. Please upload a part of it.')
      .nullable()
      .default(null),
    shown: z.string().max(MAX_LIST).default(''),
    look: checkbox(),
  })
  .transform(({ pairs, list, file, ...rest }, context) => {
    const { map, problems } = readPairs(list)
    for (const message of problems.slice(0, 20)) context.addIssue({ code: 'custom', path: ['list'], message })
    const chosen = pairs.filter(({ to }) => to !== '').map(({ from, to }) => [from, to] as const)
    const read = file ? pairsIn(file) : {}
    if (typeof read === 'string') {
      context.addIssue({ code: 'custom', path: ['file'], message: read })
      return z.NEVER
    }
    return { ...rest, map: Object.fromEntries([...Object.entries(map), ...chosen, ...Object.entries(read)]) }
  })
export type MoveOnInput = Omit<z.output<typeof moveOnInput>, 'shown' | 'look'>

/** Or what is wrong, in sentences. */
function pairsIn(file: SentFile): KeyMap | string {
  try {
    const { map, problems } = readPairsFile(decodeText(file.bytes).text)
    const more = problems.length - MAX_SENTENCES
    if (problems.length > 0)
      return [
        ...problems.slice(0, MAX_SENTENCES),
        more > 0 && `${more} more ${more === 1 ? 'line' : 'lines'} like these.`,
        'Nothing was taken from this file.',
      ]
        .filter(Boolean)
        .join(' ')
    return Object.keys(map).length > 0 ? map : 'There are no pairs of keys in this file.'
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
}

export const moveBackInput = z.object({ formId: formId(), moveId: recordId() })
export type MoveBackInput = z.output<typeof moveBackInput>

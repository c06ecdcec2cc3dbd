import { z } from 'zod'
import { severities } from '#db/words.ts'
import { circleField } from '#lib/audience/naming/input.ts'
import {
  checkbox,
  dayField,
  formId,
  linkField,
  listField,
  markdown,
  meantDays,
  optionalLine,
  recordId,
  rowsField,
  versionField,
  visibilityField,
} from '#lib/core/fields.ts'
import { MAX_FINDINGS, parseWhere } from './rules.ts'

const MAX_SNIPPET = 10_240

// Drops blank lines around the code, but not the indentation of its first line.
const snippet = () =>
  z
    .string()
    .optional()
    .transform((text) =>
      (text ?? '')
        .replace(/\r\n?/g, '\n')
        .replace(/^(?:[^\S\n]*\n)+/, '')
        .trimEnd(),
    )
    .pipe(
      z
        .string()
        .refine((text) => Buffer.byteLength(text) <= MAX_SNIPPET, 'At most 10 KB of code, please.')
        .refine((text) => !/(?![\t\n])\p{Cc}/u.test(text), 'This has characters that can’t be shown.'),
    )
    .transform((text) => text || null)

// People add rows and leave them empty, so an empty row is valid and dropped later.
const findingRow = z
  .object({
    /** Of a finding that is edited; a new one gets an id of its own. */
    id: recordId().nullable().catch(null),
    severity: z.enum(severities, 'Please choose a kind.').default('suggestion'),
    themeId: z.string().optional(),
    body: markdown(),
    where: optionalLine(300),
    snippet: snippet(),
  })
  .superRefine((row, refinement) => {
    if (isEmpty(row)) return
    const complain = (field: string, message: string) =>
      refinement.addIssue({ code: 'custom', path: [field], message })
    if (!recordId().safeParse(row.themeId).success) complain('themeId', 'Please choose a theme.')
    if (!row.body) complain('body', 'Please write what you saw, or remove this finding.')
  })
  .transform(({ where, themeId = '', ...row }) => ({
    ...row,
    themeId,
    ...parseWhere(where ?? ''),
    isEmpty: isEmpty({ ...row, where, themeId }),
  }))

type Row = { themeId?: string; body: string; where: string | null; snippet: string | null }
const isEmpty = (row: Row) => !row.themeId && !row.body && !row.where && !row.snippet

const findings = rowsField(
  findingRow,
  MAX_FINDINGS,
  `At most ${MAX_FINDINGS} findings in one note, please.`,
).transform((rows) => {
  const ids = new Set<string | null>()
  return rows
    .filter((row) => !row.isEmpty)
    .map(({ isEmpty: _none, ...row }) => {
      const id = ids.has(row.id) ? null : row.id
      ids.add(id)
      return { ...row, id }
    })
})

const fields = {
  url: linkField(),
  /** If null, the note is named after its link. */
  title: optionalLine(200),
  reviewedOn: dayField(),
  meant: meantDays(),
  goalIds: listField(recordId(), 20),
  visibility: visibilityField(),
  summary: markdown(),
  wentWell: markdown(),
  toImprove: markdown(),
  findings,
}

export const logReviewInput = z.object({
  formId: formId(),
  juniorId: recordId(),
  teamId: recordId(),
  ...fields,
})

/** `confirmed`: the author agrees that more people will read it. */
export const editReviewInput = z.object({
  formId: formId(),
  id: recordId(),
  version: versionField(),
  confirmed: checkbox(),
  circle: circleField(),
  ...fields,
})

export type LogReviewInput = z.output<typeof logReviewInput>
export type EditReviewInput = z.output<typeof editReviewInput>
export type FindingInput = LogReviewInput['findings'][number]

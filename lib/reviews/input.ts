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
  optionalRecordId,
  recordId,
  rowsField,
  versionField,
  visibilityField,
} from '#lib/core/fields.ts'
import { parsePosition } from '#lib/text/positions/rules.ts'
import { cleanText, oneLine } from '#lib/text/typed.ts'
import { MAX_FINDINGS } from './rules.ts'

const MAX_SNIPPET = 10_240

const snippet = () =>
  z
    .string()
    .optional()
    .transform((text) => cleanText(text ?? ''))
    .pipe(
      z.string().refine((text) => Buffer.byteLength(text) <= MAX_SNIPPET, 'At most 10 KB of code, please.'),
    )
    .transform((text) => text || null)

// Spaces are kept: behind its place, `grep` prints the line of code as it is.
const position = () =>
  z
    .string()
    .optional()
    .transform((text) => oneLine(text ?? '').trimEnd())
    .pipe(z.string().max(300, 'At most 300 characters, please.'))
    .transform((text) => parsePosition(text))

// People add rows and leave them empty, so an empty row is valid and dropped later.
const findingRow = z
  .object({
    /** Of a finding that is edited; a new one gets an id of its own. */
    id: recordId().nullable().catch(null),
    severity: z.enum(severities, 'Please choose a kind.').default('suggestion'),
    themeId: z.string().optional(),
    body: markdown(),
    where: position(),
    snippet: snippet(),
  })
  .transform(({ where: { message, code, ...place }, ...row }) => ({
    ...row,
    ...place,
    // What a tool said of the place, pasted with it.
    body: row.body.includes(message) ? row.body : [row.body, message].filter(Boolean).join('\n\n'),
    snippet: row.snippet ?? (code || null),
  }))
  .superRefine((row, refinement) => {
    if (isEmpty(row)) return
    const complain = (field: string, message: string) =>
      refinement.addIssue({ code: 'custom', path: [field], message })
    if (!recordId().safeParse(row.themeId).success) complain('themeId', 'Please choose a theme.')
    if (!row.body) complain('body', 'Please write what you saw, or remove this finding.')
  })
  .transform(({ themeId = '', ...row }) => ({ ...row, themeId, isEmpty: isEmpty({ ...row, themeId }) }))

type Row = { themeId?: string | undefined; body: string; file: string | null; snippet: string | null }
const isEmpty = (row: Row) => !row.themeId && !row.body && !row.file && !row.snippet

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
  /** The jot that a finding is made from. */
  jotId: optionalRecordId().optional(),
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

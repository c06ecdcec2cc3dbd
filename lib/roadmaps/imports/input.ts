import { z } from 'zod'
import { fileField, formId, optionalRecordId, recordId, rowsField, versionField } from '#lib/core/fields.ts'
import { MAX_FILE_BYTES } from '#lib/roadmaps/limits/rules.ts'

/** `teamId` is null for everybody's. */
export const uploadInput = z.object({
  formId: formId(),
  teamId: optionalRecordId(),
  file: fileField(MAX_FILE_BYTES, 'This file is larger than 1 MB. Please upload a part of it.'),
})
export type Upload = z.output<typeof uploadInput>

const chosen = () => z.string().max(40).optional()

/** What the preview offers; `columns` are the roles of a table's columns, from the left. */
export const chooseInput = z
  .object({
    formId: formId(),
    importId: recordId(),
    version: versionField(),
    title: z.string().max(400).optional(),
    format: chosen(),
    encoding: chosen(),
    kind: chosen(),
    separator: z.string().max(3).optional(),
    headerRow: chosen(),
    arrangement: chosen(),
    lines: chosen(),
    reading: chosen(),
    stageHeading: chosen(),
    bullets: chosen(),
    stagesFrom: chosen(),
    topicsAre: chosen(),
    columns: rowsField(z.object({ role: z.string().max(40) }), 200).transform((rows) =>
      rows.map(({ role }) => role).join(' '),
    ),
  })
  .transform(({ formId, importId, version, ...choices }) => ({
    formId,
    importId,
    version,
    choices: Object.fromEntries(
      Object.entries(choices).filter((entry): entry is [string, string] => Boolean(entry[1])),
    ),
  }))
export type Choose = z.output<typeof chooseInput>

/** `into` is the roadmap whose working copy it's taken into, or null for a new one. */
export const takeInput = z.object({
  formId: formId(),
  importId: recordId(),
  version: versionField(),
  into: optionalRecordId(),
})
export type Take = z.output<typeof takeInput>

export const deleteImportInput = z.object({ formId: formId(), importId: recordId() })

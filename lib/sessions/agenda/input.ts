import { z } from 'zod'
import { agendaParts } from '#db/words.ts'
import { wideningFields } from '#lib/audience/widening/input.ts'
import { formId, line, optionalRecordId, recordId, versionField } from '#lib/core/fields.ts'
import { pageField } from '#lib/sessions/action-items/input.ts'
import { type Move, moves } from './rules.ts'

/** In characters. Anything longer belongs in the notes. */
export const MAX_POINT_LENGTH = 300

/** Of the agenda. Null if it's in neither. */
export const partField = () =>
  z
    .union([z.literal('').transform(() => null), z.enum(agendaParts, 'Please choose a part of the list.')])
    .optional()

export const widenAgendaPointInput = z.object({
  pointId: recordId(),
  ...wideningFields('circle'),
  from: pageField('/sessions'),
})

export const addAgendaPointInput = z.object({
  formId: formId(),
  mentorshipId: recordId(),
  body: line('what you would like to talk about', MAX_POINT_LENGTH),
  part: partField(),
  visibility: z.enum(['pair', 'circle'], 'Please choose who can read this.').default('pair'),
  /** The jot that it's made from. */
  jotId: optionalRecordId().optional(),
  from: pageField('/sessions'),
})

/** Without `part`, that stays as it is. */
export const editAgendaPointInput = z.object({
  formId: formId(),
  pointId: recordId(),
  version: versionField(),
  body: line('what you would like to talk about', MAX_POINT_LENGTH),
  part: partField(),
  from: pageField('/sessions'),
})

/** A press on the agenda: 'withdraw ID', or a move with the neighbour that the page showed, such as 'up ID BESIDE'. */
export const arrangeAgendaInput = z.object({
  formId: formId(),
  mentorshipId: recordId(),
  do: z
    .string('Please press a button.')
    .max(100)
    .transform((press) => {
      const [what, id, beside] = press.split(' ')
      return { what, id, beside: beside ?? id }
    })
    .pipe(
      z.object({
        what: z.enum([...moves, 'withdraw'], 'Please open this page again.'),
        id: recordId(),
        beside: recordId(),
      }),
    ),
  from: pageField('/sessions'),
})

export type WidenAgendaPoint = Omit<z.output<typeof widenAgendaPointInput>, 'from'>
export type EditAgendaPoint = Omit<z.output<typeof editAgendaPointInput>, 'from'>
export type AddAgendaPoint = Omit<z.output<typeof addAgendaPointInput>, 'from'>
export type MoveAgendaPoint = { formId: string; mentorshipId: string; do: Move }

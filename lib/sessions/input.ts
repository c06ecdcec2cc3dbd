import { z } from 'zod'
import { wideningFields } from '#lib/audience/widening/input.ts'
import {
  checkbox,
  dayField,
  filledRows,
  formId,
  listField,
  markdown,
  meantDays,
  optionalDay,
  optionalLine,
  optionalRecordId,
  recordId,
  rowsField,
  shownRecord,
  timeZoneField,
  versionField,
  versionsField,
  visibilityField,
} from '#lib/core/fields.ts'
import { MAX_ACTION_LENGTH, ownerField } from './action-items/input.ts'
import { MAX_POINT_LENGTH, partField } from './agenda/input.ts'

const emptyToNull = (text: string | undefined) => text?.trim() || null

/** 'HH:MM' in `agreedZone`, or null. Seconds are dropped. */
const optionalTime = () =>
  z
    .string()
    .optional()
    .transform(emptyToNull)
    .pipe(
      z
        .string()
        .regex(
          /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/,
          'Please write the time as hours and minutes, such as 15:30.',
        )
        .transform((text) => text.slice(0, 5))
        .nullable(),
    )

/** The zone that the form named: the junior may move while it's open. Undefined means the junior's. */
const shownZone = () => timeZoneField().optional()

const optionalMinutes = () =>
  z
    .string()
    .optional()
    .transform(emptyToNull)
    .pipe(
      z
        .string()
        .regex(/^\d{1,4}$/, 'Please write the minutes as a number, such as 45.')
        .transform(Number)
        .pipe(z.number().min(1, 'At least one minute.').max(1440, 'A day has 1440 minutes.'))
        .nullable(),
    )

/** What became of an action: open or closed in the session. */
const outcome = () => z.enum(['open', 'done', 'dropped'], 'Please choose what happens to it.')

/** What log form and edit form have in common: what was talked about, agreed and closed, and when to meet next. */
const talk = {
  heldOn: dayField(),
  meant: meantDays(),
  minutes: optionalMinutes(),
  /** Existing points that were discussed. */
  talked: listField(recordId()),
  points: rowsField(
    z.object({ body: optionalLine(MAX_POINT_LENGTH), talked: checkbox(), part: partField() }),
  ),
  /** The pair's actions and what becomes of them. */
  open: rowsField(
    z.object({
      id: recordId(),
      /** As the form showed it. */
      version: versionField(),
      was: outcome().optional(),
      choice: outcome().default('open'),
    }),
  ),
  actions: rowsField(
    z.object({
      body: optionalLine(MAX_ACTION_LENGTH),
      owner: ownerField().default('junior'),
      dueOn: optionalDay(),
    }),
  ),
  nextOn: optionalDay(),
  nextAt: optionalTime(),
  agreedZone: shownZone(),
}

type Talk = z.output<z.ZodObject<typeof talk>>

function checkTalk({ actions, nextOn, nextAt }: Talk, issues: z.RefinementCtx): void {
  for (const [index, { body, dueOn }] of actions.entries())
    if (dueOn && !body)
      issues.addIssue({
        code: 'custom',
        path: ['actions', index, 'body'],
        message: 'Please write what should be done by this day.',
      })
  if (nextAt && !nextOn)
    issues.addIssue({ code: 'custom', path: ['nextOn'], message: 'Please choose a day for this time.' })
}

const withoutEmptyRows = <Input extends Talk>({ points, actions, ...rest }: Input) => ({
  ...rest,
  points: filledRows(points, 'body'),
  actions: filledRows(actions, 'body'),
})

/** For a session that was held. Rows left empty are dropped. */
export const logSessionInput = z
  .object({
    formId: formId(),
    mentorshipId: recordId(),
    /** The planned session if this is the one, null if it isn't, undefined if the form wasn't asked or answered. */
    plannedId: z.union([z.literal(['none', '']).transform(() => null), recordId()]).optional(),
    /** The planned session that the form asked about. */
    plannedAsked: optionalRecordId().optional(),
    notes: markdown(),
    visibility: visibilityField().default('pair'),
    privateNotes: markdown(),
    /** The jot that a note is made from. */
    jotId: optionalRecordId().optional(),
    ...talk,
  })
  .superRefine(checkTalk)
  .transform(withoutEmptyRows)

export const planSessionInput = z.object({
  formId: formId(),
  mentorshipId: recordId(),
  heldOn: dayField(),
  meant: meantDays(),
  startsAt: optionalTime(),
  agreedZone: shownZone(),
})

export const moveSessionInput = z.object({
  formId: formId(),
  sessionId: recordId(),
  version: versionField(),
  heldOn: dayField(),
  meant: meantDays(),
  startsAt: optionalTime(),
  agreedZone: shownZone(),
})

export const cancelSessionInput = z.object({ sessionId: recordId(), version: versionField() })

// Undefined if the form has no such box, '' if the box is empty.
const boxIfAny = () => z.union([z.undefined(), markdown()])

const ownTexts = { pair: boxIfAny(), circle: boxIfAny(), private: boxIfAny() }

/** For a held session. Of ticks and choices, only what differs from what the form showed is changed. */
export const editSessionInput = z
  .object({
    formId: formId(),
    sessionId: recordId(),
    version: versionsField(),
    ...ownTexts,
    ...talk,
    /** Points that the form showed as discussed. */
    shown: listField(recordId()),
    /** The planned session that the form showed, null without one. */
    nextShown: z.union([z.literal('').transform(() => null), shownRecord()]).optional(),
  })
  .superRefine(checkTalk)
  .transform(withoutEmptyRows)

/** For withdrawing a session and for putting it back. */
export const withdrawSessionInput = z.object({ sessionId: recordId(), version: versionField() })

/** Each text replaces the author's note for the same audience; an empty one deletes it. */
export const writeSessionNotesInput = z.object({
  formId: formId(),
  sessionId: recordId(),
  version: versionsField(),
  ...ownTexts,
})

export const widenSessionNoteInput = z.object({
  sessionId: recordId(),
  noteId: recordId(),
  ...wideningFields('pair', 'circle'),
})

export type LogSession = z.output<typeof logSessionInput>
export type PlanSession = z.output<typeof planSessionInput>
export type MoveSession = z.output<typeof moveSessionInput>
export type EditSession = z.output<typeof editSessionInput>
export type WithdrawSession = z.output<typeof withdrawSessionInput>
export type WriteSessionNotes = z.output<typeof writeSessionNotesInput>
export type WidenSessionNote = z.output<typeof widenSessionNoteInput>

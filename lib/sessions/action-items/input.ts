import { z } from 'zod'
import { wideningFields } from '#lib/audience/widening/input.ts'
import {
  formId,
  line,
  meantDays,
  optionalDay,
  optionalRecordId,
  recordId,
  shownRecord,
  versionField,
} from '#lib/core/fields.ts'

/** In characters. Anything longer belongs in the notes. */
export const MAX_ACTION_LENGTH = 300

export const ownerField = () => z.enum(['junior', 'mentor'], 'Please choose who does it.')

const audienceField = () => z.enum(['pair', 'circle'], 'Please choose who can read this.').default('pair')

const pages = /^\/(?:(?:actions|sessions)(?:\/[0-9a-f-]{36})?)?$/

/** The page to return to: home, actions or sessions. Anything else becomes `otherwise`. */
export const pageField = (otherwise: string) => z.string().regex(pages).catch(otherwise)

export const addActionInput = z.object({
  formId: formId(),
  mentorshipId: recordId(),
  sessionId: optionalRecordId(),
  /** `me` is the viewer, `other` the other person of the pair. */
  owner: z.enum(['junior', 'mentor', 'me', 'other'], 'Please choose who does it.'),
  body: line('what is to be done', MAX_ACTION_LENGTH),
  dueOn: optionalDay(),
  meant: meantDays(),
  visibility: audienceField(),
  /** The jot that it's made from. */
  jotId: optionalRecordId().optional(),
  from: pageField('/actions'),
})

export const editActionInput = z.object({
  formId: formId(),
  actionId: recordId(),
  version: versionField(),
  body: line('what is to be done', MAX_ACTION_LENGTH),
  dueOn: optionalDay(),
  meant: meantDays(),
})

export const widenActionInput = z.object({ actionId: recordId(), ...wideningFields('circle') })

/** The button's name is the action's new state, its value the action and its version. */
export const changeActionInput = z
  .object({
    done: shownRecord().optional(),
    dropped: shownRecord().optional(),
    open: shownRecord().optional(),
    /** The version that the last answer told of, if it was about this action. */
    told: shownRecord().optional().catch(undefined),
    from: pageField('/actions'),
    /** Which of the page's lists it was pressed in. */
    list: z.enum(['action', 'promise']).catch('action'),
  })
  .transform(({ done, dropped, open, told, from, list }, issues) => {
    const shown = done ?? dropped ?? open
    if (!shown) {
      issues.addIssue({ code: 'custom', message: 'Please choose an action from the list.', path: ['done'] })
      return z.NEVER
    }
    const state = done ? ('done' as const) : dropped ? ('dropped' as const) : ('open' as const)
    const { version } = told?.id === shown.id ? told : shown
    return { actionId: shown.id, version, state, from, list }
  })

export type AddAction = Omit<z.output<typeof addActionInput>, 'from'>
export type WidenAction = z.output<typeof widenActionInput>
export type EditAction = z.output<typeof editActionInput>

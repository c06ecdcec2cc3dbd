import { z } from 'zod'
import {
  checkbox,
  formId,
  line,
  optionalDay,
  optionalRecordId,
  recordId,
  versionField,
} from '#lib/core/fields.ts'

/** Longer than a sentence belongs in the notes. */
export const longestAction = 300

/** Who is to do it: one of the pair, by their part in it. */
export const ownerField = () => z.enum(['junior', 'mentor'], 'Please choose who does it.')

/** Actions are read by the pair unless their author widens them. */
const audienceField = () => z.enum(['pair', 'circle'], 'Please choose who can read this.').default('pair')

const pages = /^\/(?:(?:actions|sessions)(?:\/[0-9a-f-]{36})?)?$/

/** The page that a form stands on, to come back to: home, a list, an action or a session; anything else is `otherwise`. */
export const pageField = (otherwise: string) => z.string().regex(pages).catch(otherwise)

/** A new action, from the list or from a session's page. */
export const addActionInput = z.object({
  id: formId(),
  mentorshipId: recordId(),
  sessionId: optionalRecordId(),
  /** `me` and `other` are the viewer and the other of the pair. */
  owner: z.enum(['junior', 'mentor', 'me', 'other'], 'Please choose who does it.'),
  body: line('what is to be done', longestAction),
  dueOn: optionalDay(),
  visibility: audienceField(),
  from: pageField('/actions'),
})

/** Other words or another day. */
export const editActionInput = z.object({
  actionId: recordId(),
  version: versionField(),
  body: line('what is to be done', longestAction),
  dueOn: optionalDay(),
})

/** More readers for an own action, confirmed by the button's own value. */
export const widenActionInput = z.object({
  actionId: recordId(),
  version: versionField(),
  visibility: z.enum(['circle'], 'Please choose who can read this.'),
  confirmed: checkbox().refine((ticked) => ticked, 'Please confirm that more people shall read this.'),
})

/** A press on one of the buttons in a list of actions: the button's name says what becomes of the action. */
export const changeActionInput = z
  .object({
    done: optionalRecordId(),
    dropped: optionalRecordId(),
    open: optionalRecordId(),
    from: pageField('/actions'),
  })
  .transform(({ done, dropped, open, from }, issues) => {
    const actionId = done ?? dropped ?? open
    if (!actionId) {
      issues.addIssue({ code: 'custom', message: 'Please choose an action of the list.', path: ['done'] })
      return z.NEVER
    }
    const state = done ? ('done' as const) : dropped ? ('dropped' as const) : ('open' as const)
    return { actionId, state, from }
  })

export type AddAction = Omit<z.output<typeof addActionInput>, 'from'>
export type WidenAction = z.output<typeof widenActionInput>
export type EditAction = z.output<typeof editActionInput>

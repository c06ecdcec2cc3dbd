import { z } from 'zod'
import { checkbox, versionField } from '#lib/core/fields.ts'

type Wider = 'pair' | 'circle'

/**
 * The fields of a form that lets more people read an own text; `wider` are the audiences that such a text can get.
 * `confirmed` comes from the page that asks once more.
 */
export const wideningFields = <const Choices extends readonly [Wider, ...Wider[]]>(...wider: Choices) => ({
  version: versionField(),
  visibility: z.enum<Choices>(wider, 'Please choose who can read this.'),
  confirmed: checkbox().refine((ticked) => ticked, 'Please confirm that more people shall read this.'),
})

/** What such a form says, whatever it is about. */
export type Widening = { version: number; visibility: Wider }

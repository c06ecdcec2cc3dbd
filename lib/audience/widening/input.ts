import { z } from 'zod'
import { circleField } from '#lib/audience/naming/input.ts'
import { checkbox, versionField } from '#lib/core/fields.ts'

type Wider = 'pair' | 'circle'

/** `wider` are the audiences that such a text can get. `confirmed` is sent by the button of `WidenPage`. */
export const wideningFields = <const Choices extends readonly [Wider, ...Wider[]]>(...wider: Choices) => ({
  version: versionField(),
  visibility: z.enum<Choices>(wider, 'Please choose who can read this.'),
  circle: circleField(),
  confirmed: checkbox().refine((ticked) => ticked, 'Please confirm that more people may read this.'),
})

export type Widening = { version: number; visibility: Wider; circle: string }

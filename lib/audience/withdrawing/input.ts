import { z } from 'zod'
import { textKinds } from '#db/words.ts'
import { recordId, versionField } from '#lib/core/fields.ts'

const pages = /^\/(?:goals|sessions|reviews|actions)(?:\/[0-9a-f-]{36})?(?:#[\w-]+)?$/

/** Of the page that withdraws a text or puts it back: the text, the version that it showed, and where to go then. */
export const withdrawingInput = z.object({
  // A session and a proposed goal have pages of their own.
  kind: z.enum(textKinds, 'Please open this page again.').exclude(['session', 'proposal']),
  id: recordId(),
  version: versionField(),
  decision: z.enum(['withdraw', 'put_back'], 'Please choose whether to withdraw it or put it back.'),
  from: z.string().regex(pages).catch('/'),
})

export type Withdrawing = { version: number }

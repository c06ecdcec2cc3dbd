import { z } from 'zod'
import { textKinds } from '#db/words.ts'
import { recordId, versionField } from '#lib/core/fields.ts'

const pages = /^\/(?:goals|proposals|sessions|reviews|actions|wins)(?:\/[0-9a-f-]{36})?(?:#[\w-]+)?$/

/** Of the page that withdraws a text or puts it back: the text, the version that it showed, and where to go then. */
export const withdrawingInput = z.object({
  // A session has a page of its own, which says what else it undoes.
  kind: z.enum(textKinds, 'Please open this page again.').exclude(['session']),
  id: recordId(),
  version: versionField(),
  decision: z.enum(['withdraw', 'put_back'], 'Please choose whether to withdraw it or put it back.'),
  from: z.string().regex(pages).catch('/'),
})

export type Withdrawing = { version: number }

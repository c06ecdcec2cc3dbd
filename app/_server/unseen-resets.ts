import { cache } from 'react'
import { listUnseenResets } from '#lib/sign-ins/resets/reads.ts'

/** Asked once per request, since the layout and a page both show them. */
export const unseenResets = cache(listUnseenResets)

import { z } from 'zod'
import { isDay } from '#lib/core/days.ts'
import { recordId } from '#lib/core/fields.ts'
import { MAX_WORDS, parsePlace } from './rules.ts'

const timelineKinds = ['goals', 'sessions', 'reviews', 'evidence', 'wins', 'private'] as const

// Invalid values are ignored, so a bookmark with an old filter still works.
const one = z.union([z.string(), z.array(z.string()).transform((all) => all[0])]).optional()
const day = one.pipe(z.string().refine(isDay)).optional().catch(undefined)
const id = one.pipe(recordId()).optional().catch(undefined)

export const timelineInput = z.object({
  kind: one.pipe(z.enum(timelineKinds)).optional().catch(undefined),
  theme: id,
  goal: id,
  from: day,
  to: day,
  q: one
    .pipe(z.string())
    .transform((text) => text.trim().slice(0, MAX_WORDS))
    .transform((text) => text || undefined)
    .optional()
    .catch(undefined),
  before: one
    .pipe(z.string())
    .transform((text) => parsePlace(text) ?? undefined)
    .optional()
    .catch(undefined),
  /** The last visit before the first page was opened, so older pages mark the same items as new. */
  since: one
    .pipe(z.string().regex(/^\d{1,14}$/))
    .transform((text) => new Date(Number(text)))
    .optional()
    .catch(undefined),
})

export type TimelineKind = (typeof timelineKinds)[number]
export type TimelineFilter = z.output<typeof timelineInput>

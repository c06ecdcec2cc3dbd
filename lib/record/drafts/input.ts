import { z } from 'zod'
import { draftVerbs } from '#db/words.ts'
import { recordId } from '#lib/core/fields.ts'
import { newId } from '#lib/core/ids.ts'
import type { DraftFields } from './rules.ts'

const openAgain = 'Please open this form again.'

// What a form says of itself in its one field `draft`.
const place = z.object({
  verb: z.enum(draftVerbs, openAgain),
  subjectId: recordId(),
  /** A path of ours; links lead there. */
  address: z
    .string()
    .regex(/^\/(goals|people|proposals|sessions|reviews|roadmaps|teams)(\/[\w-]+)*(\?[\w=&-]+)?$/, openAgain)
    .max(300),
  readerId: recordId().nullable(),
  pageId: recordId(),
  /** The person for whom the page was made. */
  authorId: recordId(),
  /** The draft that the page was opened on or told of, and its version then. */
  draftId: recordId().nullable(),
  version: z.number(openAgain).int().min(0).max(1_000_000_000),
})

export type DraftPlace = z.output<typeof place>

/** Of a form that is sent, what tells whose draft is its own. Undefined for a form without a draft. */
export type SentPage = Pick<DraftPlace, 'verb' | 'subjectId' | 'pageId' | 'draftId' | 'version'> & {
  formId: string
}

export function sentPage(values: Record<string, unknown>): SentPage | undefined {
  const formId = recordId().safeParse(values.formId)
  const sent = place.safeParse(placeIn(values.draft))
  return formId.success && sent.success ? { ...sent.data, formId: formId.data } : undefined
}

// Names of buttons, of what an answer brings anew, and of consents, which nobody gives in advance.
const notWords = new Set([
  'draft',
  'formId',
  'turn',
  'unchanged',
  'keep',
  'rows',
  'preview',
  'decision',
  'confirmed',
])

// Neither can be stored as JSON by PostgreSQL.
const storable = (text: string) => text.replaceAll('\0', '').toWellFormed()

const each = <T>(value: string | string[], work: (text: string) => T) =>
  Array.isArray(value) ? value.map(work) : work(value)

function placeIn(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

/**
 * The fields of a form as they are sent, without passwords. `turn` is null from a form without a script. The chosen
 * reader counts as the one that the form named.
 */
export const keepDraftInput = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .transform((values) => ({
    formId: values.formId,
    turn: values.turn === undefined ? null : Number(values.turn),
    /** Everything is as the page was made: an edited text as it's saved. */
    isUnchanged: values.unchanged !== undefined,
    place: placeIn(values.draft),
    fields: Object.fromEntries(
      Object.entries(values)
        .filter(([name]) => !notWords.has(name))
        .map(([name, value]) => [name, each(value, storable)]),
    ) satisfies DraftFields,
  }))
  .pipe(
    z.object({
      formId: recordId().catch(() => newId()),
      turn: z.number(openAgain).int().min(1).max(1_000_000_000).nullable(),
      isUnchanged: z.boolean(),
      place: z.looseObject({}, openAgain).pipe(place),
      fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
  )
  .transform(({ place: { readerId, ...rest }, fields, ...sent }) => ({
    ...sent,
    ...rest,
    fields,
    readerId: typeof fields.readerId === 'string' && fields.readerId ? fields.readerId : readerId,
  }))

export type KeepDraftInput = z.output<typeof keepDraftInput>

export const letGoInput = z.object({ draftId: recordId() })
export type LetGoInput = z.output<typeof letGoInput>

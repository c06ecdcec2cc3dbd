import { z } from 'zod'
import { visibilities } from '#db/words.ts'
import { linkProblem } from '#lib/text/links/rules.ts'
import { markdownProblem } from '#lib/text/markdown/limits.ts'
import { withoutTurns } from '#lib/text/turns.ts'
import { isDay } from './days.ts'
import { newId } from './ids.ts'
import { isTimeZone } from './zoned-time.ts'

// Fields that several inputs share. Server only: one small schema costs the browser 30 KB.

const clean = (text: string) => text.replace(/\r\n?/g, '\n').trim()
// Marks that turn the direction of writing come along when one copies a path or a number; in one line among others they
// would turn what stands after it, too.
const cleanLine = (text: string) => clean(withoutTurns(text).replace(/\s+/g, ' '))
// Control characters other than tab and newline are never typed on purpose, and break what is shown.
const hasControls = (text: string) => /(?![\t\n])\p{Cc}/u.test(text)

/** One line of text, trimmed; `what` names it in the messages: line('a name', 80). */
export const line = (what: string, most: number) =>
  z
    .string({ error: `Please write ${what}.` })
    .transform(cleanLine)
    .pipe(
      z
        .string()
        // Something has to be seen of it: a name of joiners and fillers alone could not even be clicked.
        .regex(/[^\p{C}\p{Z}\p{M}\p{DI}]/u, { error: `Please write ${what}.`, abort: true })
        .max(most, `At most ${most} characters, please.`)
        .refine((text) => !hasControls(text), 'This has characters that can’t be shown.'),
    )

/** One line that may be left empty: null then. */
export const optionalLine = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => cleanLine(text ?? ''))
    .pipe(
      z
        .string()
        .max(most, `At most ${most} characters, please.`)
        .refine((text) => !hasControls(text), 'This has characters that can’t be shown.'),
    )
    .transform((text) => text || null)

/** Markdown of 20 KB at most, trimmed, empty where nothing was written. */
export const markdown = () =>
  z
    .string()
    .optional()
    .transform((text) => clean(text ?? ''))
    .pipe(
      z
        .string()
        .refine(
          (text) => markdownProblem(text) === undefined,
          'This is longer than 20 KB. Please shorten it, or link to a document.',
        )
        .refine((text) => !hasControls(text), 'This has characters that can’t be shown.'),
    )

/** Markdown that must not be empty; `what` names it: requiredMarkdown('what you saw'). */
export const requiredMarkdown = (what: string) =>
  markdown().refine((text) => text.length > 0, `Please write ${what}.`)

/** An id of a record, as it came from a form or an address: its form alone is checked here. */
export const recordId = () =>
  z
    .string()
    .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'Please choose one of the list.')

/** A choice of one record, or of none: null then. */
export const optionalRecordId = () =>
  z
    .string()
    .optional()
    .transform((text) => text || null)
    .pipe(recordId().nullable())

/** The id of the record that this form will make: sent twice, it makes one. */
export const formId = () => recordId().catch(() => newId())

/** The version of the record that the form was opened on. */
export const versionField = () =>
  z.coerce.number('Please open this form again.').int().min(1).max(1_000_000_000)

/** The versions of several records that the form was opened on, as one text; empty where there were none. */
export const versionsField = () => z.string('Please open this form again.').max(1000)

/** A calendar day. */
export const dayField = (message = 'Please choose a day.') =>
  z
    .string({ error: message })
    .min(1, { error: message, abort: true })
    .refine(isDay, 'This day doesn’t exist. Write it as year-month-day, such as 2026-11-30.')

/** A calendar day that may be left empty: null then. */
export const optionalDay = () =>
  z
    .string()
    .optional()
    .transform((text) => text || null)
    .pipe(
      z
        .string()
        .refine(isDay, 'This day doesn’t exist. Write it as year-month-day, such as 2026-11-30.')
        .nullable(),
    )

/** A box that is ticked or not. */
export const checkbox = () =>
  z
    .string()
    .optional()
    .transform((text) => text !== undefined && text !== '')

/** One or several values of the same name, as a list without repetition. */
export const listOf = <T extends z.ZodType<unknown, string>>(item: T, most = 200) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [
      ...new Set(value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    ])
    .pipe(z.array(item).max(most, `At most ${most} at once, please.`))

/** Who reads a text. */
export const visibilityField = () => z.enum(visibilities, 'Please choose who can read this.')

/** An e-mail address, trimmed, in small letters. */
export const emailField = () =>
  z
    .string({ error: 'Please write an e-mail address.' })
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.email('This doesn’t look like an e-mail address.').max(254, 'This address is too long.'))

/** A web address, http or https, without a password in it; answered in the normal form of the URL Standard. */
export const linkField = (message = 'Please paste a link.') =>
  z
    .string({ error: message })
    .transform((text) => text.trim())
    .pipe(
      z
        .string()
        .min(1, { error: message, abort: true })
        .superRefine((text, context) => {
          const problem = linkProblem(text)
          if (problem) context.addIssue({ code: 'custom', message: problem })
        })
        .transform((text) => new URL(text).href),
    )

/** A time zone that this machine knows. */
export const timeZoneField = () =>
  z
    .string({ error: 'Please choose a time zone.' })
    .trim()
    .min(1, 'Please choose a time zone.')
    .max(60, 'This time zone isn’t known.')
    .refine(isTimeZone, 'This time zone isn’t known. Choose one such as Europe/Berlin.')

/** A new password as typed. What it may be, lib/sign-ins/password-rules.ts says: it needs to know whose it is. */
export const newPasswordField = () =>
  z
    .string({ error: 'Please choose a password.' })
    .min(1, 'Please choose a password.')
    .max(1000, `At most ${1000} characters, please.`)

/** A token of a one-time link, as it came from the address. */
export const tokenField = () => z.string().regex(/^[A-Za-z0-9_-]{20,100}$/)

/** A person's name. */
export const personName = () => line('a name', 80)

import { z } from 'zod'
import { visibilities } from '#db/words.ts'
import { linkProblem, pastedLink } from '#lib/text/links/rules.ts'
import { markdownProblem } from '#lib/text/markdown/limits.ts'
import { cleanLine, cleanText } from '#lib/text/typed.ts'
import { takesLocalAddresses } from './configuration.ts'
import { isDay } from './days.ts'
import { isLocalAddress, MAX_ADDRESS, plainAddress } from './email.ts'
import { newId } from './ids.ts'
import { isTimeZone } from './zoned-time.ts'
import { presentZone } from './zones.ts'

// Server only: one small zod schema adds 30 KB to a browser bundle.

// A name made of joiners and fillers couldn't even be clicked.
const visible = /[^\p{C}\p{Z}\p{M}\p{DI}]/u

/** In one line, and '' if left empty. */
export const boundedLine = (most: number) =>
  z
    .string()
    .optional()
    .transform((typed) => cleanLine(typed ?? ''))
    .pipe(z.string().max(most, `At most ${most} characters, please.`))

/** `what` names the field in messages: line('a name', 80). */
export const line = (what: string, most: number) =>
  z
    .string({ error: `Please write ${what}.` })
    .transform(cleanLine)
    .pipe(
      z
        .string()
        .regex(visible, { error: `Please write ${what}.`, abort: true })
        .max(most, `At most ${most} characters, please.`),
    )

/** Null if left empty. */
export const optionalLine = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => cleanLine(text ?? ''))
    .pipe(z.string().max(most, `At most ${most} characters, please.`))
    .transform((text) => text || null)

/** At most 20 KB, and '' if left empty. */
export const markdown = () =>
  z
    .string()
    .optional()
    .transform((text) => cleanText(text ?? ''))
    .pipe(
      z
        .string()
        .refine(
          (text) => markdownProblem(text) === undefined,
          'This is longer than 20 KB. Please shorten it, or link to a document.',
        ),
    )

/** '' if left empty. */
export const boundedMarkdown = (most: number) =>
  markdown().pipe(z.string().max(most, `At most ${most} characters, please.`))

export const requiredMarkdown = (what: string) =>
  markdown().refine((text) => text.length > 0, `Please write ${what}.`)

/** Checks only the format of the id, not that the record exists. */
export const recordId = () =>
  z
    .string()
    .regex(
      /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
      'Please choose one from the list.',
    )

/** Null if nothing is chosen. */
export const optionalRecordId = () =>
  z
    .string()
    .optional()
    .transform((text) => text || null)
    .pipe(recordId().nullable())

/** Made by the page that shows the form, so that `once()` knows a form sent again. Replaced if it isn't an id. */
export const formId = () => recordId().catch(() => newId())

export const versionField = () =>
  z.coerce.number('Please open this form again.').int().min(1).max(1_000_000_000)

/** For a button's value: 'ID VERSION', a record of a list and its version as the page showed it. */
export const shownRecord = () =>
  z
    .string()
    .regex(/^\S{36} \d{1,10}$/, 'Please open this page again.')
    .transform((text) => {
      const [id = '', version = ''] = text.split(' ')
      return { id, version: Number(version) }
    })
    .pipe(z.object({ id: recordId(), version: z.number().min(1) }))

/** The versions of several records that the form was opened on, joined into one text. */
export const versionsField = () => z.string('Please open this form again.').max(1000)

export const dayField = (message = 'Please choose a day.') =>
  z
    .string({ error: message })
    .min(1, { error: message, abort: true })
    .refine(isDay, 'This day doesn’t exist. Write it as year-month-day, such as 2026-11-30.')

/** Days that the form asked about and the sender confirmed (`lib/core/odd-days.ts`). */
export const meantDays = () => listField(z.string().max(10)).optional()

/** Null if left empty. */
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

export const checkbox = () =>
  z
    .string()
    .optional()
    .transform((text) => text !== undefined && text !== '')

/** One value or several of the same name, without duplicates. */
export const listField = <T extends z.ZodType<unknown, string>>(item: T, most = 200) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [
      ...new Set(value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    ])
    .pipe(z.array(item).max(most, `At most ${most} at once, please.`))

/** The rows of a list ('findings.0.body'), or []. A row also sends an id, which a schema without `id` drops. */
export const rowsField = <Row extends z.ZodType>(
  row: Row,
  most = 100,
  tooMany = `At most ${most} rows, please.`,
) => z.array(row, 'Please open this form again.').max(most, tooMany).default([])

/** The rows with a value in `field`: people add rows and leave them empty. */
export const filledRows = <Row, Field extends keyof Row>(rows: readonly Row[], field: Field) =>
  rows.filter((row): row is Row & { [name in Field]: NonNullable<Row[name]> } => Boolean(row[field]))

export const visibilityField = () => z.enum(visibilities, 'Please choose who can read this.')

/** In the form in which addresses are stored. For looking someone up: whether they may have it isn't asked. */
export const knownEmailField = () =>
  z.string({ error: 'Please write an e-mail address.' }).transform((text, context) => {
    const address = plainAddress(text)
    const problem = addressProblem(text, address)
    if (address !== null && !problem) return address
    context.addIssue({ code: 'custom', message: problem ?? notAnAddress })
    return z.NEVER
  })

/** For an address that is to be stored. */
export const emailField = () =>
  knownEmailField().refine((address) => takesLocalAddresses() || !isLocalAddress(address), {
    error: 'The part after the @ needs a dot, as in ada@example.org.',
  })

const notAnAddress = 'This doesn’t look like an e-mail address.'

function addressProblem(written: string, address: string | null): string | null {
  if (!/[^\p{C}\p{Z}\p{DI}]/u.test(written)) return 'Please write an e-mail address.'
  if (address === null) return notAnAddress
  return address.length > MAX_ADDRESS ? 'This address is too long.' : null
}

/** An http or https address without a name and a password, normalised by the URL Standard. */
export const linkField = (message = 'Please paste a link.') =>
  z
    .string({ error: message })
    .transform(pastedLink)
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

/** Under its present name. */
export const timeZoneField = () =>
  z
    .string({ error: 'Please choose a time zone.' })
    .trim()
    .min(1, 'Please choose a time zone.')
    .max(60, 'This time zone isn’t known.')
    .refine(isTimeZone, 'This time zone isn’t known. Choose one such as Europe/Berlin.')
    .transform(presentZone)

/** Checks the length only: `lib/sign-ins/passwords/rules.ts` also needs to know whose password it is. */
export const newPasswordField = () =>
  z
    .string({ error: 'Please choose a password.' })
    .min(1, 'Please choose a password.')
    .max(1000, `At most ${1000} characters, please.`)

export const tokenField = () => z.string().regex(/^[A-Za-z0-9_-]{20,100}$/)

export const personName = () => line('a name', 80)

/** What others call a person; null if left empty. */
export const shortNameField = () =>
  optionalLine(40).refine(
    (text) => text === null || visible.test(text),
    'Please write a name, or leave it empty.',
  )

/** What a form sent as a file. The name is what the sender's machine calls it. */
export type SentFile = { name: string; bytes: Uint8Array }

/** At most so many bytes. */
export const fileField = (most: number, tooLarge: string) =>
  z
    .custom<SentFile>((value) => value !== null && typeof value === 'object', 'Please choose a file.')
    .refine((file) => file.bytes.length > 0, 'This file is empty.')
    .refine((file) => file.bytes.length <= most, tooLarge)

import { z } from 'zod'
import { isTimeZone } from '#lib/days.ts'
import { checkbox, emailField, formId, line, optionalLine, recordId, versionField } from '#lib/fields.ts'
import { passwordLength } from './password-rules.ts'

/** A time zone that this machine knows. */
export const timeZoneField = () =>
  z
    .string({ error: 'Please choose a time zone.' })
    .trim()
    .min(1, 'Please choose a time zone.')
    .max(60, 'This time zone isn’t known.')
    .refine(isTimeZone, 'This time zone isn’t known. Choose one such as Europe/Berlin.')

/** A new password as typed. What it may be, password-rules.ts says: it needs to know whose it is. */
export const newPasswordField = () =>
  z
    .string({ error: 'Please choose a password.' })
    .min(1, 'Please choose a password.')
    .max(passwordLength.most, `At most ${passwordLength.most} characters, please.`)

/** A password that somebody has already. */
const knownPasswordField = () =>
  z
    .string({ error: 'Please write your password.' })
    .min(1, 'Please write your password.')
    .max(passwordLength.most, 'This isn’t your password.')

/** A token of a one-time link, as it came from the address. */
export const tokenField = () => z.string().regex(/^[A-Za-z0-9_-]{20,100}$/)

export const personName = () => line('a name', 80)

/** The first admin. */
export const setUpInput = z.object({
  token: tokenField(),
  name: personName(),
  email: emailField(),
  password: newPasswordField(),
  timeZone: timeZoneField(),
})

/** Name and time zone, in the settings. */
export const profileInput = z.object({
  version: versionField(),
  name: personName(),
  timeZone: timeZoneField(),
})

/** A password change by the person themself. */
export const changePasswordInput = z.object({
  currentPassword: knownPasswordField(),
  newPassword: newPasswordField(),
})

/** A one-time link for a forgotten password. */
export const makeResetInput = z.object({ id: formId(), personId: recordId() })

/** A new password through that link. */
export const resetPasswordInput = z.object({ token: tokenField(), password: newPasswordField() })

/** Which person a button is about. */
export const personInput = z.object({ personId: recordId() })

/** The right of an admin, given or taken. */
export const adminRightInput = z.object({ personId: recordId(), isAdmin: checkbox() })

/** What the list of all people is asked for. */
export const peopleQuery = z.object({
  q: optionalLine(100).catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

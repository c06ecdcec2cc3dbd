import { z } from 'zod'
import {
  checkbox,
  emailField,
  formId,
  newPasswordField,
  optionalLine,
  personName,
  recordId,
  timeZoneField,
  tokenField,
  versionField,
} from '#lib/core/fields.ts'
import { passwordLength } from '#lib/sign-ins/passwords/rules.ts'

/** A password that somebody has already. */
const knownPasswordField = () =>
  z
    .string({ error: 'Please write your password.' })
    .min(1, 'Please write your password.')
    .max(passwordLength.most, 'This isn’t your password.')

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

/** How the viewer wants the pages in this browser. */
export const themeInput = z.object({ theme: z.enum(['system', 'light', 'dark'], 'Please choose one.') })

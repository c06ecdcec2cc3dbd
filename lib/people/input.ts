import { z } from 'zod'
import {
  checkbox,
  emailField,
  formId,
  knownEmailField,
  listField,
  newPasswordField,
  optionalLine,
  personName,
  recordId,
  shortNameField,
  timeZoneField,
  tokenField,
  versionField,
} from '#lib/core/fields.ts'
import { passwordLength } from '#lib/sign-ins/passwords/rules.ts'

const knownPasswordField = () =>
  z
    .string({ error: 'Please write your password.' })
    .min(1, 'Please write your password.')
    .max(passwordLength.most, 'This isn’t your password.')

export const setUpInput = z.object({
  token: tokenField(),
  name: personName(),
  shortName: shortNameField(),
  email: emailField(),
  password: newPasswordField(),
  timeZone: timeZoneField(),
})

export const profileInput = z.object({
  formId: formId(),
  version: versionField(),
  name: personName(),
  shortName: shortNameField(),
  timeZone: timeZoneField(),
})

export const changePasswordInput = z.object({
  currentPassword: knownPasswordField(),
  newPassword: newPasswordField(),
})

export const changeOwnAddressInput = z.object({
  email: emailField(),
  addressBefore: knownEmailField(),
  password: knownPasswordField(),
})

export const changeAddressInput = z.object({
  personId: recordId(),
  email: emailField(),
  addressBefore: knownEmailField(),
})

export const makeResetInput = z.object({ id: formId(), personId: recordId() })

export const resetPasswordInput = z.object({ token: tokenField(), password: newPasswordField() })

export const personInput = z.object({ personId: recordId() })

export const adminRightInput = z.object({ personId: recordId(), isAdmin: checkbox() })

/** What a calendar's titles say. */
export const calendarInput = z
  .object({ titles: z.enum(['mentoring', 'names']) })
  .transform(({ titles }) => ({ showsNames: titles === 'names' }))

export const endSignInInput = z.object({ signInId: recordId() })

export const noInput = z.object({})

export const resetsSeenInput = z.object({ resetIds: listField(recordId(), 20) })

export const accountQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) })

export const peopleQuery = z.object({
  q: optionalLine(100).catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export const teamsQuery = peopleQuery.pick({ page: true })

export const shortcutsInput = z.object({ hasShortcuts: checkbox() })

export const themeInput = z.object({ theme: z.enum(['system', 'light', 'dark'], 'Please choose one.') })

import { z } from 'zod'
import { roles } from '#db/words.ts'
import {
  emailField,
  formId,
  newPasswordField,
  personName,
  recordId,
  shortNameField,
  timeZoneField,
  tokenField,
} from '#lib/core/fields.ts'

export const createInviteInput = z.object({
  id: formId(),
  teamId: recordId(),
  email: emailField(),
  role: z.enum(roles, 'Please choose a role.'),
})

export const createAdminInviteInput = z.object({ id: formId(), email: emailField() })

export const takeBackInput = z.object({ inviteId: recordId() })

export const acceptInviteInput = z.object({
  token: tokenField(),
  name: personName(),
  shortName: shortNameField(),
  password: newPasswordField(),
  timeZone: timeZoneField(),
})

export const joinInput = z.object({ token: tokenField() })

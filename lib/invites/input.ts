import { z } from 'zod'
import { roles } from '#db/words.ts'
import {
  emailField,
  formId,
  newPasswordField,
  personName,
  recordId,
  timeZoneField,
  tokenField,
} from '#lib/core/fields.ts'

/** An invite to a team. */
export const createInviteInput = z.object({
  id: formId(),
  teamId: recordId(),
  email: emailField(),
  role: z.enum(roles, 'Please choose a role.'),
})

/** An invite for another admin, without a team. */
export const createAdminInviteInput = z.object({ id: formId(), email: emailField() })

export const takeBackInput = z.object({ inviteId: recordId() })

/** What the invited person fills in. */
export const acceptInviteInput = z.object({
  token: tokenField(),
  name: personName(),
  password: newPasswordField(),
  timeZone: timeZoneField(),
})

/** Somebody with an account, signed in, takes up an invite. */
export const joinInput = z.object({ token: tokenField() })

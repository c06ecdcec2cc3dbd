import { z } from 'zod'
import { roles } from '#db/words.ts'
import { addressesIn } from '#lib/core/email.ts'
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

/** More is a slip of the clipboard. */
const MAX_AT_ONCE = 50

/** One address or several, each as it was written, with the problem if it's none. */
const addresses = () =>
  z
    .string({ error: 'Please write an e-mail address.' })
    .transform((text) => [...new Set(addressesIn(text))].map(judged))
    .pipe(
      z
        .array(z.custom<AskedAddress>())
        .min(1, 'Please write an e-mail address.')
        .max(MAX_AT_ONCE, `At most ${MAX_AT_ONCE} addresses at once, please.`),
    )
    .superRefine((asked, context) => {
      const [only, another] = asked
      if (only?.problem && !another) context.addIssue({ code: 'custom', message: only.problem })
    })

export type AskedAddress = { written: string; email: string | null; problem: string | null }

function judged(written: string): AskedAddress {
  const { data = null, error } = emailField().safeParse(written)
  return { written, email: data, problem: error?.issues[0]?.message ?? null }
}

export const createInvitesInput = z.object({
  id: formId(),
  teamId: recordId(),
  email: addresses(),
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

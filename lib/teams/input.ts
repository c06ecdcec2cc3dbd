import { z } from 'zod'
import { roles } from '#db/words.ts'
import { formId, line, recordId, versionField, versionsField } from '#lib/core/fields.ts'

const roleField = () => z.enum(roles, 'Please choose a role.')

const teamName = () => line('a name for the team', 60)

export const createTeamInput = z.object({ formId: formId(), name: teamName() })

export const changeTeamInput = z.object({
  formId: formId(),
  teamId: recordId(),
  version: versionField(),
  name: teamName(),
  evidenceWaitDays: z.coerce
    .number('Please write a number of days.')
    .int('Whole days, please.')
    .min(1, 'At least 1 day, please.')
    .max(60, 'At most 60 days, please.'),
})

export const roleInput = z.object({ teamId: recordId(), personId: recordId(), role: roleField() })

/** `version` is what the page said would end, from `getEnding`. */
const ending = { teamId: recordId(), personId: recordId(), version: versionsField() }
export const endRoleInput = z.object({ ...ending, role: roleField() })
export const leaveInput = z.object(ending)

import { newId } from '#lib/core/ids.ts'
import type { ActionRow } from './row.ts'

const file = 'app/(main)/people/[personId]/levels/actions.ts'

/** The mentor has said it, so it's the lead's turn; the junior never confirms their own. */
export const levelActions: ActionRow[] = [
  {
    file,
    name: 'confirm',
    fields: ({ levels }) => ({
      formId: newId(),
      placeId: levels.placeId,
      levelKey: 'first',
      version: `${levels.half} 1`,
      body: 'Seen it twice this month',
    }),
    may: 'lead',
    told: 'junior mentor',
  },
  {
    file,
    name: 'takeBack',
    fields: ({ levels }) => ({
      formId: newId(),
      confirmationId: levels.whole,
      version: `${levels.whole} 2`,
      reason: 'The reason',
    }),
    may: 'mentor lead',
    told: 'junior',
  },
]

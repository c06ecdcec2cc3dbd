import type { ActionRow } from './row.ts'

const letGo = (name: 'draft-mentor' | 'draft-junior' | 'draft-former', may: string): ActionRow => ({
  file: 'app/(main)/drafts/actions.ts',
  name: 'letGo',
  about: name,
  fields: ({ drafts }) => ({ draftId: drafts[name] }),
  may,
})

export const draftActions: ActionRow[] = [
  letGo('draft-mentor', 'mentor'),
  letGo('draft-junior', 'junior'),
  letGo('draft-former', 'formerMentor'),
]

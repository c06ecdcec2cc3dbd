import { DRAFT_DAYS } from '#lib/record/drafts/rules.ts'

export const keptWords = `A draft you haven’t looked at for ${DRAFT_DAYS} days is deleted.`

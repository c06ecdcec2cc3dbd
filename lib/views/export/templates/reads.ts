import { inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { sessionTemplates } from '#db/schema/templates.ts'
import { templatesVisibleTo } from '#lib/sessions/templates/access.ts'
import { type Exporting, either } from '#lib/views/export/access.ts'
import { sheet } from '#lib/views/export/paging/reads.ts'

const read = (ctx: Exporting) =>
  db
    .select({ id: sessionTemplates.id })
    .from(sessionTemplates)
    .where(either(ctx, templatesVisibleTo, undefined))

/** Those that a team has changed or written: Cairn's own words are in the program. */
export const sessionTemplateSheet = sheet('session_templates', {
  id: sessionTemplates.id,
  fields: () => ({
    teamId: sessionTemplates.teamId,
    key: sessionTemplates.key,
    title: sessionTemplates.title,
    questions: sessionTemplates.questions,
    createdById: sessionTemplates.createdById,
    createdAt: sessionTemplates.createdAt,
    updatedById: sessionTemplates.updatedById,
    updatedAt: sessionTemplates.updatedAt,
    removedAt: sessionTemplates.removedAt,
  }),
  from: (chosen) => chosen.from(sessionTemplates),
  where: (ctx) => inArray(sessionTemplates.id, read(ctx)),
})

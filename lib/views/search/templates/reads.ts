import { and, asc, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { sessionTemplates } from '#db/schema/templates.ts'
import type { Ctx } from '#lib/core/context.ts'
import { templatesVisibleTo } from '#lib/sessions/templates/access.ts'

/** `ref` is its place on the team's page. */
export type FoundTemplate = { ref: string; teamId: string; title: string; questions: readonly string[] }

/** Those that teams have changed or written and that are offered, of teams whose templates the viewer reads. One query. */
export async function listTemplateNames(ctx: Ctx): Promise<FoundTemplate[]> {
  const rows = await db
    .select({
      id: sessionTemplates.id,
      key: sessionTemplates.key,
      teamId: sessionTemplates.teamId,
      title: sessionTemplates.title,
      questions: sessionTemplates.questions,
    })
    .from(sessionTemplates)
    .where(and(isNull(sessionTemplates.removedAt), templatesVisibleTo(ctx)))
    .orderBy(asc(sessionTemplates.title), asc(sessionTemplates.id))
  return rows.map(({ id, key, ...row }) => ({ ...row, ref: key ?? id }))
}

import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { sessionTemplates } from '#db/schema/templates.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { templatesVisibleTo } from './access.ts'
import { type Template, templatesOf } from './rules.ts'

/**
 * Those that Cairn brings and the team's own, removed ones too. The caller checks that the viewer reads this team's. One
 * query.
 */
export async function listTemplates(ctx: Ctx, teamId: string): Promise<Template[]> {
  const rows = await db
    .select({
      id: sessionTemplates.id,
      key: sessionTemplates.key,
      title: sessionTemplates.title,
      questions: sessionTemplates.questions,
      version: sessionTemplates.version,
      removedAt: sessionTemplates.removedAt,
      updatedAt: sessionTemplates.updatedAt,
      by: { id: people.id, name: people.name },
    })
    .from(sessionTemplates)
    .innerJoin(people, eq(people.id, sessionTemplates.updatedById))
    .where(and(eq(sessionTemplates.teamId, teamId), templatesVisibleTo(ctx)))
  return templatesOf(rows)
}

/** As `listTemplates`, one of them. Throws `NotFound`. */
export async function getTemplate(ctx: Ctx, teamId: string, ref: string): Promise<Template> {
  const template = (await listTemplates(ctx, teamId)).find((each) => each.ref === ref)
  if (!template) throw new NotFound()
  return template
}

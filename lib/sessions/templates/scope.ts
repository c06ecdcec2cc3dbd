import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { people, teams } from '#db/schema/people.ts'
import { sessionTemplates } from '#db/schema/templates.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { templatesWrittenBy } from './access.ts'
import { cairnsTemplate, MAX_OWN_TEMPLATES } from './rules.ts'

type Reading = Pick<Transaction, 'select'>

/** Throws `NotFound` unless the viewer leads the team. One query. */
export async function ledTeam(ctx: Ctx, from: Reading, teamId: string): Promise<string> {
  const [team] = await from
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.id, teamId), ledBy(ctx, teams.id)))
  if (!team) throw new NotFound()
  return team.id
}

/**
 * The team's row, with who changed it last; undefined for one of Cairn's that the team hasn't touched. Throws `NotFound`.
 * One query.
 */
export async function templateRow(ctx: Ctx, from: Reading, teamId: string, ref: string) {
  const cairns = cairnsTemplate(ref)
  const [row] = await from
    .select({ template: sessionTemplates, by: { id: people.id, name: people.name } })
    .from(sessionTemplates)
    .innerJoin(people, eq(people.id, sessionTemplates.updatedById))
    .where(
      and(
        eq(sessionTemplates.teamId, teamId),
        cairns
          ? eq(sessionTemplates.key, ref)
          : and(eq(sessionTemplates.id, ref), isNull(sessionTemplates.key)),
        templatesWrittenBy(ctx),
      ),
    )
  if (row) return { ...row.template, by: row.by }
  if (!cairns) throw new NotFound()
  return undefined
}

/** Throws `Refused`. One query. */
export async function assertRoom(from: Reading, teamId: string): Promise<void> {
  const [own] = await from
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(sessionTemplates)
    .where(and(eq(sessionTemplates.teamId, teamId), isNull(sessionTemplates.key)))
  if ((own?.count ?? 0) >= MAX_OWN_TEMPLATES)
    throw new Refused(
      `A team has at most ${MAX_OWN_TEMPLATES} templates of its own. Change one that you don’t use.`,
    )
}

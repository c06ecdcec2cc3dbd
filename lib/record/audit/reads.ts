import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { auditEvents, people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'

/**
 * What was last done to a record, as a sentence; undefined if nothing of the kind was. `did` has the words by event:
 * { 'session.moved': 'moved this session' }. The caller checks that the viewer may see the record. One query.
 */
export async function lastChange(
  ctx: Ctx,
  from: Pick<Transaction, 'select'>,
  { teamId, subjectIds }: { teamId: string; subjectIds: readonly string[] },
  did: Record<string, string>,
): Promise<string | undefined> {
  const [row] = await from
    .select({ event: auditEvents.event, at: auditEvents.at, actor: { id: people.id, name: people.name } })
    .from(auditEvents)
    .leftJoin(people, eq(people.id, auditEvents.actorId))
    .where(
      and(
        eq(auditEvents.teamId, teamId),
        inArray(auditEvents.event, Object.keys(did)),
        inArray(auditEvents.subjectId, [...subjectIds]),
      ),
    )
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(1)
  return row && whatHappened(ctx, row, did[row.event] ?? 'changed this')
}

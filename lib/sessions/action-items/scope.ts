import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { actions } from '#db/schema/sessions.ts'
import { keptZones } from '#db/zones.ts'
import { isJuniorNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { lastChange } from '#lib/record/audit/reads.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import { actionItemsVisibleTo } from './access.ts'

const junior = alias(people, 'junior')

/** One query. Throws `NotFound`. */
export async function actionInScope(ctx: Ctx, tx: Pick<Transaction, 'select'>, actionId: string) {
  const [action] = await tx
    .select({
      id: actions.id,
      teamId: actions.teamId,
      mentorId: mentorships.mentorId,
      juniorId: actions.juniorId,
      authorId: actions.authorId,
      ownerId: actions.ownerId,
      visibility: actions.visibility,
      readerId: actions.readerId,
      body: actions.body,
      dueOn: actions.dueOn,
      state: actions.state,
      version: actions.version,
      closedAt: actions.closedAt,
      closedBy: { id: people.id, name: people.name },
      createdAt: actions.createdAt,
      withdrawnAt: actions.withdrawnAt,
      mentorshipId: actions.mentorshipId,
      endedAt: mentorships.endedAt,
      zones: keptZones(junior),
      isJuniorHere: sql<number>`case when ${isJuniorNow(actions)} then 1 else 0 end`.mapWith(Boolean),
    })
    .from(actions)
    .innerJoin(mentorships, eq(mentorships.id, actions.mentorshipId))
    .leftJoin(people, eq(people.id, actions.closedById))
    .innerJoin(junior, eq(junior.id, actions.juniorId))
    .where(and(eq(actions.id, actionId), actionItemsVisibleTo(ctx)))
  if (!action) throw new NotFound()
  return action
}

type Change = Pick<
  Awaited<ReturnType<typeof actionInScope>>,
  'id' | 'teamId' | 'state' | 'closedAt' | 'closedBy'
>

/** What was last done to an action, as a sentence. `what` is how it names the action. */
export async function lastChangeOfAction(
  ctx: Ctx,
  tx: Pick<Transaction, 'select'>,
  action: Change,
  what = 'this',
): Promise<string> {
  const { id, teamId, state, closedAt, closedBy } = action
  if (closedAt)
    return whatHappened(
      ctx,
      { actor: closedBy, at: closedAt },
      state === 'done' ? `marked ${what} as done` : `dropped ${what}`,
    )
  const changed = await lastChange(
    ctx,
    tx,
    { teamId, subjectIds: [id] },
    {
      'action.edited': `changed ${what}`,
      'action.reopened': `opened ${what} again`,
      'action.widened': `let more people read ${what}`,
    },
  )
  return changed ?? `Someone changed ${what}.`
}

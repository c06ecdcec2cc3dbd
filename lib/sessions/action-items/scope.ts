import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { actions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { actionItemsVisibleTo } from './access.ts'

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
      createdAt: actions.createdAt,
      endedAt: mentorships.endedAt,
    })
    .from(actions)
    .innerJoin(mentorships, eq(mentorships.id, actions.mentorshipId))
    .where(and(eq(actions.id, actionId), actionItemsVisibleTo(ctx)))
  if (!action) throw new NotFound()
  return action
}

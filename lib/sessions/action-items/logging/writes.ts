import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people } from '#db/schema/people.ts'
import { actions } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import { wasWithdrawnFrom } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { FieldRefused, NotFound, ReaderChanged } from '#lib/core/errors.ts'
import { otherInPair } from '#lib/people/rules.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import { actionItemsVisibleTo } from '#lib/sessions/action-items/access.ts'
import { lastChangeOfAction } from '#lib/sessions/action-items/scope.ts'

const author = alias(people, 'action_author')

export type PairInTeam = { id: string; teamId: string; mentorId: string; juniorId: string }

type NewAction = { id: string; owner: 'mentor' | 'junior'; body: string; dueOn: Day | null }

/** One statement, inside another verb's transaction. Returns the search documents, which the caller indexes. */
export async function insertActions(
  ctx: Ctx,
  tx: Transaction,
  pair: PairInTeam,
  made: readonly NewAction[],
  { sessionId, visibility }: { sessionId: string | null; visibility: Visibility },
) {
  if (made.length === 0) return []
  const audience = {
    authorId: ctx.viewer.id,
    visibility,
    readerId: visibility === 'pair' ? otherInPair(pair, ctx.viewer.id) : null,
  }
  const rows = made.map(({ id, owner, body, dueOn }) => ({
    id,
    teamId: pair.teamId,
    juniorId: pair.juniorId,
    mentorshipId: pair.id,
    sessionId,
    ownerId: owner === 'mentor' ? pair.mentorId : pair.juniorId,
    ...audience,
    body,
    dueOn,
    state: 'open' as const,
    createdAt: ctx.now,
  }))
  await tx.insert(actions).values(rows)
  return rows.map(({ id, body }) => ({ ...documentOf(ctx, pair, id, body), ...audience }))
}

/**
 * Inside the transaction that logs the session. Throws `NotFound` for an action of another mentorship, or one the viewer
 * can't read, `ReaderChanged` at `open` for one that was withdrawn since the form was opened, and `FieldRefused` at the
 * choice for one that was changed or closed otherwise.
 */
export async function closeActions(
  ctx: Ctx,
  tx: Transaction,
  mentorshipId: string,
  sessionId: string,
  choices: readonly { id: string; version: number; choice: 'open' | 'done' | 'dropped' }[],
): Promise<void> {
  const closing = choices.filter((row) => row.choice !== 'open')
  if (closing.length === 0) return
  const ids = closing.map((row) => row.id)
  const found = await tx
    .select({
      id: actions.id,
      teamId: actions.teamId,
      body: actions.body,
      state: actions.state,
      version: actions.version,
      closedAt: actions.closedAt,
      closedBy: { id: people.id, name: people.name },
      withdrawnAt: actions.withdrawnAt,
      author: { id: author.id, name: author.name },
    })
    .from(actions)
    .innerJoin(author, eq(author.id, actions.authorId))
    .leftJoin(people, eq(people.id, actions.closedById))
    .where(
      and(
        inArray(actions.id, ids),
        eq(actions.mentorshipId, mentorshipId),
        or(actionItemsVisibleTo(ctx), wasWithdrawnFrom(ctx, actions)),
      ),
    )
  if (found.length !== new Set(ids).size) throw new NotFound()
  for (const { author: actor, withdrawnAt: at } of found) {
    if (!at) continue
    const happened = whatHappened(ctx, { actor, at }, 'withdrew an action')
    // The page is read again, without it: its words are its author's now.
    throw new ReaderChanged('open', `${happened} Save again to go on without it.`)
  }
  for (const [index, { id, version, choice }] of choices.entries()) {
    const action = found.find((row) => row.id === id)
    if (!action || choice === 'open' || action.version === version || action.state === choice) continue
    const happened = await lastChangeOfAction(ctx, tx, action, `“${action.body}”`)
    throw new FieldRefused(`open.${index}.choice`, `${happened} Choose “Still open” to leave it as it is.`)
  }
  for (const state of ['done', 'dropped'] as const) {
    const chosen = closing.flatMap((row) => (row.choice === state ? [row.id] : []))
    if (chosen.length === 0) continue
    await tx
      .update(actions)
      .set({
        state,
        closedAt: ctx.now,
        closedById: ctx.viewer.id,
        closedInId: sessionId,
        version: sql`${actions.version} + 1`,
      })
      .where(and(inArray(actions.id, chosen), eq(actions.state, 'open')))
  }
}

/** Without the audience, which the caller adds. */
export function documentOf(
  ctx: Ctx,
  { teamId, juniorId }: { teamId: string; juniorId: string },
  id: string,
  body: string,
) {
  return {
    recordId: id,
    kind: 'action' as const,
    pageId: id,
    teamId,
    juniorId,
    title: body,
    body: '',
    at: ctx.now,
  }
}

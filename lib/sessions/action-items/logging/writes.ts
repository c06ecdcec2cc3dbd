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
import { recordAudit } from '#lib/record/audit/writes.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import { actionItemsVisibleTo } from '#lib/sessions/action-items/access.ts'
import { lastChangeOfAction } from '#lib/sessions/action-items/scope.ts'
import { assertNoneReopenedTwice, ownerOf } from './scope.ts'

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
    ownerId: ownerOf(pair, owner),
    ...audience,
    body,
    dueOn,
    state: 'open' as const,
    createdAt: ctx.now,
  }))
  await tx.insert(actions).values(rows)
  return rows.map(({ id, body }) => ({ ...documentOf(ctx, pair, id, body), ...audience }))
}

type Choice = {
  id: string
  version: number
  /** As the form showed it; open if it doesn't say. */
  was?: 'open' | 'done' | 'dropped' | undefined
  choice: 'open' | 'done' | 'dropped'
}

const asItIs = { open: 'Still open', done: 'Done', dropped: 'Drop it' }

/**
 * Inside the transaction that logs or edits the session: does what was chosen otherwise than the form showed. Throws
 * `NotFound` for an action of another mentorship, or one the viewer can't read, `ReaderChanged` at `open` for one that was
 * withdrawn since the form was opened, and `FieldRefused` at the choice for one that was changed, closed or reopened
 * otherwise. Throws `Refused` for one that is opened again while another in its words is open.
 */
export async function closeActions(
  ctx: Ctx,
  tx: Transaction,
  mentorshipId: string,
  sessionId: string,
  choices: readonly Choice[],
): Promise<void> {
  const ids = choices.flatMap(({ id, was = 'open', choice }) => (choice === was ? [] : [id]))
  if (ids.length === 0) return
  const found = await tx
    .select({
      id: actions.id,
      teamId: actions.teamId,
      ownerId: actions.ownerId,
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
  const chosen: Record<Choice['choice'], string[]> = { open: [], done: [], dropped: [] }
  for (const { author: actor, withdrawnAt: at } of found) {
    if (!at) continue
    const happened = whatHappened(ctx, { actor, at }, 'withdrew an action')
    // The page is read again, without it: its words are its author's now.
    throw new ReaderChanged('open', `${happened} Save again to continue without it.`)
  }
  for (const [index, { id, version, was = 'open', choice }] of choices.entries()) {
    const action = found.find((row) => row.id === id)
    if (!action || choice === was || action.state === choice) continue
    if (action.version !== version) {
      const happened = await lastChangeOfAction(ctx, tx, action, `“${action.body}”`)
      throw new FieldRefused(
        `open.${index}.choice`,
        `${happened} Choose “${asItIs[was]}” to leave it as it is.`,
      )
    }
    chosen[choice].push(id)
  }
  for (const state of ['done', 'dropped', 'open'] as const) {
    if (chosen[state].length === 0) continue
    const those = found.filter(({ id }) => chosen[state].includes(id))
    if (state === 'open') await assertNoneReopenedTwice(ctx, tx, mentorshipId, those)
    const closed =
      state === 'open'
        ? { closedAt: null, closedById: null, closedInId: null }
        : { closedAt: ctx.now, closedById: ctx.viewer.id, closedInId: sessionId }
    const changed = await tx
      .update(actions)
      .set({ state, ...closed, version: sql`${actions.version} + 1` })
      .where(inArray(actions.id, chosen[state]))
      .returning({ id: actions.id, teamId: actions.teamId })
    if (state !== 'open') continue
    for (const { id, teamId } of changed)
      await recordAudit(ctx, tx, { event: 'action.reopened', subjectId: id, teamId })
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

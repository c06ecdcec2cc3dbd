import { and, asc, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { actions, sessions } from '#db/schema/sessions.ts'
import { keptZones } from '#db/zones.ts'
import { isJuniorNow, isOneOfPair, stands } from '#lib/audience/access.ts'
import { type TextVersion, withVersions } from '#lib/audience/versions/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { isOverdue } from '#lib/core/due.ts'
import { NotFound } from '#lib/core/errors.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { canWiden } from '#lib/sessions/access.ts'
import { actionItemsVisibleTo, canClose, canEdit, canWithdraw } from './access.ts'

const mentor = alias(people, 'mentor')
const junior = alias(people, 'junior')
const mine = alias(mentorships, 'own_mentorship')

export const MAX_CLOSED = 50

/** `isOverdue` uses the junior's day. `canClose`, `canEdit` and `canWiden` are about the viewer. */
export type ActionRow = Awaited<ReturnType<typeof listActions>>[number]

/**
 * Open actions of the viewer's mentorships: `yours` are the viewer's to do, `waiting` the other person's, and `left` is
 * what was open when a mentorship ended. What a junior has kept for themselves since is one of `yours`. Earliest due
 * first, undated ones last; the one with the id `alsoId` is in its place, open or not. One query.
 */
export async function listOpenActions(ctx: Ctx, alsoId?: string): Promise<OpenActions> {
  const rows = await listActions(ctx, and(ofOwnPairs(ctx), isOpenOr(alsoId), stands(actions)))
  const isLeft = (row: ActionRow) => row.endedAt !== null && row.visibility !== 'private'
  const isYours = (row: ActionRow) => row.owner.id === ctx.viewer.id
  return {
    yours: rows.filter((row) => !isLeft(row) && isYours(row)),
    waiting: rows.filter((row) => !isLeft(row) && !isYours(row)),
    left: rows.filter((row) => isLeft(row) && row.state === 'open'),
  }
}

export type OpenActions = Record<'yours' | 'waiting' | 'left', ActionRow[]>

/** From the viewer's mentorships, latest first, at most `MAX_CLOSED`. One query. */
export async function listClosedActions(ctx: Ctx): Promise<ActionRow[]> {
  return listActions(ctx, and(ofOwnPairs(ctx), ne(actions.state, 'open'), stands(actions)), { closed: true })
}

/** Those the viewer may read, earliest due first, and the one with the id `alsoId`, open or not. One query. */
export async function listOpenActionsByMentorship(
  ctx: Ctx,
  mentorshipId: string,
  alsoId?: string,
): Promise<ActionRow[]> {
  return listActions(ctx, and(eq(actions.mentorshipId, mentorshipId), isOpenOr(alsoId), stands(actions)))
}

/** With its earlier words. Two queries at most. Throws `NotFound`. */
export async function getAction(
  ctx: Ctx,
  actionId: string,
): Promise<ActionRow & { versions: TextVersion[] }> {
  const [action] = await listActions(ctx, eq(actions.id, actionId))
  if (!action) throw new NotFound()
  const [versioned] = await withVersions(ctx, [action])
  return { ...action, versions: versioned?.versions ?? [] }
}

const isOpenOr = (alsoId: string | undefined) =>
  alsoId ? or(eq(actions.state, 'open'), eq(actions.id, alsoId)) : eq(actions.state, 'open')

// A subquery of ids lets the query use the index on mentorship and state.
function ofOwnPairs(ctx: Ctx): SQL {
  return inArray(actions.mentorshipId, db.select({ id: mine.id }).from(mine).where(isOneOfPair(ctx, mine)))
}

async function listActions(ctx: Ctx, which: SQL | undefined, { closed = false } = {}) {
  const owner = alias(people, 'owner')
  const query = db
    .select({
      id: actions.id,
      mentorshipId: actions.mentorshipId,
      body: actions.body,
      dueOn: actions.dueOn,
      state: actions.state,
      visibility: actions.visibility,
      authorId: actions.authorId,
      endedAt: mentorships.endedAt,
      teamId: actions.teamId,
      isJuniorHere: sql<number>`case when ${isJuniorNow(actions)} then 1 else 0 end`.mapWith(Boolean),
      version: actions.version,
      createdAt: actions.createdAt,
      editedAt: actions.editedAt,
      withdrawnAt: actions.withdrawnAt,
      closedAt: actions.closedAt,
      owner: { id: owner.id, name: owner.name },
      mentor: { id: mentor.id, name: mentor.name },
      junior: { id: junior.id, name: junior.name, zones: keptZones(junior) },
      session: { id: sessions.id, heldOn: sessions.heldOn },
    })
    .from(actions)
    .innerJoin(mentorships, eq(mentorships.id, actions.mentorshipId))
    .innerJoin(owner, eq(owner.id, actions.ownerId))
    .innerJoin(mentor, eq(mentor.id, mentorships.mentorId))
    .innerJoin(junior, eq(junior.id, actions.juniorId))
    .leftJoin(sessions, eq(sessions.id, actions.sessionId))
    .where(and(which, actionItemsVisibleTo(ctx)))
  const rows = closed
    ? await query.orderBy(desc(actions.closedAt), desc(actions.id)).limit(MAX_CLOSED)
    : await query.orderBy(sql`${actions.dueOn} asc nulls last`, asc(actions.createdAt), asc(actions.id))
  return rows.map((row) => ({
    ...row,
    isOverdue: isOverdue(row, personDay(ctx.now, row.junior.zones)),
    canClose:
      row.withdrawnAt === null && canClose(ctx, { ...row, mentorId: row.mentor.id, juniorId: row.junior.id }),
    canWiden: row.withdrawnAt === null && canWiden(ctx, row),
    canWithdraw: canWithdraw(ctx, {
      ...row,
      mentorId: row.mentor.id,
      juniorId: row.junior.id,
      ownerId: row.owner.id,
    }),
    canEdit:
      row.state === 'open' &&
      row.withdrawnAt === null &&
      canEdit(ctx, { ...row, mentorId: row.mentor.id, juniorId: row.junior.id, ownerId: row.owner.id }),
  }))
}
